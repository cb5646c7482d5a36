import Diagnostics
import Files

/// How a draft that is there already came to differ from an import.
package struct ImportChanges: Sendable, Hashable {
  /// Between the manuscript as it was imported and as it is now.
  package var manuscript: [String]
  /// Between the draft as it was written and as it stands there.
  package var draft: [String]
}

/// Drafts as they were written, so that what an author changed since can be told from what an editor did.
///
/// They lie in the cache: without them a difference is one list, and nothing else changes.
struct ImportMemory {
  /// The site's folder.
  var folder: String

  /// Nil for a draft outside of the site.
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
  ///   - text: what the import would write now.
  ///   - current: what stands in the draft's place.
  /// - Returns: nil where nobody remembers what was written.
  func changes(of draft: String, to text: String, and current: String) -> ImportChanges? {
    guard let place = place(of: draft), let bytes = try? readFile(place) else { return nil }
    let written = String(decoding: bytes, as: UTF8.self)
    return ImportChanges(
      manuscript: difference(from: written, to: text), draft: difference(from: written, to: current))
  }
}
