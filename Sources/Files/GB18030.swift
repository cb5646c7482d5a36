import Glibc

/// GB18030 converted to UTF-8 with the C library's tables, which follow the standard.
///
/// Strict: the conversion ends at the first invalid byte.
///
/// - Returns: nil if the system lacks the conversion.
package func convertGB18030(_ bytes: [UInt8]) -> (text: [UInt8], wrongOffset: Int?)? {
  // At most four bytes for each of two or more; ASCII stays one byte.
  convert(bytes, from: "GB18030", to: "UTF-8", growth: 2)
}

/// UTF-8 converted to GB18030.
///
/// - Returns: nil if the system lacks the conversion, or GB18030 lacks a character.
package func encodeGB18030(_ text: [UInt8]) -> [UInt8]? {
  convert(text, from: "UTF-8", to: "GB18030", growth: 4).flatMap { $0.wrongOffset == nil ? $0.text : nil }
}

/// - Parameter growth: the maximum number of bytes that one byte can become.
private func convert(
  _ bytes: [UInt8], from source: String, to target: String, growth: Int
) -> (text: [UInt8], wrongOffset: Int?)? {
  let conversion = iconv_open(target, source)
  // `iconv_open` returns -1, as an address, for an unknown conversion.
  guard let conversion, Int(bitPattern: conversion) != -1 else { return nil }
  defer { iconv_close(conversion) }
  var input = bytes.map(CChar.init(bitPattern:))
  var output = [CChar](repeating: 0, count: bytes.count * growth + 16)
  var (inputLeft, outputLeft) = (input.count, output.count)
  let isWhole = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      var (from, to) = (input.baseAddress, output.baseAddress)
      return iconv(conversion, &from, &inputLeft, &to, &outputLeft) == 0
    }
  }
  let text = output[..<(output.count - outputLeft)].map(UInt8.init(bitPattern:))
  return (text, isWhole ? nil : bytes.count - inputLeft)
}
