import Foundation
import Testing
import Text

@testable import Rendering

/// Texts are escaped eight bytes at a time; what comes out is what one byte at a time gives.
@Suite struct EscapedTextTests {
  private static let texts: [String] = {
    var random = SystemRandomNumberGenerator()
    let pieces = [
      "好", "人", "好事", "a", "z0", "/stories/2024/", "<", ">", "&", "\"", "'", "\\", "\n", "\t", "\u{1}", " ",
      "é", "😀",
    ]
    return (0..<500).map { number in
      (0..<(number % 40)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
  }()

  @Test func markupIsEscapedWhereverItStands() {
    let entities: [Character: String] = [
      "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;",
    ]
    for text in Self.texts {
      var output: [UInt8] = []
      appendEscaped(text, to: &output)
      let expected = text.map { entities[$0] ?? String($0) }.joined()
      #expect(output == Array(expected.utf8), "\(text)")
    }
  }

  @Test func jsonIsWhatItWas() throws {
    for text in Self.texts {
      let bytes = JSON.list([.text(text)]).bytes
      let back = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String]
      #expect(back == [text])
      #expect(!bytes.contains { "<>&".utf8.contains($0) })
    }
  }

  @Test(arguments: [
    ("stories/wang/index.html", "stories/wang/"), ("index.html", ""), ("404.html", "404.html"), ("", ""),
  ])
  func aPagesAddressIsItsFolder(_ path: String, _ address: String) {
    #expect(path.droppingIndex == address)
  }
}
