import Content
import Diagnostics
import Files

/// The text of a file, with the encoding, byte order mark and line ends of its bytes.
///
/// Readers see UTF-8 with `\n`. An edit is computed there and applied to the file's own bytes, so that a file in
/// GB18030 with CRLF keeps that form, and unedited parts keep their bytes.
struct FileText: Sendable {
  let name: String
  let bytes: [UInt8]
  let source: Source
  let forms: [TextForm]

  init(_ name: String, bytes: [UInt8]) throws(EditRefusal) {
    guard case .text(let text, let forms) = decodeText(bytes) else { throw .unreadable }
    self.name = name
    self.bytes = bytes
    self.forms = forms
    source = Source(name: name, bytes: text)
  }

  /// The text with some ranges replaced. The ranges are sorted and do not overlap.
  func text(_ splices: [Splice]) -> [UInt8] {
    var text: [UInt8] = []
    var end = 0
    for splice in splices {
      text += source.bytes[end..<splice.range.lowerBound]
      text += splice.bytes
      end = splice.range.upperBound
    }
    return text + source.bytes[end...]
  }

  /// The file with some ranges of its text replaced.
  func file(_ splices: [Splice]) throws(EditRefusal) -> [UInt8] {
    let expected = text(splices)
    var file: [UInt8] = []
    if forms.isEmpty {
      file = expected
    } else {
      guard let offsets = fileOffsets() else { throw .notEncodable(forms.map(\.rawValue)) }
      var end = 0
      for splice in splices {
        guard let written = encoded(splice.bytes) else { throw .notEncodable(forms.map(\.rawValue)) }
        file += bytes[end..<offsets[splice.range.lowerBound]]
        file += written
        end = offsets[splice.range.upperBound]
      }
      file += bytes[end...]
    }
    // Never return bytes with another text than intended, whatever the cause.
    guard case .text(expected, _) = decodeText(file) else { throw .notEncodable(forms.map(\.rawValue)) }
    return file
  }

  /// The offset in the file of each byte of the text; nil if they do not correspond.
  private func fileOffsets() -> [Int]? {
    var offsets: [Int] = []
    offsets.reserveCapacity(source.bytes.count + 1)
    var place = markLength
    for scalar in String(decoding: source.bytes, as: UTF8.self).unicodeScalars {
      for _ in 0..<UTF8.width(scalar) { offsets.append(place) }
      guard place < bytes.count else { return nil }
      place += scalar == "\n" ? lineEndLength(at: place) : length(of: scalar, at: place)
    }
    offsets.append(place)
    return place == bytes.count ? offsets : nil
  }

  private var markLength: Int {
    if forms.contains(.byteOrderMark) { return 3 }
    return bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) ? (isUTF16 ? 2 : 0) : 0
  }

  private var isUTF16: Bool { forms.contains(.utf16LittleEndian) || forms.contains(.utf16BigEndian) }

  /// The code unit at an offset: two bytes in UTF-16, else one byte.
  private func unit(at place: Int) -> Int? {
    guard isUTF16 else { return place < bytes.count ? Int(bytes[place]) : nil }
    guard place + 1 < bytes.count else { return nil }
    let (first, second) = (Int(bytes[place]), Int(bytes[place + 1]))
    return forms.contains(.utf16LittleEndian) ? second << 8 | first : first << 8 | second
  }

  private func lineEndLength(at place: Int) -> Int {
    let width = isUTF16 ? 2 : 1
    return unit(at: place) == 0x0D && unit(at: place + width) == 0x0A ? 2 * width : width
  }

  private func length(of scalar: Unicode.Scalar, at place: Int) -> Int {
    if isUTF16 { return scalar.value > 0xFFFF ? 4 : 2 }
    guard forms.contains(.gb18030) else { return UTF8.width(scalar) }
    guard bytes[place] >= 0x80 else { return 1 }
    return place + 1 < bytes.count && 0x30...0x39 ~= bytes[place + 1] ? 4 : 2
  }

  /// A text in the file's encoding, with its line ends; with several forms of line end, the first in `TextForm`.
  private func encoded(_ text: [UInt8]) -> [UInt8]? {
    let end: [UInt8] =
      forms.contains(.windowsLineEnds) ? [0x0D, 0x0A] : forms.contains(.oldMacLineEnds) ? [0x0D] : [0x0A]
    let plain = end == [0x0A] ? text : text.flatMap { $0 == 0x0A ? end : [$0] }
    if forms.contains(.gb18030) { return encodeGB18030(plain) }
    guard isUTF16 else { return plain }
    let isLittle = forms.contains(.utf16LittleEndian)
    return String(decoding: plain, as: UTF8.self).utf16.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isLittle ? [low, high] : [high, low]
    }
  }
}

/// A range of a text and its replacement.
struct Splice: Sendable, Hashable {
  var range: Range<Int>
  var bytes: [UInt8]

  init(_ range: Range<Int>, _ text: String) {
    self.range = range
    bytes = Array(text.utf8)
  }
}
