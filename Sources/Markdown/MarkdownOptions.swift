/// Which Markdown is read.
package struct MarkdownOptions: Sendable, Hashable {
  /// Whether the rules for Chinese text, tables, notes, blocks and safety apply; without them the text is
  /// plain CommonMark 0.30 with raw HTML, written in place without placeholders.
  package var isForSite: Bool

  /// The Markdown of pages.
  package static let site = MarkdownOptions(isForSite: true)
  /// CommonMark to the letter, for conformance and tests; no site is built from it.
  package static let commonMark = MarkdownOptions(isForSite: false)
}
