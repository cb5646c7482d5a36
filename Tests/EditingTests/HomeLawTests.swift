import Content
import Diagnostics
import Files
import Testing
import YAML

@testable import Editing

/// The laws of saving for a file that is fields throughout.
@Suite struct HomeLawTests {
  private let file = HomePage.file

  private func read(_ bytes: [UInt8]) -> LocatedFields? {
    guard case .text(let text, _) = decodeText(bytes) else { return nil }
    let source = Source(name: file, bytes: text)
    return parts(of: source).flatMap { LocatedFields(source, $0.fields, of: homeKeys) }
  }

  private func others(_ fields: LocatedFields, _ key: String) -> [String] {
    fields.entries.filter { $0.key != key }.map { "\($0.key)=\(WrittenValue($0.value))" }
  }

  /// Law 1: what says what the file says changes no byte, whatever the file looks like.
  @Test(arguments: 0..<5) func unchangedIsUnchanged(part: Int) throws {
    for seed in (part * 100)..<(part * 100 + 100) {
      var maker = HomeMaker(seed: seed)
      for isGarbled in [false, true] {
        let text = isGarbled ? HeaderMaker.garbled(maker.text, &maker.random) : maker.text
        let bytes = HeaderMaker.encode(text, maker.shape)
        var edit = Edit(file: file, digest: Digest(of: bytes))
        guard case .text = decodeText(bytes) else { continue }
        #expect(try apply(edit, to: bytes, of: homeKeys) == bytes)
        guard let fields = read(bytes) else { continue }
        for entry in fields.entries where entry.pair != nil {
          guard let name = entry.name, fields.entries.count(where: { $0.name == name }) == 1 else { continue }
          edit.changes.append(FieldChange(homeKeys.key(of: name), WrittenValue(entry.value)))
        }
        #expect(try apply(edit, to: bytes, of: homeKeys) == bytes, "\(seed) \(text)")
      }
    }
  }

