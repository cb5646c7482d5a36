import Diagnostics

/// The result of importing a site of another system.
package struct PostsReport: Sendable {
  package struct Leftover: Sendable {
    package var file: String
    package var line: Int
    package var text: String
  }

  /// The files written, and those of them that are drafts, with the reasons why they could not be published.
  package var written: [String] = []
  package var drafts: [(file: String, lacks: [Phrase])] = []
  /// Files in the place of a post that differ from it and were left alone, and the number of posts already there
  /// unchanged.
  package var taken: [String] = []
  package var unchanged = 0
  package var pictures = 0
  package var addresses = 0
  /// Parts that an editor has to check, by file and line of the old site.
  package var leftovers: [Leftover] = []
  /// Pictures that posts name and that do not exist, by the place of the post.
  package var lostPictures: [Leftover] = []
  /// Keys without a field here, with the number of posts that have them.
  package var otherKeys: [(key: String, count: Int)] = []
  package var findings: [Diagnostic] = []
  /// Texts of the old site that are not posts.
  package var others: [String] = []
}
