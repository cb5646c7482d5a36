extension Source {
  /// The text of a range that begins and ends between characters.
  ///
  /// A source's bytes are valid UTF-8, so they are not checked again for every string that is made of them: that was
  /// two thirds of making one.
  package func text(in range: Range<Int>) -> String {
    precondition(
      isBetweenCharacters(range.lowerBound) && isBetweenCharacters(range.upperBound), "a cut character")
    // Sound, because the bytes are valid as a whole, and the range cuts none of their characters.
    return String(copying: unsafe UTF8Span(unchecked: bytes.span.extracting(range)))
  }

  private func isBetweenCharacters(_ offset: Int) -> Bool {
    offset == bytes.count || bytes[offset] & 0xC0 != 0x80
  }
}
