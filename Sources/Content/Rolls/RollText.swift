import Text

/// Normalises the texts of cells of lists.

/// A cell on one line: line breaks next to Chinese characters are removed, other white space becomes one space.
func cellText(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isBlankScalar) else { return text }
  var result = String.UnicodeScalarView()
  var hasGap = false
  var hasBreak = false
  for scalar in text.unicodeScalars {
    if isBlankScalar(scalar) {
      hasGap = hasGap || scalar.properties.isWhitespace
      hasBreak = hasBreak || scalar == "\n" || scalar == "\r"
      continue
    }
    if hasGap, let last = result.last, !(hasBreak && (isWide(last) || isWide(scalar))) { result.append(" ") }
    (hasGap, hasBreak) = (false, false)
    result.append(scalar)
  }
  return String(result)
}

/// A name without its layout: 王　兰 is 王兰, 陈 晓（组） is 陈晓 and a group, 阿依古丽•买买提 gets the standard middle dot.
func spokenName(_ text: String) -> (name: String, isGroup: Bool) {
  let isChinese = text.unicodeScalars.contains(where: isHan)
  var name = isChinese ? String(text.unicodeScalars.filter { !isBlankScalar($0) }) : cellText(text)
  var isGroup = false
  while let last = name.unicodeScalars.last, last == "）" || last == ")",
    let open = name.lastIndex(where: { $0 == "（" || $0 == "(" }), open > name.startIndex
  {
    let parts = name[name.index(after: open)...].dropLast().split { "，,、/；; ".contains($0) }.map(String.init)
    guard parts.allSatisfy({ groupMarks.contains($0) || personMarks.contains($0) || $0.hasSuffix("族") })
    else { break }
    isGroup = isGroup || parts.contains { groupMarks.contains($0) }
    name = String(name[..<open])
  }
  if isChinese { name = withStandardDot(name) }
  return (
    name,
    isGroup || endsAsGroup(name) || name.unicodeScalars.contains("、")
  )
}

private let groupMarks: Set = ["组", "集体", "团队", "小组", "户", "家庭", "群体", "队"]
private let personMarks: Set = ["女", "男", "个人"]
private let groupEndings = [
  "组", "队", "班", "集体", "团队", "夫妇", "夫妻", "兄弟", "姐妹", "姊妹", "父子", "母女", "母子", "父女", "家庭", "一家", "群体", "协会",
]

private let groupEndingScalars = Set(groupEndings.compactMap(\.unicodeScalars.last))

private func endsAsGroup(_ name: String) -> Bool {
  guard let last = name.unicodeScalars.last, groupEndingScalars.contains(last) else { return false }
  return groupEndings.contains { name.hasSuffix($0) && name.count > $0.count }
}

private func withStandardDot(_ name: String) -> String {
  guard name.unicodeScalars.contains(where: { !isHan($0) && (dots.contains($0) || $0 == "." || $0 == "．") })
  else { return name }
  let scalars = Array(name.unicodeScalars)
  var result = String.UnicodeScalarView()
  for (position, scalar) in scalars.enumerated() {
    let isWithin = position > 0 && position + 1 < scalars.count
    let isDot = dots.contains(scalar) || isWithin && (scalar == "." || scalar == "．")
    result.append(isDot && isWithin && isHan(scalars[position - 1].value) ? "·" : scalar)
  }
  return String(result)
}

private let dots: Set<Unicode.Scalar> = ["•", "・", "‧", "∙", "⋅", "●", "˙", "･"]

/// Chinese characters and their punctuation, which have no space between them.
private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  isHan(scalar.value) || 0x3000...0x303F ~= scalar.value || 0xFF00...0xFF60 ~= scalar.value
    || 0x2014...0x2026 ~= scalar.value
}

/// The heading in a line above a group of rows: 一、助人为乐类（12人）： is 助人为乐.
func groupText(_ text: String) -> String {
  var text = String(text.unicodeScalars.filter { !isBlankScalar($0) })
  if text.hasPrefix("（"), let close = text.firstIndex(of: "）"),
    text.distance(from: text.startIndex, to: close) < 4
  {
    text = String(text[text.index(after: close)...])
  } else if let mark = text.firstIndex(where: { "、.．".contains($0) }), text[..<mark].count < 4,
    text[..<mark].allSatisfy({ "第一二三四五六七八九十0123456789".contains($0) })
  {
    text = String(text[text.index(after: mark)...])
  }
  if let open = text.firstIndex(where: { "（(：:".contains($0) }), open > text.startIndex {
    text = String(text[..<open])
  }
  let digits = text.reversed().drop { "人名组户家个件篇项共".contains($0) }.drop { $0.isNumber }
  return digits.count < text.count && digits.first != nil && text.last?.isNumber == false
    && text.contains(where: \.isNumber)
    ? String(digits.reversed()) : text
}

/// Whether a text is that of a row of sums: 合计, 共14名（组）.
func isTotal(_ text: String) -> Bool {
  let text = String(text.unicodeScalars.filter { !isBlankScalar($0) })
  if ["合计", "总计", "共计", "小计", "总数", "总人数", "累计"].contains(where: text.hasPrefix) { return true }
  guard text.hasPrefix("共"), let next = text.dropFirst().first else { return false }
  return next.isNumber && text.contains { "人名组户家个件篇项".contains($0) }
}

/// Whether a text is a note below or above a list, and not one of its rows.
func isNote(_ text: String) -> Bool {
  let text = String(text.unicodeScalars.filter { !isBlankScalar($0) })
  if text.hasPrefix("注"), text.count == 1 || "：:1一释解.".contains(text.dropFirst().first ?? " ") { return true }
  return [
    "备注：", "备注:", "说明：", "说明:", "附注", "附：", "附:", "填报", "填表", "制表", "审核", "联系人", "报送单位", "填报单位", "单位（盖章",
    "单位(盖章", "推荐单位（盖章", "※", "以上", "本表", "年月日", "截至", "数据来源", "来源：",
  ].contains(where: text.hasPrefix)
}
