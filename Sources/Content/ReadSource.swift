import Diagnostics
import Files

/// A file of the site as text, and a finding: that it was converted, or why it is no text.
///
/// Whatever encoding and line ends it was saved with, the same text is the same page.
package func readSource(_ name: String, in folder: String) -> (source: Source?, finding: Diagnostic?) {
  let bytes: [UInt8]
  do {
    bytes = try readFile(folder + "/" + name)
  } catch {
    return (
      nil, Diagnostic(.unreadableFile, at: Location(file: name), [error.cause ?? error.message.english])
    )
  }
  return makeSource(name, bytes: bytes)
}

package func makeSource(_ name: String, bytes: [UInt8]) -> (source: Source?, finding: Diagnostic?) {
  switch decodeText(bytes) {
  case .text(let text, let forms):
    let source = Source(name: name, bytes: text)
    guard !forms.isEmpty else { return (source, nil) }
    return (
      source,
      Diagnostic(.convertedFile, at: Location(file: name), [forms.map(\.rawValue).joined(separator: "、")])
    )
  case .wrongByte(let encoding, let offset):
    return (
      nil, Diagnostic(.notUTF8, at: place(of: offset, in: bytes, name), [encoding, String(offset + 1)])
    )
  case .notText(let offset):
    return (nil, Diagnostic(.notText, at: place(of: offset, in: bytes, name), [String(offset + 1)]))
  }
}

/// Lines can be counted in any encoding that keeps line feeds as they are.
private func place(of offset: Int, in bytes: [UInt8], _ name: String) -> Location {
  Location(file: name, line: bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1)
}

/// The findings, where of many files that were converted in the same way only the first is named.
///
/// An office whose editor writes CRLF has it in every file: one line says so, and one command mends it.
package func onceForEachForm(_ findings: [Diagnostic]) -> [Diagnostic] {
  var others: [[String]: Int] = [:]
  for finding in findings where finding.rule == .convertedFile { others[finding.arguments, default: -1] += 1 }
  guard !others.isEmpty else { return findings }
  var told: Set<[String]> = []
  return findings.sorted().compactMap { finding in
    guard finding.rule == .convertedFile else { return finding }
    guard told.insert(finding.arguments).inserted else { return nil }
    guard let count = others[finding.arguments], count > 0 else { return finding }
    var finding = finding
    finding.help = Phrase(
      "这样的文件还有 \(count) 个；运行 xinfeng check --fix 统一改存为 UTF-8",
      "\(count) more are like it; xinfeng check --fix rewrites all as UTF-8")
    return finding
  }
}

/// The offset of the first byte that does not belong to well-formed UTF-8 (Unicode 15, table 3-7), or nil.
package func firstInvalidOffset(inUTF8 bytes: [UInt8]) -> Int? {
  bytes.withUnsafeBufferPointer { bytes in
    var offset = 0
    let raw = UnsafeRawBufferPointer(bytes)
    let safe = bytes.count - 3
    while offset < bytes.count {
      // Most characters are Chinese ones of three bytes, or ASCII: both are known by a look at four bytes.
      while offset < safe {
        let four = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        if four & 0x00C0_C0F0 == 0x0080_80E0, four & 0xFF != 0xE0, four & 0xFF != 0xED {
          offset += 3
        } else if four & 0x80 == 0 {
          offset += four & 0x8080_8080 == 0 ? 4 : 1
        } else {
          break
        }
      }
      guard offset < bytes.count else { return nil }
      let lead = bytes[offset]
      if lead < 0x80 {
        offset += 1
        continue
      }
      let length: Int
      var second: ClosedRange<UInt8> = 0x80...0xBF
      switch lead {
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: length = 4
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: return offset
      }
      guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return offset }
      for next in 2..<max(length, 2) where bytes[offset + next] & 0xC0 != 0x80 { return offset }
      offset += length
    }
    return nil
  }
}
