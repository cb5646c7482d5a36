/// The blocks that `::: name` begins, by their English and Chinese names.
enum BlockKind {
  /// A quotation: `::: quote source`.
  case quote
  /// Pictures side by side: `::: gallery caption`.
  case gallery
  /// `::: video address [subtitles.vtt] [title]`; the text in it is the transcript.
  case video
  /// `::: audio address [title]`; the text in it is the transcript.
  case audio
  /// Lines of `name: content`: `::: facts title`.
  case facts
  /// Lines of `time: event`: `::: timeline title`.
  case timeline
  /// Something to heed: `::: notice title`.
  case notice
  /// Lines that begin with a speaker's name: `::: interview title`.
  case interview
  /// An unknown name; the content is written without a box.
  case unknown

  init?(named name: String) {
    guard let found = BlockKind.names.first(where: { $0.name == name.lowercased() }) else { return nil }
    self = found.kind
  }

  static let names: [(name: String, kind: BlockKind)] = [
    ("quote", .quote), ("gallery", .gallery), ("video", .video), ("audio", .audio), ("facts", .facts),
    ("timeline", .timeline),
    ("notice", .notice), ("interview", .interview), ("引语", .quote), ("她说", .quote), ("他说", .quote),
    ("图集", .gallery), ("组图", .gallery), ("视频", .video), ("音频", .audio), ("录音", .audio), ("资料", .facts),
    ("基本信息", .facts),
    ("时间线", .timeline), ("大事记", .timeline), ("提示", .notice), ("访谈", .interview), ("对话", .interview),
    ("问答", .interview),
  ]

  /// Whether it holds paragraphs like any other.
  var isText: Bool {
    switch self {
    case .quote, .video, .audio, .notice, .unknown: true
    case .gallery, .facts, .timeline, .interview: false
    }
  }

  /// Whether its lines are names with contents, written as a definition list.
  var isDefinitions: Bool { self == .facts || self == .timeline }
}

/// A block that is being written.
struct OpenBlock {
  var kind: BlockKind
  var name: String
  var title: CellText?
  var line: Int
  /// The HTML before the block's content, to see whether it has any.
  var contentStart = 0
  /// The name of a definition is being written, its content not yet.
  var isAwaitingContent = false
}
