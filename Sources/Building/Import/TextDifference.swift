/// How one text became another, line by line: `-` for what is gone, `+` for what is new, with the place of each.
func difference(from old: String, to new: String) -> [String] {
  let before = lines(of: old)
  let after = lines(of: new)
  var found: [(line: Int, isNew: Bool, text: String)] = []
  for change in after.difference(from: before) {
    switch change {
    case .remove(let offset, let text, _): found.append((offset + 1, false, text))
    case .insert(let offset, let text, _): found.append((offset + 1, true, text))
    }
  }
  return found.sorted { ($0.line, $0.isNew ? 1 : 0) < ($1.line, $1.isNew ? 1 : 0) }
    .map { "\($0.isNew ? "+" : "-") \($0.line): \($0.text)" }
}

private func lines(of text: String) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).filter { !$0.isEmpty }
}
