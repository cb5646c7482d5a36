import Text

/// The ISO form of a text that is only a day: `2026年4月18日`, `二〇二六年四月十八日`, `2026.4.18` become `2026-04-18`.
func dayText(_ text: String) -> String? {
  var line = squeezed(text)
  for (open, close) in [("（", "）"), ("(", ")")] where line.hasPrefix(open) && line.hasSuffix(close) {
    line = String(line.dropFirst().dropLast())
  }
  guard (6...16).contains(line.count) else { return nil }
  if let last = line.last, "日号".contains(last) { line.removeLast() }
  let parts = line.split { "年月./-－．".contains($0) }.map(String.init)
  guard parts.count == 3, let year = wholeNumber(parts[0]), let month = wholeNumber(parts[1]),
    let day = wholeNumber(parts[2]), (1900...2200).contains(year), (1...12).contains(month),
    (1...31).contains(day)
  else { return nil }
  let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
  return "\(year)-\(two(month))-\(two(day))"
}

/// A number in digits of any sort: 2026, ２０２６, 二〇二六, 十八, 二十三.
private func wholeNumber(_ text: String) -> Int? {
  var value = 0
  var isTens = false
  for character in text {
    if character == "十" {
      guard !isTens else { return nil }
      value = max(value, 1) * 10
      isTens = true
    } else if let digit = chineseDigits[character] ?? character.wholeNumberValue {
      guard (0...9).contains(digit) else { return nil }
      value = isTens ? value + digit : value * 10 + digit
    } else {
      return nil
    }
  }
  return text.isEmpty ? nil : value
}

private let chineseDigits: [Character: Int] = [
  "〇": 0, "○": 0, "零": 0, "Ｏ": 0, "O": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
  "九": 9,
]

/// Whether a name ends like those of offices, companies and schools.
func isUnitLike(_ text: String) -> Bool {
  let name = squeezed(text)
  guard (3...30).contains(name.count), !name.contains(where: { "。！？：；，".contains($0) }) else { return false }
  return unitEndings.contains(where: name.hasSuffix)
}

private let unitEndings = [
  "局", "厅", "委", "部", "办", "处", "科", "室", "院", "校", "系", "中心", "站", "所", "公司", "集团", "团", "馆", "社", "会", "队",
  "厂", "店", "行", "镇", "村",
  "乡", "街道", "社区", "委员会", "办公室", "办事处", "政府", "大学", "学院", "中学", "小学", "医院", "支部", "党委", "工会", "协会", "联合会",
  "银行", "电视台", "日报", "报社",
  "大队", "分局", "分公司", "车间", "班组", "机关", "法院", "检察院", "支队", "幼儿园", "服务队", "管理局", "领导小组", "基地", "市", "县", "区",
  "省",
]

/// Whether a text is one to three names, as in a byline.
func isNameLike(_ text: String) -> Bool {
  let names = text.split { isSpace($0) || "、，,".contains($0) }
  guard !names.isEmpty, names.count <= 6, squeezed(text).count <= 16 else { return false }
  return names.allSatisfy { $0.count <= 5 && $0.allSatisfy { isHan($0) || $0 == "·" } }
}

func endsSentence(_ text: String) -> Bool { text.last.map { "。！？；：，、…,;:!?.".contains($0) } ?? false }

/// The level and length of the number at the beginning of a heading: 第一章, 一、, （一）, 1., （1）, ①.
func headingNumber(_ text: String) -> (level: Int, length: Int)? {
  let line = Array(text.prefix(14))
  guard let first = line.first else { return nil }
  if first == "第", let end = line.firstIndex(where: { "章节部编篇条".contains($0) }), end > 1,
    line[1..<end].allSatisfy(isNumeral)
  {
    return line[end] == "条" ? nil : (line[end] == "节" ? 2 : 1, end + 1)
  }
  if "（(〔".contains(first) {
    guard let end = line.firstIndex(where: { "）)〕".contains($0) }), end > 1 else { return nil }
    let inner = line[1..<end].filter { !isSpace($0) }
    if inner.allSatisfy(isChineseNumeral) { return (2, end + 1) }
    return inner.allSatisfy { $0.wholeNumberValue != nil } ? (4, end + 1) : nil
  }
  if isChineseNumeral(first) {
    let digits = line.prefix(while: isChineseNumeral).count
    var end = digits
    while end < line.count, isSpace(line[end]) { end += 1 }
    guard end < line.count else { return nil }
    if "、．.，".contains(line[end]) { return (1, end + 1) }
    return end > digits && digits <= 3 ? (1, end) : nil
  }
  if ("①"..."⑳").contains(first) { return (5, 1) }
  guard let value = first.wholeNumberValue, value < 10, first.isNumber, !("①"..."㊿").contains(first) else {
    return nil
  }
  let digits = line.prefix { $0.isNumber }.count
  guard digits <= 2, digits < line.count, ".．、".contains(line[digits]) else { return nil }
  var (dots, end) = (1, digits + 1)
  while end < line.count, line[end].isNumber {
    dots += 1
    while end < line.count, line[end].isNumber { end += 1 }
    if end < line.count, ".．".contains(line[end]) { end += 1 } else { break }
  }
  return (2 + dots, end)
}

private func isChineseNumeral(_ character: Character) -> Bool { "一二三四五六七八九十百零〇".contains(character) }
private func isNumeral(_ character: Character) -> Bool {
  isChineseNumeral(character) || character.isNumber || isSpace(character)
}
