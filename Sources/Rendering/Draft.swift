import Content
import Diagnostics
import Files
import Templating

/// A page that has been rendered but for its text.
package struct Draft: Sendable {
  /// Identifies all that the bytes are made of: with the same key, the same program gives the same bytes.
  package let key: Digest
  private let shell: Shell
  private let body: LateHTML
  /// About how many bytes that has.
  private let length: Int
  /// Where the page will stand, if it is to be read from a folder.
  private var offlinePath: String?

  /// - Parameters:
  ///   - page: the page, from whose file the text comes.
  ///   - fillings: what the text's holes are filled with.
  ///   - body: the text.
  init(shell: Shell, of page: Page, fillings: Fillings, body: LateHTML) {
    self.shell = shell
    self.body = body
    length = 12_288 + fillings.bytes.count
    var key = page.digest.mixed(with: Digest(of: shell.bytes))
    for hole in shell.holes { key = key.mixed(with: Digest(high: UInt64(hole), low: UInt64(hole))) }
    self.key = key.mixed(with: Digest(of: fillings.bytes))
  }

  /// The page.
  ///
  /// - Throws: a `Failure` where its text is in a file that can be read no more, or has changed.
  package var bytes: [UInt8] {
    get throws(Failure) {
      let bytes = try shell.filled(with: body, expecting: length)
      return offlinePath.map { OfflineCopy.relative(bytes, at: $0) } ?? bytes
    }
  }

  func offline(at path: String) -> Draft {
    var draft = self
    draft.offlinePath = path
    return draft
  }
}
