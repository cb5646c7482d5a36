/// A manuscript as read from Word or HTML, before recognition.
struct ManuscriptSource {
  var elements: [Element] = []
  var pictures: [SourcePicture] = []
  /// The paragraphs of footnotes and endnotes, in the order of their references.
  var notes: [[Inline]] = []
  /// The contents of text boxes.
  var boxes: [[Element]] = []
  var ledger = ImportLedger()
  /// The number of tracked changes that have not been accepted.
  var changes = 0
  /// The title that an old site's page gives outside its article.
  var title: String?
  var proposals: [Proposal] = []
}
