import Diagnostics

/// What taking over a site of another system came to.
package struct PostsReport: Sendable {
  package struct Leftover: Sendable {
    package var file: String
    package var line: Int
    package var text: String
  }

  /// Files written, of them those that are drafts still, and why the first ones are.
  package var written: [String] = []
  package var drafts: [(file: String, lacks: [Phrase])] = []
  /// Posts whose place is taken by a file that differs from what would be written, and those that are there as they were.
  package var taken: [String] = []
  package var unchanged = 0
  package var pictures = 0
  package var addresses = 0
  /// What an editor has to look at, by its place in the old site.
  package var leftovers: [Leftover] = []
  /// Pictures that were named and are not there, by the place of their post.
  package var lostPictures: [Leftover] = []
  /// Keys without a field here, by how many posts have them.
  package var otherKeys: [(key: String, count: Int)] = []
  package var findings: [Diagnostic] = []
  /// Texts of the old site that are no posts.
  package var others: [String] = []
}
