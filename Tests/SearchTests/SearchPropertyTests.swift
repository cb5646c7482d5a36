import Testing

@testable import Search

/// Laws that hold for any texts: what stands in a text finds it, what does not stand there does not.
@Suite struct SearchPropertyTests {
  @Test(arguments: 0..<12)
  func `every run finds exactly the texts that have it`(_ seed: UInt64) throws {
    var random = SplitMix(seed)
    let documents = randomDocuments(count: 20, length: 60, random: &random)
    let texts = documents.map(fields)
    let reader = try IndexReader(makeSearchIndex(of: documents, facets: []))
    for _ in 0..<150 {
      let run = randomRun(from: documents, random: &random)
      guard !run.isEmpty else { continue }
      let expected = texts.indices.filter { texts[$0].contains { $0.contains(run) } }
      #expect(!expected.isEmpty)
      #expect(try reader.find(run) == expected, "\(string(run))")
    }
    for _ in 0..<50 {
      let run = (0..<Int.random(in: 1...4, using: &random)).flatMap { _ in folded(randomPiece(&random)) }
      guard !run.isEmpty else { continue }
      let expected = texts.indices.filter { texts[$0].contains { $0.contains(run) } }
      #expect(try reader.find(run) == expected, "\(string(run))")
    }
  }

  @Test func `what fills many files is found in them`() throws {
    var random = SplitMix(7)
    // Few characters, so that lists have several parts, and then many, so that there are many files.
    let documents =
      (0..<40).map { _ in
        SearchDocument(
          address: "/", title: "", day: "",
          body: Array((0..<300).map { _ in pick(from: ["的", "一", "是"], &random) }.joined().utf8))
      } + randomDocuments(count: 80, length: 150, random: &random)
    let index = makeSearchIndex(of: documents, facets: [], size: 160)
    #expect(index.files.contains { $0.path.hasPrefix("terms-lists/") })
    let texts = documents.map(fields)
    let reader = try IndexReader(index)
    let runs =
      ["的", "的一是", "一是的的"].map(folded) + (0..<10).map { _ in randomRun(from: documents, random: &random) }
    for run in runs where !run.isEmpty {
      let expected = texts.indices.filter { texts[$0].contains { $0.contains(run) } }
      #expect(try reader.find(run) == expected, "\(string(run))")
    }
  }

  @Test func `the same pages make the same files`() {
    var random = SplitMix(3)
    let documents = randomDocuments(count: 200, length: 200, random: &random)
    let first = makeSearchIndex(of: documents, facets: [])
    for _ in 0..<3 {
      let again = makeSearchIndex(of: documents, facets: [])
      #expect(again.files.map(\.path) == first.files.map(\.path))
      #expect(again.files.map(\.bytes) == first.files.map(\.bytes))
    }
  }

  @Test func `a new page leaves most files as they were`() {
    var random = SplitMix(4)
    let documents = randomDocuments(count: 400, length: 300, random: &random)
    let new = SearchDocument(address: "/new/", title: "新", day: "", body: Array("几个字。".utf8))
    let before = Set(makeSearchIndex(of: documents, facets: []).files.map(\.path))
    let after = Set(makeSearchIndex(of: documents + [new], facets: []).files.map(\.path))
    #expect(after.subtracting(before).count * 2 < after.count)
  }

  @Test func `a file whose contents differ has another name`() {
    var random = SplitMix(5)
    var documents = randomDocuments(count: 50, length: 100, random: &random)
    let before = makeSearchIndex(of: documents, facets: []).files
    documents[20].body += Array("添了一句。".utf8)
    let after = Dictionary(
      uniqueKeysWithValues: makeSearchIndex(of: documents, facets: []).files.map { ($0.path, $0.bytes) })
    for file in before { #expect(after[file.path] == nil || after[file.path] == file.bytes) }
  }
}

private func fields(of document: SearchDocument) -> [[UInt32]] {
  var scalars: [UInt32] = []
  for text in [document.title] + document.people + document.names + [document.summary] + document.details {
    appendFolded(text.utf8, to: &scalars)
  }
  appendFolded(document.body, to: &scalars)
  return scalars.split(separator: separator).map(Array.init)
}

private func randomDocuments(count: Int, length: Int, random: inout SplitMix) -> [SearchDocument] {
  func text(_ most: Int) -> String {
    (0..<Int.random(in: 0...most, using: &random)).map { _ in randomPiece(&random) }.joined()
  }
  return (0..<count).map { number in
    SearchDocument(
      address: "/\(number)/", title: text(10), day: "2024-01-01", people: [text(3)],
      names: [text(4), text(2)], summary: text(12), details: [text(5)], body: Array(text(length).utf8))
  }
}

private func randomPiece(_ random: inout SplitMix) -> String {
  switch Int.random(in: 0..<20, using: &random) {
  case 0..<9: return pick(from: ["一", "段", "简", "单", "的", "人", "好", "省", "直"], &random)
  case 9..<12: return scalar(in: 0x4E00...0x9FFF, &random)
  case 12: return scalar(in: 0x20000...0x2A6DF, &random)
  case 13: return scalar(in: 0x21...0x7E, &random)
  case 14: return pick(from: ["Wi-Fi", "GB/T", "e\u{301}", "Ａ", "ß", "İ", "Σ"], &random)
  case 15: return pick(from: ["👍🏽", "👨‍👩‍👧", "🇨🇳", "❤️"], &random)
  case 16: return pick(from: [" ", "\n", "\u{3000}", "\t", "\u{1}"], &random)
  case 17: return pick(from: ["。", "，", "“", "”", "\\", "\"", "!", "#"], &random)
  case 18: return pick(from: ["\u{200B}", "\u{AD}", "\u{FE0F}", "\u{301}", "\u{F900}"], &random)
  default: return scalar(in: 0xAC00...0xD7A3, &random)
  }
}

private func scalar(in range: ClosedRange<UInt32>, _ random: inout SplitMix) -> String {
  string([UInt32.random(in: range, using: &random)])
}

private func pick<Element>(from list: [Element], _ random: inout SplitMix) -> Element {
  list[Int.random(in: list.indices, using: &random)]
}

/// Two to twelve characters that stand side by side in one of the documents.
private func randomRun(from documents: [SearchDocument], random: inout SplitMix) -> [UInt32] {
  let all = fields(of: pick(from: documents, &random))
  guard let field = all.randomElement(using: &random) else { return [] }
  let length = min(field.count, Int.random(in: 1...12, using: &random))
  let start = Int.random(in: 0...field.count - length, using: &random)
  return Array(field[start..<start + length])
}

private func string(_ scalars: [UInt32]) -> String {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars.compactMap(Unicode.Scalar.init))
  return String(view)
}

/// Random numbers that are the same at every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
