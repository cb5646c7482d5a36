import Files

/// The origin of an output file, which decides how long it stays published.
///
/// Pages and the files they show are removed with the page; assets and search files may outlive their release, for
/// readers who have a page open.
package enum FileSort: Sendable, Hashable {
  /// A page that an author wrote and readers may see. Its file and title are kept as digests, because everything in an
  /// object storage is publicly readable.
  case page(file: String, title: String)
  /// Made of a picture or an attachment, given by the digest of its bytes.
  case media(source: String)
  /// A style, a script, a font: named by its digest, and the same for all pages.
  case asset
  /// A file of the search index, named by its digest.
  case search
  /// Lists, feeds, notices, drawn covers: everything that is made anew for each release and removed with it.
  case other

  package static func page(ofFile file: String, titled title: String) -> FileSort {
    .page(file: mark(of: file), title: mark(of: title))
  }

  /// The short digest by which a page's file or title is found again.
  package static func mark(of text: String) -> String { Digest(of: Array(text.utf8)).short }
}
