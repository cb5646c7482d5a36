/// A manuscript as it was read, before anything is recognised in it: the same whether it was Word or HTML.
struct ManuscriptSource {
  var elements: [Element] = []
  var pictures: [SourcePicture] = []
  /// The paragraphs of foot- and endnotes, in the order in which the text refers to them.
  var notes: [[Inline]] = []
  /// What stands in text boxes.
  var boxes: [[Element]] = []
  var ledger = ImportLedger()
  /// Tracked changes that nobody has accepted.
  var changes = 0
  /// What a page of an old site says of itself outside of its article.
  var title: String?
  var proposals: [Proposal] = []
}
