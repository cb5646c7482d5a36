import Diagnostics

/// The texts of a site's files, with unsaved texts in place of some.
package struct SiteTexts: Sendable {
  package var folder: String
  package var unsaved: [String: [UInt8]]

  package init(_ folder: String, unsaved: [String: [UInt8]] = [:]) {
    self.folder = folder
    self.unsaved = unsaved
  }

  /// Nil for a file that is not text.
  package func source(of file: String) -> Source? {
    (unsaved[file].map { makeMendedSource(file, bytes: $0) } ?? readMendedSource(file, in: folder)).source
  }
}
