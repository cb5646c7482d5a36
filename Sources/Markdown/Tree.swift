import CMark
import Glibc

/// A node of libcmark's tree.
typealias Node = OpaquePointer

/// A tree of libcmark, freed with its owner.
struct Tree: ~Copyable {
  let root: Node

  init(parsing text: Bytes) {
    let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
    feed(UnsafeRawBufferPointer(text), to: parser)
    root = finish(parser)
  }

  init(parsing preparation: Preparation) {
    let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
    for piece in [preparation.cells, preparation.text] {
      piece.withUnsafeBytes { feed($0, to: parser) }
    }
    root = finish(parser)
  }

  deinit { cmark_node_free(root) }
}

private func feed(_ text: UnsafeRawBufferPointer, to parser: OpaquePointer?) {
  text.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
}

private func finish(_ parser: OpaquePointer?) -> Node {
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
