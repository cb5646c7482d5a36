/// Some documents in a row as one stream of scalars, field after field, each ended by a separator.
struct Stretch: Sendable {
  var scalars: [UInt32] = []
  var extents: [Extent] = []
  /// Initials in pinyin, and where in `scalars` the name stands.
  var initials: [(letters: String, place: Int)] = []
}

/// How much of the stream is a document's.
struct Extent: Sendable, Hashable {
  var length: Int
  /// The title, and the separator after it.
  var title: Int
  /// Title and names.
  var head: Int
}

func foldDocuments(_ documents: ArraySlice<SearchDocument>) -> Stretch {
  var stretch = Stretch()
  stretch.scalars.reserveCapacity(documents.reduce(0) { $0 + $1.body.count / 2 })
  for document in documents {
    let start = stretch.scalars.count
    appendFolded(document.title.utf8, to: &stretch.scalars)
    let title = stretch.scalars.count - start
    for person in document.people {
      if let letters = initials(of: person) { stretch.initials.append((letters, stretch.scalars.count)) }
      appendFolded(person.utf8, to: &stretch.scalars)
    }
    for name in document.names { appendFolded(name.utf8, to: &stretch.scalars) }
    let head = stretch.scalars.count - start
    appendFolded(document.summary.utf8, to: &stretch.scalars)
    for detail in document.details { appendFolded(detail.utf8, to: &stretch.scalars) }
    appendFolded(document.body, to: &stretch.scalars)
    stretch.extents.append(Extent(length: stretch.scalars.count - start, title: title, head: head))
  }
  return stretch
}
