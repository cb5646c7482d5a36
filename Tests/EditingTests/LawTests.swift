import Content
import Diagnostics
import Files
import TestSites
import Testing
import YAML

@testable import Editing

/// Laws 1 to 3 of saving, over generated and garbled files of every shape.
@Suite struct LawTests {
  private let kind: Kind

  init() throws { kind = try testKind() }

  /// Law 1: an unchanged form changes no byte, in every file that is a text.
  @Test(arguments: 0..<10) func unchangedIsUnchanged(part: Int) throws {
    for seed in (part * 100)..<(part * 100 + 100) {
      var maker = HeaderMaker(seed: seed)
      for isGarbled in [false, true] {
        let text = isGarbled ? HeaderMaker.garbled(maker.text, &maker.random) : maker.text
        let bytes = HeaderMaker.encode(text, maker.shape)
        guard case .text(let decoded, _) = decodeText(bytes) else { continue }
        var edit = Edit(file: "a.md", digest: Digest(of: bytes))
        #expect(try apply(edit, to: bytes, of: kind) == bytes)
        // Nor does a form that says what the file says.
        let source = Source(name: "a.md", bytes: decoded)
        guard let split = splitFrontMatter(source).0,
          let fields = LocatedFields(source, split.fields, of: kind)
        else { continue }
        edit.body = source.text(in: split.body)
        for entry in fields.entries where entry.pair != nil {
          guard let name = entry.name, fields.entries.count(where: { $0.name == name }) == 1 else { continue }
          edit.changes.append(FieldChange(kind.key(of: name), WrittenValue(entry.value)))
        }
        #expect(try apply(edit, to: bytes, of: kind) == bytes, "\(seed) \(text)")
      }
    }
  }

