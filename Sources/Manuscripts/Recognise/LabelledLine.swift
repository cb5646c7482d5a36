/// `来源：…　作者：…　责任编辑：…`: the labels and values of a line that has only such pairs; nil for any other.
func labelledPairs(_ text: String) -> [(label: String, value: String)]? {
  guard text.utf8.count <= 800 else { return nil }
  var line = trimmed(text)
  for (open, close) in [("（", "）"), ("(", ")"), ("【", "】"), ("[", "]")]
  where line.hasPrefix(open) && line.hasSuffix(close) {
    line = trimmed(line.dropFirst().dropLast())
  }
  guard line.count <= 200, line.count(where: { "：:/／".contains($0) }) <= 12 else { return nil }
  return pairsByColon(Array(line)) ?? pairsBySpace(line)
}

private func isDivider(_ character: Character) -> Bool { isSpace(character) || "，,；;|｜、".contains(character) }

private func pairsByColon(_ line: [Character]) -> [(label: String, value: String)]? {
  var labels: [(start: Int, value: Int, name: String)] = []
  for position in line.indices where "：:/／".contains(line[position]) {
    let isSlash = "/／".contains(line[position])
    if let start = labelStart(before: position, in: line, from: labels.last?.value ?? 0, isSlash: isSlash) {
      labels.append((start, position + 1, squeezed(String(line[start..<position]))))
    }
  }
  guard let first = labels.first, line[..<first.start].allSatisfy(isDivider) else { return nil }
  return labels.enumerated().map { index, label in
    let end = index + 1 < labels.count ? labels[index + 1].start : line.count
    var value = line[label.value..<max(end, label.value)]
    while let last = value.last, isDivider(last) { value.removeLast() }
    while let first = value.first, isDivider(first) { value.removeFirst() }
    return (label.name, String(value))
  }
}

/// The start of the shortest known label that ends at a colon and follows a divider; it may contain spaces.
private func labelStart(before end: Int, in line: [Character], from limit: Int, isSlash: Bool) -> Int? {
  var start = end
  while start > limit {
    start -= 1
    guard end - start <= 14 else { break }
    guard start == limit || isDivider(line[start - 1]), !isDivider(line[start]) else { continue }
    let label = squeezed(String(line[start..<end]))
    guard let sort = labelSort(of: label) else { continue }
    if isSlash {
      guard case .field = sort, slashLabels.contains(label) else { continue }
      // 文/图 is one label if a colon follows it.
      if end + 1 < line.count,
        ["图", "文"].contains(line[end + 1]) && (end + 2 == line.count || "：:/／".contains(line[end + 2]))
      {
        continue
      }
    }
    return start
  }
  return nil
}

private let slashLabels: Set<String> = [
  "文", "图文", "文图", "撰文", "编辑", "责编", "记者", "通讯员", "审核", "文/图", "图/文", "图", "摄影",
]

/// `责任编辑 李示　审核 何例`.
private func pairsBySpace(_ line: String) -> [(label: String, value: String)]? {
  let words = line.split { isDivider($0) }.map(String.init).reduce(into: [String]()) { words, word in
    // 姓　名 is spaced out to the width of its column.
    if word.count == 1, let before = words.last, before.count == 1, labelSort(of: before + word) != nil {
      words[words.count - 1] += word
    } else {
      words.append(word)
    }
  }
  guard words.count >= 2, words.count % 2 == 0 else { return nil }
  var pairs: [(String, String)] = []
  for index in stride(from: 0, to: words.count, by: 2) {
    guard words[index].count > 1, labelSort(of: words[index]) != nil, words[index + 1].count <= 20,
      !words[index + 1].contains(where: { "。！？：".contains($0) }), labelSort(of: words[index + 1]) == nil
    else { return nil }
    pairs.append((words[index], words[index + 1]))
  }
  return pairs
}
