import Diagnostics

/// The texts of a site's files: those in its folder, and in the places of some what an editor has not saved yet.
package struct SiteTexts: Sendable {
  package var folder: String
  package var unsaved: [String: [UInt8]]

  package init(_ folder: String, unsaved: [String: [UInt8]] = [:]) {
    self.folder = folder
    self.unsaved = unsaved
  }

  /// Nil for a file that is no text.
  package func source(of file: String) -> Source? {
    (unsaved[file].map { makeMendedSource(file, bytes: $0) } ?? readMendedSource(file, in: folder)).source
  }
}
