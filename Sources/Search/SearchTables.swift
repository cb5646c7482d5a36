/// The document of a place, the ends of its title and names, the file of its text, and its values of facets: files of
/// numbers, each for some documents in a row.
struct SearchTables: Sendable {
  /// A file is closed when it is longer, which one document's numbers never make too long.
  private static let size = 10_000

  private(set) var files: [SearchFile] = []
  /// A list of JavaScript for every table: first document, first place, first file of texts, the number of documents of
  /// that file before it, and two marks.
  private(set) var guide: [[UInt8]] = []
  private var numbers: [UInt8] = []
  private var values: [UInt8] = []
  private var opening = ""

  init(of documents: [SearchDocument], _ extents: [Extent], _ texts: SearchTexts) {
    var place = 0
    var text = 0
    var inside = 0
    for (position, (document, extent)) in zip(documents, extents).enumerated() {
      if texts.opened[position] > 0 { inside = 0 }
      if numbers.isEmpty { opening = "\(position),\(place),\(text),\(inside)" }
      for number in [extent.length, extent.title, extent.head - extent.title, texts.opened[position]] {
        Digits.append(number, to: &numbers)
      }
      appendValues(document.values)
      place += extent.length
      text += texts.opened[position]
      inside += 1
      if max(numbers.count, values.count) > SearchTables.size { close() }
    }
    if !numbers.isEmpty { close() }
  }

  private mutating func appendValues(_ values: [Int]) {
    Digits.append(values.count, to: &self.values)
    var last = 0
    for value in values.sorted() {
      Digits.append(value - last, to: &self.values)
      last = value
    }
  }

  private mutating func close() {
    let table = Shard("tables", guide.count, arguments: quoted(numbers))
    let choice = Shard("values", guide.count, arguments: quoted(values))
    files += [table, choice].map { SearchFile(path: $0.path, bytes: $0.bytes) }
    guide.append(Array("[\(opening),\"\(table.mark)\",\"\(choice.mark)\"]".utf8))
    numbers = []
    values = []
  }
}
