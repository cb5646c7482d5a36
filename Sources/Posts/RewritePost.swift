/// A post's text as Markdown for this program, with the parts that need an editor.
package struct RewrittenPost: Sendable {
  package var body: String
  /// The pictures' addresses in the post, in order; the body has those returned by `picture`.
  package var pictures: [String] = []
  /// Parts that have no equivalent in this program's Markdown, by line of the file.
  package var leftovers: [Leftover] = []

  package struct Leftover: Sendable, Hashable {
    package var line: Int
    package var text: String
  }
}

/// Converts tags, shortcodes and includes with a Markdown equivalent, and lists the others.
///
/// Code is left alone.
///
/// - Parameter picture: the new address of a picture; nil to keep the old one.
package func rewrite(_ post: Post, in settings: PostSettings, picture: @escaping (String) -> String?)
  -> RewrittenPost
{
  var rewriter = PostRewriter(system: settings.system, picture: picture)
  for (offset, line) in post.body.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
    rewriter.take(String(line), number: post.firstLine + offset)
  }
  rewriter.result.body = rewriter.lines.joined(separator: "\n").trimmingLines
  return rewriter.result
}

struct PostRewriter {
  let system: PostSystem
  let picture: (String) -> String?
  var result = RewrittenPost(body: "")
  var lines: [String] = []
  /// The fence that is open, if the text itself has one.
  private var fence: String?
  /// The code or quotation that a tag has opened, with the tags that close it.
  private var open: OpenTag?

  enum OpenTag {
    case code(ending: [String])
    case quotation(ending: [String])
  }

  init(system: PostSystem, picture: @escaping (String) -> String?) {
    self.system = system
    self.picture = picture
  }

  mutating func take(_ line: String, number: Int) {
    let bare = line.trimmingBlanks
    if case .code(let endings) = open {
      if let tag = wholeTag(bare), endings.contains(tag.name) {
        lines.append("```")
        open = nil
      } else {
        lines.append(line)
      }
      return
    }
    if let mark = fence {
      if bare.hasPrefix(mark), bare.allSatisfy({ String($0) == mark.prefix(1) }) { fence = nil }
      return lines.append(line)
    }
    if bare.hasPrefix("```") || bare.hasPrefix("~~~") {
      fence = String(bare.prefix { $0 == bare.first })
      return lines.append(line)
    }
    if line.hasPrefix("    "), lines.last?.isEmpty ?? true { return lines.append(line) }
    if isDropped(bare) { return }
    if let tag = wholeTag(bare), takeBlock(tag, number) { return }
    let text = rewriteInline(line, number)
    if case .quotation = open { lines.append(text.isEmpty ? ">" : "> " + text) } else { lines.append(text) }
  }

  /// Marks for the old system only: where to cut the excerpt or insert a table of contents.
  private func isDropped(_ line: Substring) -> Bool {
    let dense = line.filter { !$0.isWhitespace }.lowercased()
    return ["<!--more-->", "<!--more", "[toc]", "{:toc}", "*toc", "{%raw%}", "{%endraw%}", "<!--excerpt-->"]
      .contains(dense)
  }

  /// Handles a tag on a line of its own that opens or closes a block.
  private mutating func takeBlock(_ tag: PostTag, _ number: Int) -> Bool {
    switch tag.name {
    case "codeblock", "code", "highlight":
      let language = tag.values["lang"] ?? tag.words.first.flatMap { $0.contains(":") ? nil : $0 } ?? ""
      let title = tag.words.first { $0.hasPrefix("lang:") }.map { String($0.dropFirst(5)) }
      lines.append("```" + (title ?? language).filter { $0.isLetter || $0.isNumber || "+#-_".contains($0) })
      open = .code(ending: ["endcodeblock", "endcode", "endhighlight", "/highlight"])
    case "blockquote", "quote", "note", "cq", "centerquote", "notice", "admonition", "alert", "tip", "info",
      "warning":
      open = .quotation(ending: ["end" + tag.name, "/" + tag.name])
      // Notes become quotations; the source of a quotation is its last line in both systems.
      if let title = tag.values["title"] { lines += ["> " + title, ">"] }
    default:
      guard case .quotation(let endings)? = open, endings.contains(tag.name) else { return false }
      open = nil
    }
    return true
  }

