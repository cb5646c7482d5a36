import Almanac
import Content
import Files

/// The bytes of a page with another review mark: marks of earlier steps stay as written, those of later steps are
/// removed, since they were given to another text.
///
/// - Parameters:
///   - step: the position among the chain's steps.
///   - person: a person of the chain's staff.
/// - Returns: the bytes, and the removed marks.
package func givingReview(
  step: Int, by person: String, on day: Day, _ reviews: Reviews, to bytes: [UInt8], named file: String,
  of kind: Kind
) throws(EditRefusal) -> (bytes: [UInt8], dropped: [String]) {
  guard let position = kind.reviewField else { throw .noFields }
  let key = kind.fields[position].key
  let page = try PageText(file, bytes: bytes, of: kind)
  let written = page.marks(key)
  let kept = reviews.steps[..<step].compactMap { given in
    written.first { mark in
      mark.split(whereSeparator: \.isWhitespace).joined(separator: " ").hasPrefix(given.name + " ")
        && mark.contains(given.mark?.digest ?? "")
    }
  }
  guard kept.count == step else { throw .notWritable(key: kind.fields[position].label) }
  let mark = "\(reviews.steps[step].name) \(person) \(day.iso) \(reviews.digest)"
  var edit = Edit(file: file, digest: page.digest)
  edit.changes = [FieldChange(key, .list((kept + [mark]).map(WrittenValue.text)))]
  let dropped = written.filter { !kept.contains($0) }
  return (try apply(edit, to: bytes, of: kind), dropped)
}

extension PageText {
  /// The review marks under a key, as written.
  package func marks(_ key: String) -> [String] {
    guard let node = node(key), !node.isEmpty else { return [] }
    let texts = node.list?.compactMap(\.text) ?? [node.text].compactMap(\.self)
    return texts.flatMap { $0.split { "、，,;；".contains($0) }.map(\.trimmingSpaces) }.filter { !$0.isEmpty }
  }
}
