import Diagnostics
import Files

/// The two sides of the difference between an existing draft and an import.
package struct ImportChanges: Sendable, Hashable {
  /// From the manuscript as imported then to the manuscript now.
  package var manuscript: [String]
  /// From the draft as written then to the draft now.
  package var draft: [String]
}

/// The original texts of drafts, which separate the author's later changes to the manuscript from the editor's to the
/// draft.
///
/// They are in the cache: without them the difference is one list, and nothing else changes.
struct ImportMemory {
  /// The site's folder.
  var folder: String

  /// Nil for a draft outside the site.
  private func place(of draft: String) -> String? {
    draft.hasPrefix("/") || draft.split(separator: "/").contains("..")
      ? nil : folder + "/.cache/imports/" + draft + ".imported"
  }

  func keep(_ text: String, of draft: String) throws(Failure) {
    guard let place = place(of: draft) else { return }
    if let slash = place.lastIndex(of: "/") { try makeFolder(String(place[..<slash])) }
    try replaceFile(place, with: Array(text.utf8))
  }

  /// - Parameters:
  ///   - text: the draft that the import would write now.
  ///   - current: the text of the existing draft.
  /// - Returns: nil if the original text is not in the cache.
  func changes(of draft: String, to text: String, and current: String) -> ImportChanges? {
    guard let place = place(of: draft), let bytes = try? readFile(place) else { return nil }
    let written = String(decoding: bytes, as: UTF8.self)
    return ImportChanges(
      manuscript: difference(from: written, to: text), draft: difference(from: written, to: current))
  }
}
