import Chinese

/// Some documents in a row as one stream of scalars, field after field and line after line, each ended by separators.
///
/// Lines begin at multiples of 32 and documents at multiples of 256, since no search goes beyond the end of a line: a
/// word that becomes longer or shorter moves the rest of its line, and nothing else. So most lists of places, and the
/// files that they are in, stay as they were.
struct DocumentRun: Sendable {
  var scalars: [UInt32] = []
  var extents: [Extent] = []
  /// Keys by which titles and names are found besides their characters, with their places in `scalars`.
  var readings: [(key: String, place: Int)] = []
}

/// The lengths of a document's parts in the stream.
struct Extent: Sendable, Hashable {
  var length: Int
  /// The title, and the separator after it.
  var title: Int
  /// Title and names.
  var head: Int
}

private let lineGrain = 32
private let documentGrain = 256

func foldDocuments(_ documents: ArraySlice<SearchDocument>) -> DocumentRun {
  var run = DocumentRun()
  run.scalars.reserveCapacity(documents.reduce(0) { $0 + $1.body.count / 2 })
  for document in documents {
    let start = run.scalars.count
    run.append(document.title.utf8)
    let title = run.scalars.count - start
    run.read(from: start, as: .prose)
    for person in document.people {
      let place = run.scalars.count
      run.append(person.utf8)
      run.read(from: place, as: .name)
    }
    for name in document.names { run.append(name.utf8) }
    let head = run.scalars.count - start
    run.append(document.summary.utf8)
    for detail in document.details { run.append(detail.utf8) }
    for line in document.body.split(separator: UInt8(ascii: "\n")) { run.append(line) }
    run.fill(to: documentGrain)
    run.extents.append(Extent(length: run.scalars.count - start, title: title, head: head))
  }
  return run
}

extension DocumentRun {
  fileprivate mutating func append(_ line: some Sequence<UInt8>) {
    appendFolded(line, to: &scalars)
    fill(to: lineGrain)
  }

  /// Notes the readings of the text appended last.
  fileprivate mutating func read(from place: Int, as kind: TextKind) {
    let name = scalars[place...].prefix { $0 != separator }
    // A text with white space continues after a separator.
    var text = scalars[place...].map { Unicode.Scalar($0) ?? " " }
    // Letters are typed without the dots of a name; near.js counts its characters without them, too.
    if kind == .name { text.removeAll { nameDots.contains($0.value) } }
    appendReadings(of: text, at: place, as: kind, to: &readings)
    if kind == .name, let whole = wholeName(Array(name)) { readings.append(("~" + whole, place)) }
  }

  fileprivate mutating func fill(to grain: Int) {
    let rest = scalars.count % grain
    if rest > 0 { scalars.append(contentsOf: repeatElement(separator, count: grain - rest)) }
  }
}
