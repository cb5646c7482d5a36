import Diagnostics

@testable import Markdown

func parse(_ text: String, options: MarkdownOptions = .site) -> Document {
  let source = Source(name: "a.md", text: text)
  return parseMarkdown(source, in: 0..<source.bytes.count, options: options)
}

/// The HTML with its placeholders filled in the plainest way.
func html(_ document: Document) -> String {
  var bytes: [UInt8] = []
  var start = 0
  for placeholder in document.placeholders {
    bytes += document.html[start..<placeholder.offset]
    start = placeholder.offset
    switch placeholder.content {
    case .linkStart(let number): bytes += Array("<a href=\"\(document.links[number].address)\">".utf8)
    case .linkEnd: bytes += Array("</a>".utf8)
    case .picture(let number):
      let picture = document.pictures[number]
      bytes += Array("<img src=\"\(picture.address)\" alt=\"\(picture.alternative)\">".utf8)
    case .word(let word): bytes += Array(text(of: word).utf8)
    case .video(let number): bytes += Array("<video src=\"\(document.videos[number].address)\">".utf8)
    }
  }
  return String(decoding: bytes + document.html[start...], as: UTF8.self)
}

func html(_ text: String) -> String { html(parse(text)) }

private func text(of word: DocumentWord) -> String {
  switch word {
  case .taskOpen: "未完成"
  case .taskDone: "已完成"
  case .table(let number): "表格 \(number)"
  case .footnote, .footnotes: "注释"
  case .footnoteBack(let number): "回到正文 \(number)"
  case .transcript: "文字稿"
  }
}

/// Findings as `rule:line`, the way a person reads them.
func findings(_ text: String) -> [String] {
  parse(text).findings.map { "\($0.rule.name):\($0.location.line)" }
}

/// Numbers from a seed, so that a failing text can be made again.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
