import Diagnostics
import YAML

/// The form of consent to the publication: the person's in writing, the unit's, or not required (a public figure).
///
/// Written as a term alone, or as `{kind: …, paper: …, expires: …}` if the paper has a number or the consent ends on a
/// day.
struct ConsentField: FieldType {
  static let names = ["consent"]
  static let manual = Phrase(
    "谁同意公开：词表里的一条，或 {kind: …, paper: …, expires: …}。不给读者看；到期以后文章撤下。",
    "Who agreed to publication: a term, or {kind: …, paper: …, expires: …}. Readers do not see it; when it ends the page is held back."
  )
  static let keyLabels = ["kind": "方式", "expires": "有效期"]

  let kinds: Int

  init?(options: inout MapReader, reader: inout NodeReader) {
    guard let kinds = takeVocabulary(&options, reader: &reader) else { return nil }
    self.kinds = kinds
  }

  static let shape = FieldSchema.hidden
  var form: WrittenForm {
    .either([.term(vocabulary: kinds), .map(["kind", "paper", "expires"], required: ["kind"])])
  }
  var writtenTerms: Int? { kinds }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    if let text = node.text {
      return readTerm(text, node, of: kinds, reader: &reader).map {
        .consent(Consent(kind: $0))
      }
    }
    guard var map = MapReader(node, of: label, reader: &reader) else { return nil }
    let kindNode = map.take("kind")
    let kind = map.required("kind", reader: &reader)
      .flatMap { readTerm($0, kindNode ?? node, of: kinds, reader: &reader) }
    let expires = map.take("expires").flatMap { readMoment($0, of: label, reader: &reader)?.day }
    let paper = map.text("paper", reader: &reader)
    map.refuseOtherKeys(reader: &reader)
    return kind.map { .consent(Consent(kind: $0, paper: paper, expires: expires)) }
  }
}
