import CMark
import Diagnostics

/// Headings: never of level 1, each with an id, and in the outline.
extension Writer {
  /// A heading of level 1 anywhere moves all headings down, so that their order stays.
  mutating func findTopHeading(from first: TreeNode?) {
    var node = first
    while let current = node {
      if cmark_node_get_type(current) == CMARK_NODE_HEADING, cmark_node_get_heading_level(current) == 1 {
        headingShift = 1
        report(.topHeading, line: sourceLine(Int(cmark_node_get_start_line(current))))
        return
      }
      node = cmark_node_next(current)
    }
  }

  /// A title without the marks of notes, which are no part of its words.
  private func withoutNotes(_ title: String) -> String {
    guard !notes.isEmpty else { return title }
    var (words, rest) = ("", title[...])
    while let start = rest.firstRange(of: "[^"), let end = rest[start.upperBound...].firstIndex(of: "]") {
      let isNote = notes.index(of: String(rest[start.upperBound..<end])) != nil
      words += rest[..<(isNote ? start.lowerBound : rest.index(after: end))]
      rest = rest[rest.index(after: end)...]
    }
    return words + rest
  }

  func level(of heading: TreeNode) -> Int {
    let level = Int(cmark_node_get_heading_level(heading))
    return isForSite ? min(6, max(2, level + headingShift)) : level
  }

  mutating func beginHeading(_ node: TreeNode) {
    let level = level(of: node)
    html.append("<h")
    html.append(UInt8(ascii: "0") + UInt8(level))
    if isForSite {
      if !tracker.hasSigns, cmark_node_get_heading_level(node) == 2 { report(.underlinedText) }
      let title = withoutNotes(text(under: node))
      let id = anchors.add(title)
      document.outline.append(
        Heading(level: level, id: id, title: title, line: place.firstLine + line - 1))
      html.append(" id=\"")
      html.append(text: id)
      html.append("\"")
    }
    html.append(">")
  }
}
