/// The offset of the first byte that does not belong to well-formed UTF-8 (Unicode 15, table 3-7), or nil.
package func firstInvalidOffset(inUTF8 bytes: [UInt8]) -> Int? {
  do {
    _ = try UTF8Span(validating: bytes.span)
    return nil
  } catch {
    return error.byteOffsets.lowerBound
  }
}