  /// Law 2: one field changes the lines of that field only, and all others say what they said.
  @Test(arguments: 0..<10) func oneFieldIsItsLines(part: Int) throws {
    for seed in (part * 100)..<(part * 100 + 100) {
      var maker = HeaderMaker(seed: seed)
      let field = maker.random.pick(HeaderMaker.fields)
      let value = randomValue(field, &maker.random)
      let bytes = maker.bytes
      var edit = Edit(file: "a.md", digest: Digest(of: bytes))
      edit.changes = [FieldChange(field.key, value)]
      let result = try #require(
        try? apply(edit, to: bytes, of: kind), "\(seed): \(field.key) \(value)\n\(maker.text)")
      let after = try #require(read(result), "\(seed)")
      #expect(FileShape(result) == FileShape(bytes))
      let before = try #require(read(bytes))
      #expect(others(before, field.key) == others(after, field.key), "\(seed)\n\(maker.text)")
      if value != .nothing || before.entries.contains(where: { $0.name == kind.names[field.key] }) {
        let entry = try #require(after.entries.last { $0.name == kind.names[field.key] })
        #expect(value.isSaid(by: entry.value), "\(seed): \(value)")
      }
      #expect(
        changedLines(from: maker.lines, to: String(decoding: after.source.bytes, as: UTF8.self))
          .allSatisfy { $0.field == field.key }, "\(seed): \(field.key) \(value)\n\(maker.text)")
    }
  }

  /// Whatever somebody did to a file, an edit is right or refused.
  @Test(arguments: 0..<10) func garbledIsRightOrRefused(part: Int) throws {
    var refused = 0
    for seed in (part * 100)..<(part * 100 + 100) {
      var maker = HeaderMaker(seed: seed)
      let bytes = HeaderMaker.encode(HeaderMaker.garbled(maker.text, &maker.random), maker.shape)
      let field = maker.random.pick(HeaderMaker.fields)
      var edit = Edit(file: "a.md", digest: Digest(of: bytes))
      edit.changes = [FieldChange(field.key, randomValue(field, &maker.random))]
      guard let result = try? apply(edit, to: bytes, of: kind) else {
        refused += 1
        continue
      }
      guard let before = read(bytes), let after = read(result) else {
        Issue.record("\(seed)")
        continue
      }
      #expect(others(before, field.key) == others(after, field.key), "\(seed)")
    }
    // Most can be edited all the same.
    #expect(refused < 40)
  }

  /// Law 3: of two editors in any order, none undoes what he has not seen.
  @Test func twoEditorsLoseNothing() throws {
    for seed in 0..<300 {
      var random = Random(seed: seed)
      var file = HeaderMaker(seed: seed).bytes
      var opened: [[UInt8]] = [file, file]
      var written: [String: WrittenValue] = [:]
      var saves = 0
      for step in 0..<8 {
        let who = random.below(2)
        if random.below(3) == 0 { opened[who] = file }
        let key = ["source", "deed", "summary"][random.below(3)]
        let value = WrittenValue.text("第\(step)次，第\(who)人")
        var edit = Edit(file: "a.md", digest: Digest(of: opened[who]))
        edit.changes = [FieldChange(key, value)]
        do throws(EditRefusal) {
          file = try apply(edit, to: file, of: kind)
          // Only who had the last state before him was let through.
          written[key] = value
          opened[who] = file
          saves += 1
        } catch {
          #expect(error == .changedMeanwhile)
          #expect(opened[who] != file)
        }
        let fields = try #require(read(file))
        for (key, value) in written {
          let entry = try #require(fields.entries.last { $0.name == kind.names[key] })
          #expect(value.isSaid(by: entry.value))
        }
      }
    }
  }

  private func read(_ bytes: [UInt8]) -> LocatedFields? {
    guard case .text(let text, _) = decodeText(bytes) else { return nil }
    let source = Source(name: "a.md", bytes: text)
    return splitFrontMatter(source).0.flatMap { LocatedFields(source, $0.fields, of: kind) }
  }

  private func others(_ fields: LocatedFields, _ key: String) -> [String] {
    fields.entries.filter { $0.name != kind.names[key] }.map { "\($0.key)=\(WrittenValue($0.value))" }
  }

  private func randomValue(_ field: (key: String, label: String, isList: Bool), _ random: inout Random)
    -> WrittenValue
  {
    let words = HeaderMaker.words
    switch field.key {
    case "cover":
      return .map([.init("src", .text("b.jpg")), .init("alt", .text(random.pick(words)))])
    case "photos":
      return .list(
        (0...random.below(3)).map { _ in
          .map([.init("src", .text("c.jpg")), .init("alt", .text(random.pick(words)))])
        })
    default:
      if random.below(8) == 0 { return .nothing }
      return field.isList && random.below(3) > 0
        ? .list((0...random.below(3)).map { _ in .text(random.pick(words)) }) : .text(random.pick(words))
    }
  }
}

/// The lines of a text that are in no way in another.
func changedLines(from old: [HeaderMaker.Line], to text: String) -> ArraySlice<HeaderMaker.Line> {
  let new = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  var start = 0
  while start < min(old.count, new.count), old[start].text == new[start] { start += 1 }
  var end = 0
  // The text ends with a line end, behind which there is one more, empty.
  while end < min(old.count, new.count - 1) - start, old[old.count - 1 - end].text == new[new.count - 2 - end]
  {
    end += 1
  }
  return old[start..<max(start, old.count - end)]
}

/// What of a file's shape must stay.
private struct FileShape: Equatable {
  var forms: [TextForm]

  init(_ bytes: [UInt8]) {
    if case .text(_, let forms) = decodeText(bytes) { self.forms = forms } else { forms = [] }
  }
}

/// A kind with fields of many types.
func testKind() throws -> Kind {
  let site = try TestSite([
    "content/stories/_kind.yml": """
    name: 身边好人
    slug: stories
    template: story
    fields:
      deed: {type: text, label: 事迹}
      people: {type: people, label: 人物}
    """,
    "content/_common.yml": """
    fields:
      topics: {type: list, label: 主题}
      unit: {type: text, label: 单位}
      source: {type: text, label: 来源}
      tags: {type: list, label: 关键词}
      cover: {type: picture, label: 封面}
      photos: {type: pictures, label: 图片}
    """,
  ])
  guard let kind = readModel(of: site.folder) else { throw NoKind() }
  return kind
}

struct NoKind: Error {}

private func readModel(of folder: String) -> Kind? { (try? readInputs(in: folder))?.model.kinds.first }
