import Glibc

/// UTF-8 as GB18030, by the C library's tables.
///
/// - Returns: nil where this system has no such conversion, or a character has no place in it.
package func encodeGB18030(_ text: [UInt8]) -> [UInt8]? {
  let conversion = iconv_open("GB18030", "UTF-8")
  guard let conversion, Int(bitPattern: conversion) != -1 else { return nil }
  defer { iconv_close(conversion) }
  var input = text.map(CChar.init(bitPattern:))
  var output = [CChar](repeating: 0, count: text.count * 4 + 16)
  var (inputLeft, outputLeft) = (input.count, output.count)
  let isWhole = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      var (from, to) = (input.baseAddress, output.baseAddress)
      return iconv(conversion, &from, &inputLeft, &to, &outputLeft) == 0
    }
  }
  return isWhole ? output[..<(output.count - outputLeft)].map(UInt8.init(bitPattern:)) : nil
}
