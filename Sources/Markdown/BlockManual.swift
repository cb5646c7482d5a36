import Diagnostics

/// The reference entry of a Markdown block: its names and its syntax.
package struct BlockManual: Sendable {
  package let names: [String]
  package let meaning: Phrase
  package let example: Phrase
}

/// Every block, in the order of `BlockKind.names`, and the notices that other programs write.
package let blockManuals: [BlockManual] = {
  var manuals: [BlockManual] = []
  var seen: Set<BlockKind> = []
  for (_, kind) in BlockKind.names where seen.insert(kind).inserted {
    guard let manual = kind.manual else { continue }
    manuals.append(
      BlockManual(
        names: BlockKind.names.filter { $0.kind == kind }.map(\.name), meaning: manual.meaning,
        example: manual.example))
  }
  return manuals + [
    BlockManual(
      names: calloutNames.sorted().map { "[!\($0)]" },
      meaning: Phrase(
        "提示，GitHub 和 Obsidian 的写法：引用的第一行写名称和标题",
        "a notice as GitHub and Obsidian write it, perhaps with a title"),
      example: Phrase("> [!NOTE] 标题\n> 内容。", "> [!NOTE] A title\n> The text."))
  ]
}()

extension BlockKind {
  fileprivate var manual: (meaning: Phrase, example: Phrase)? {
    switch self {
    case .quote:
      (
        Phrase("一段话和出处", "somebody's words, and whose they are"),
        Phrase(
          "::: quote 示例人物\n做一件小事，做三十年。\n:::",
          "::: quote A Sample Person\nOne small thing, for thirty years.\n:::")
      )
    case .gallery:
      (
        Phrase("几张图片并排，可以有总的图注", "pictures side by side, perhaps with a caption"),
        Phrase(
          "::: gallery 活动现场\n![图上有什么](a.jpg)\n![图上有什么](b.jpg)\n:::",
          "::: gallery At the event\n![what it shows](a.jpg)\n![what it shows](b.jpg)\n:::")
      )
    case .video:
      (
        Phrase(
          "视频：文件或网址，可以有字幕和标题；块里的文字是文字稿",
          "a video: file or address, perhaps captions and a title; its text is the transcript"),
        Phrase("::: video a.mp4 a.vtt 标题\n文字稿。\n:::", "::: video a.mp4 a.vtt A title\nThe transcript.\n:::")
      )
    case .audio:
      (
        Phrase(
          "录音：文件或网址和标题；块里的文字是文字稿", "a recording: file or address, and a title; its text is the transcript"),
        Phrase("::: audio a.mp3 标题\n文字稿。\n:::", "::: audio a.mp3 A title\nThe transcript.\n:::")
      )
    case .facts:
      (
        Phrase("每行“名称：内容”的资料", "lines of `name: content`"),
        Phrase(
          "::: facts 基本信息\n名称：示例\n地点：示例路 1 号\n:::",
          "::: facts At a glance\nName: Sample\nPlace: 1 Sample Road\n:::")
      )
    case .timeline:
      (
        Phrase("每行“时间：事件”", "lines of `time: event`"),
        Phrase(
          "::: timeline 大事记\n2024：开始。\n2025：继续。\n:::",
          "::: timeline What happened\n2024: It begins.\n2025: It goes on.\n:::")
      )
    case .notice:
      (
        Phrase("需要注意的话", "something to heed"),
        Phrase("::: notice 标题\n内容。\n:::", "::: notice A title\nThe text.\n:::")
      )
    case .interview:
      (
        Phrase("访谈，每段以说话的人开头", "an interview: paragraphs begin with who speaks"),
        Phrase("::: interview\n问：为什么？\n答：因为。\n:::", "::: interview\nQuestion: Why?\nAnswer: Because.\n:::")
      )
    case .unknown: nil
    }
  }
}
