import CMark
import Glibc

/// A node of libcmark's tree.
typealias TreeNode = OpaquePointer

/// Parses a text.
///
/// - Returns: the root of a tree that the caller frees.
func parseTree(_ text: Bytes) -> TreeNode {
  let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
  feed(UnsafeRawBufferPointer(text), to: parser)
  return finish(parser)
}

/// Parses a prepared body, its cells first.
///
/// - Returns: the root of a tree that the caller frees.
func parseTree(_ preparation: borrowing Preparation) -> TreeNode {
  let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
  if !preparation.cells.isEmpty { feed(UnsafeRawBufferPointer(preparation.cells.bytes), to: parser) }
  if !preparation.text.isEmpty { feed(UnsafeRawBufferPointer(preparation.text.bytes), to: parser) }
  if !preparation.notes.isEmpty { feed(UnsafeRawBufferPointer(preparation.notes.bytes), to: parser) }
  return finish(parser)
}

private func feed(_ text: UnsafeRawBufferPointer, to parser: OpaquePointer?) {
  text.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
}

private func finish(_ parser: OpaquePointer?) -> TreeNode {
  defer { cmark_parser_free(parser) }
  guard let root = cmark_parser_finish(parser) else { preconditionFailure("libcmark gave no document") }
  return root
}

/// The bytes of a string that libcmark owns; empty where there is none.
func bytes(of text: UnsafePointer<CChar>?) -> Bytes {
  guard let text else { return Bytes(start: nil, count: 0) }
  let length = strlen(text)
  return UnsafeRawPointer(text).withMemoryRebound(to: UInt8.self, capacity: length) {
    Bytes(start: $0, count: length)
  }
}