  private mutating func rewriteInline(_ line: String, _ number: Int) -> String {
    var text = ""
    var rest = line[...]
    while let character = rest.first {
      if character == "`" {
        let marks = rest.prefix { $0 == "`" }
        let inside = rest.dropFirst(marks.count)
        if let close = inside.firstRange(of: marks) {
          text += rest[..<close.upperBound]
          rest = rest[close.upperBound...]
        } else {
          text += marks
          rest = inside
        }
      } else if let (tag, after) = PostTag.read(rest) {
        if let said = say(tag) {
          text += said
        } else {
          text += rest[..<after.startIndex]
          note(rest[..<after.startIndex], number)
        }
        rest = after
      } else if let (image, after) = PostImage.read(rest) {
        text += place(image)
        rest = after
      } else {
        if let name = unreadableStart(of: rest) { note(name, number) }
        text.append(character)
        rest = rest.dropFirst()
      }
    }
    return text
  }

  private mutating func note(_ text: some StringProtocol, _ number: Int) {
    let shown = text.count > 60 ? text.prefix(60) + "…" : String(text)
    result.leftovers.append(.init(line: number, text: String(shown)))
  }

  /// The beginning of an element or mark that is not converted.
  private func unreadableStart(of text: Substring) -> Substring? {
    let beginnings = [
      "<iframe", "<script", "<style", "<video", "<audio", "<embed", "<object", "$$", "{:", "[[", "{{", "{%",
    ]
    let lower = text.prefix(8).lowercased()
    guard let found = beginnings.first(where: lower.hasPrefix) else { return nil }
    return text.prefix(found.hasPrefix("<") ? 60 : found.count + 20).prefix { $0 != ">" }
  }

  /// The Markdown for a tag within a line; nil for an unknown tag.
  private mutating func say(_ tag: PostTag) -> String? {
    switch tag.name {
    case "asset_img", "img", "image", "figure":
      guard let source = tag.values["src"] ?? tag.words.first(where: { $0.contains(".") || $0.contains("/") })
      else { return nil }
      let words = tag.words.drop { $0 != source }.dropFirst().filter { Int($0) == nil && !$0.hasSuffix("%") }
      let title =
        tag.values["alt"] ?? tag.values["caption"] ?? tag.values["title"] ?? words.joined(separator: " ")
      return place(PostImage(text: title, address: source, title: tag.values["caption"]))
    case "link", "asset_link":
      let words = tag.words
      if tag.name == "asset_link" {
        return words.first.map { "[\(words.dropFirst().joined(separator: " "))](\($0))" }
      }
      guard let position = words.firstIndex(where: { $0.contains("://") || $0.hasPrefix("/") }) else {
        return nil
      }
      return "[\(words[..<position].joined(separator: " "))](\(words[position]))"
    case "site.baseurl", "site.url", "site.url}}{{site.baseurl": return ""
    case "raw", "endraw": return ""
    case "relative_url", "absolute_url": return tag.words.first
    default: return nil
    }
  }

  private mutating func place(_ image: PostImage) -> String {
    let address = picture(image.address) ?? image.address
    result.pictures.append(image.address)
    let title = image.title.map { " \"\($0.filter { $0 != "\"" })\"" } ?? ""
    return "![\(image.text)](\(address.contains(" ") ? "<\(address)>" : address)\(title))"
  }

  private func wholeTag(_ line: Substring) -> PostTag? {
    guard let (tag, rest) = PostTag.read(line), rest.isEmpty else { return nil }
    return tag
  }
}

extension String {
  /// Without empty lines at the beginning and the end.
  fileprivate var trimmingLines: String {
    let lines = split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.firstIndex(where: { !$0.trimmingBlanks.isEmpty }),
      let last = lines.lastIndex(where: { !$0.trimmingBlanks.isEmpty })
    else { return "" }
    return lines[first...last].joined(separator: "\n")
  }
}
