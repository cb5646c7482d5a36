/// A part of the program that reads bytes which other people and other programs wrote.
///
/// Whatever the bytes are, it must come to an end, within its limits of time and memory, and must not trap. What else
/// must hold is a precondition in `read`, so that the fuzzer and the tests stop where it does not.
package struct ForeignReader: Sendable {
  /// What `make fuzz FUZZ=…` calls it.
  package let name: String
  /// The endings of files in the repository that are good to begin with.
  package let seedEndings: [String]
  package let read: @Sendable ([UInt8]) -> Void

  package static let all: [ForeignReader] = texts + containers + pictures
}
