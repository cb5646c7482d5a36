import Glibc

/// GB18030 as UTF-8, by the C library's tables, which are kept with the standard.
///
/// Strict: the first byte that means nothing ends the conversion.
///
/// - Returns: nil where this system has no such conversion.
package func convertGB18030(_ bytes: [UInt8]) -> (text: [UInt8], wrongOffset: Int?)? {
  // Four bytes at most for each of two or more; ASCII stays one for one.
  convert(bytes, from: "GB18030", to: "UTF-8", growth: 2)
}

/// UTF-8 as GB18030.
///
/// - Returns: nil where this system has no such conversion, or a character has no place in it.
package func encodeGB18030(_ text: [UInt8]) -> [UInt8]? {
  convert(text, from: "UTF-8", to: "GB18030", growth: 4).flatMap { $0.wrongOffset == nil ? $0.text : nil }
}

/// - Parameter growth: how many bytes one byte can become.
private func convert(
  _ bytes: [UInt8], from source: String, to target: String, growth: Int
) -> (text: [UInt8], wrongOffset: Int?)? {
  let conversion = iconv_open(target, source)
  // The library says “no” by the address -1.
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
