import Glibc

/// GB18030 as UTF-8, by the C library's tables, which are kept with the standard.
///
/// Strict: the first byte that means nothing ends the conversion.
///
/// - Returns: nil where this system has no such conversion.
package func convertGB18030(_ bytes: [UInt8]) -> (text: [UInt8], wrongOffset: Int?)? {
  let conversion = iconv_open("UTF-8", "GB18030")
  // The library says “no” by the address -1.
  guard let conversion, Int(bitPattern: conversion) != -1 else { return nil }
  defer { iconv_close(conversion) }
  var input = bytes.map(CChar.init(bitPattern:))
  // Four bytes at most for each of two or more; ASCII stays one for one.
  var output = [CChar](repeating: 0, count: bytes.count * 2 + 16)
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
