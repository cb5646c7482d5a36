/// A place in a file, as a person counts: lines and columns from 1, columns in characters.
package struct Location: Sendable, Hashable, Comparable {
  /// The file's path relative to the site's folder, with `/`.
  package var file: String
  package var line: Int
  package var column: Int
  /// The number of characters marked; 0 marks the point itself.
  package var length: Int

  package init(file: String, line: Int = 1, column: Int = 1, length: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
    self.length = length
  }

  package static func < (left: Location, right: Location) -> Bool {
    (left.file, left.line, left.column, left.length) < (right.file, right.line, right.column, right.length)
  }
}
