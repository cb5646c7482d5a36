/// The look of a text, by which alone offices mark headings.
struct TextAppearance: Hashable {
  /// The family without foundry and encoding: 黑体, 楷体, 仿宋, 宋体, 小标宋 or a name; empty if not given.
  var font = ""
  /// In half points; 0 if not given.
  var size = 0
  var isBold = false
}

/// Marks of characters, other than font and size.
package struct Marks: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let strong = Marks(rawValue: 1)
  package static let emphasis = Marks(rawValue: 2)
  package static let struck = Marks(rawValue: 4)
  package static let raised = Marks(rawValue: 8)
  package static let lowered = Marks(rawValue: 16)
}

enum Alignment: Hashable {
  case start
  case center
  case end
}

/// The family of a font's name, across foundries, encodings and languages.
func fontFamily(_ name: String) -> String {
  let name = name.lowercased()
  for (part, family) in fontFamilies where name.contains(part) { return family }
  return name
}

private let fontFamilies: [(String, String)] = [
  ("小标宋", "小标宋"), ("大标宋", "小标宋"), ("xiaobiaosong", "小标宋"), ("xbsong", "小标宋"), ("fzxbs", "小标宋"),
  ("仿宋", "仿宋"), ("fangsong", "仿宋"), ("楷", "楷体"), ("kai", "楷体"), ("黑", "黑体"), ("simhei", "黑体"),
  ("heiti", "黑体"), ("hei sc", "黑体"), ("sans cjk", "黑体"), ("han sans", "黑体"), ("宋", "宋体"), ("simsun", "宋体"),
  ("serif cjk", "宋体"), ("han serif", "宋体"), ("songti", "宋体"), ("隶", "隶书"), ("魏", "魏碑"),
]
