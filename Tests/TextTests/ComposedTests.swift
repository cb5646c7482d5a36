import Foundation
import Testing

@testable import Text

@Suite struct ComposedTests {
  @Test(arguments: [
    ("e\u{301}", "é"), ("\u{F979}", "凉"), ("\u{2126}", "Ω"), ("가\u{11A8}", "각"), ("\u{1100}\u{1161}", "가"),
    ("a\u{323}\u{307}", "ạ\u{307}"), ("a\u{307}\u{323}", "ạ\u{307}"), ("\u{958}", "\u{915}\u{93C}"),
    ("\u{301}", "\u{301}"), ("新风", "新风"), ("", ""),
  ]) func composes(text: String, composed: String) {
    #expect(Array(text.composed.unicodeScalars) == Array(composed.unicodeScalars))
  }

  /// Every scalar by itself and behind a letter, as Foundation composes it; not those of rare scripts, of which later
  /// versions of Unicode know more than the table.
  @Test func agreesWithFoundationOnEveryScalar() {
    var different: [String] = []
    for value in Array(UInt32(0)..<0x10000) + Array(0x1D000..<0x30000) {
      guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .unassigned else {
        continue
      }
      for text in [String(Character(scalar)), "a" + String(Character(scalar))] {
        let expected = Array(text.precomposedStringWithCanonicalMapping.unicodeScalars)
        if Array(text.composed.unicodeScalars) != expected { different.append(String(value, radix: 16)) }
      }
    }
    #expect(different.isEmpty, "\(different.prefix(20))")
  }

  /// Marks in any number and order; not a syllable and a final consonant, which Foundation leaves apart.
  @Test func agreesWithFoundationOnHeapsOfMarks() {
    var dice = SystemRandomNumberGenerator()
    let letters: [UInt32] = [0x61, 0x4F, 0x1100, 0x915, 0x4E00, 0xF900, 0x1E0A]
    let marks: [UInt32] = [0x300, 0x301, 0x323, 0x327, 0x338, 0x345, 0x1161, 0x11A8, 0x93C, 0x3099, 0x5B0]
    for _ in 0..<5000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...7, using: &dice) {
        let value =
          Bool.random(using: &dice) ? letters.randomElement(using: &dice) : marks.randomElement(using: &dice)
        if let scalar = value.flatMap(Unicode.Scalar.init) { text.append(scalar) }
      }
      let string = String(text)
      #expect(
        Array(string.composed.unicodeScalars)
          == Array(string.precomposedStringWithCanonicalMapping.unicodeScalars),
        "\(text.map { String($0.value, radix: 16) })")
    }
  }
}