  /// Law 2: one field changes its own lines, whether it is there or not.
  @Test(arguments: 0..<5) func oneFieldIsItsLines(part: Int) throws {
    for seed in (part * 100)..<(part * 100 + 100) {
      var maker = HomeMaker(seed: seed)
      let key = maker.random.pick(homeKeys.keys.map(\.name))
      let value = randomValue(key, &maker.random)
      let bytes = maker.bytes
      var edit = Edit(file: file, digest: Digest(of: bytes))
      edit.changes = [FieldChange(key, value)]
      let result = try #require(
        try? apply(edit, to: bytes, of: homeKeys), "\(seed): \(key) \(value)\n\(maker.text)")
      let (before, after) = (try #require(read(bytes)), try #require(read(result), "\(seed)"))
      #expect(others(before, key) == others(after, key), "\(seed)\n\(maker.text)")
      let entry = try #require(after.entries.last { $0.key == key }, "\(seed)\n\(maker.text)")
      #expect(value.isSaid(by: entry.value), "\(seed): \(value)")
      let text = String(decoding: after.source.bytes, as: UTF8.self)
      #expect(
        changedLines(from: maker.lines, to: maker.isEnded ? text : text + "\n")
          .allSatisfy { $0.field == key }, "\(seed): \(key) \(value)\n\(maker.text)\n---\n\(text)")
    }
  }

  /// Rows in another order are the same lines in another order: none is written anew, and no comment is lost.
  @Test(arguments: 0..<5) func movedRowsKeepTheirLines(part: Int) throws {
    var moved = 0
    for seed in (part * 100)..<(part * 100 + 100) {
      var maker = HomeMaker(seed: seed)
      let bytes = maker.bytes
      let fields = try #require(read(bytes))
      let lists = fields.entries.filter { ($0.value.list?.count ?? 0) > 1 && $0.pair?.value.style == .block }
      guard let entry = lists.randomElement(using: &maker.random), let items = entry.value.list else {
        continue
      }
      let order = items.shuffled(using: &maker.random).map { WrittenValue($0) }
      var edit = Edit(file: file, digest: Digest(of: bytes))
      edit.changes = [FieldChange(entry.key, .list(order))]
      let after = try #require(read(try apply(edit, to: bytes, of: homeKeys)))
      let now = try #require(after.entries.last { $0.key == entry.key })
      #expect(WrittenValue.list(order).isSaid(by: now.value))
      let lines = { (fields: LocatedFields) in
        fields.source.bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }.sorted()
      }
      #expect(lines(fields) == lines(after), "\(seed)\n\(maker.text)")
      moved += 1
    }
    #expect(moved > 20)
  }

  /// Whatever somebody did to a file, an edit is right or refused.
  @Test(arguments: 0..<5) func garbledIsRightOrRefused(part: Int) throws {
    var refused = 0
    for seed in (part * 100)..<(part * 100 + 100) {
      var maker = HomeMaker(seed: seed)
      let bytes = HeaderMaker.encode(HeaderMaker.garbled(maker.text, &maker.random), maker.shape)
      let key = maker.random.pick(homeKeys.keys.map(\.name))
      var edit = Edit(file: file, digest: Digest(of: bytes))
      edit.changes = [FieldChange(key, randomValue(key, &maker.random))]
      guard let result = try? apply(edit, to: bytes, of: homeKeys) else {
        refused += 1
        continue
      }
      let (before, after) = (try #require(read(bytes)), try #require(read(result)))
      #expect(others(before, key) == others(after, key), "\(seed)\n\(maker.text)")
    }
    // Most can be edited all the same.
    #expect(refused < 50)
  }

  /// Law 3: of two editors in any order, none undoes what he has not seen.
  @Test func twoEditorsLoseNothing() throws {
    for seed in 0..<300 {
      var random = Random(seed: seed)
      var file = HomeMaker(seed: seed).bytes
      var opened: [[UInt8]] = [file, file]
      var written: [String: WrittenValue] = [:]
      for step in 0..<8 {
        let who = random.below(2)
        if random.below(3) == 0 { opened[who] = file }
        let key = ["headline", "slides", "blocks"][random.below(3)]
        let value = WrittenValue.list([.text("第\(step)次"), .map([.init("page", .text("第\(who)人"))])])
        var edit = Edit(file: self.file, digest: Digest(of: opened[who]))
        edit.changes = [FieldChange(key, value)]
        do throws(EditRefusal) {
          file = try apply(edit, to: file, of: homeKeys)
          written[key] = value
          opened[who] = file
        } catch {
          #expect(error == .changedMeanwhile)
          #expect(opened[who] != file)
        }
        let fields = try #require(read(file))
        for (key, value) in written {
          let entry = try #require(fields.entries.last { $0.key == key })
          #expect(value.isSaid(by: entry.value))
        }
      }
    }
  }

  /// A file that has no text takes none.
  @Test func aFileOfFieldsHasNoText() throws {
    let bytes = Array("slides: [a.md]\n".utf8)
    var edit = Edit(file: file, digest: Digest(of: bytes))
    edit.body = "正文"
    #expect(try apply(edit, to: bytes, of: homeKeys) == bytes)
  }

  private func randomValue(_ key: String, _ random: inout Random) -> WrittenValue {
    let word = { (random: inout Random) in WrittenValue.text(random.pick(HomeMaker.words)) }
    switch key {
    case "headline":
      return random.below(2) == 0
        ? word(&random) : .map([.init("page", .text("a.md")), .init("title", word(&random))])
    case "account":
      return .map([
        .init("name", word(&random)),
        .init("picture", .map([.init("src", .text("home/b.png")), .init("alt", word(&random))])),
      ])
    default:
      return .list(
        (0...random.below(4)).map { _ in
          random.below(2) == 0
            ? word(&random) : .map([.init("show", word(&random)), .init("count", .text("3"))])
        })
    }
  }
}
