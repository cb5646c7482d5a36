import Files

/// What a file of the site is, as far as it decides how long readers may get it.
///
/// What authors wrote and showed goes with the page that showed it; what only a theme or the search is made of may
/// outlive its release, for whoever has a page open.
package enum FileSort: Sendable, Hashable {
  /// A page that an author wrote and readers may see. Known by marks of its file and its title, not by these
  /// themselves: what lies in a storage is for everybody to read.
  case page(file: String, title: String)
  /// Made of a picture or an attachment, whose bytes have this mark.
  case media(source: String)
  /// A style, a script, a font: named by its contents, and the same for all pages.
  case asset
  /// A file of the search index, named by its contents.
  case search
  /// Lists, feeds, notices, drawn covers: all that is made anew for each site, and goes with it.
  case other

  package static func page(ofFile file: String, titled title: String) -> FileSort {
    .page(file: mark(of: file), title: mark(of: title))
  }

  /// By which a page's file or title is found again.
  package static func mark(of text: String) -> String { Digest(of: Array(text.utf8)).short }
}
