/// The honour named by the title of a list: 2021年第四季度省直“身边好人”名单 is 省直｜省直身边好人｜2021-Q4.
///
/// The level is a word of the vocabulary; the title is one known from the site's pages, or the words between the batch
/// and 名单. Nil if the title does not give all three, or is about candidates.
func meantHonour(by title: String, in site: Site, row: RollRow) -> String? {
  // People who are recommended or announced have no honour yet.
  guard row != .work, !["推荐", "候选", "公示", "拟"].contains(where: title.contains),
    let levels = site.model.levels(ofKind: nil)
  else { return nil }
  let plain = String(
    title.unicodeScalars.filter { !isBlankScalar($0) && !"“”\"'‘’《》「」".unicodeScalars.contains($0) })
  guard let (batch, rest) = leadingBatch(of: plain) else { return nil }
  let name = honourName(rest)
  let words = site.model.vocabularies[levels].terms.flatMap { term in
    ([term.name] + term.aliases).map { (word: $0, term: term.name) }
  }
  let level = words.filter { rest.contains($0.word) }.max { $0.word.count < $1.word.count }
  let known = knownHonours(of: site).filter { rest.contains($0.title) || name == $0.title }
  let longest = known.max { $0.title.count < $1.title.count }
  guard let level = level?.term ?? longest?.level, !name.isEmpty else { return nil }
  return "\(level)｜\(longest?.title ?? name)｜\(batch.text)"
}

/// The batch at the beginning, after the year and perhaps the office's name: 2021年第四季度, 2024年上半年, 2024年3月, 2024年第二批,
/// 2021年度.
private func leadingBatch(of title: String) -> (batch: Batch, rest: String)? {
  guard let mark = title.firstIndex(of: "年") else { return nil }
  let year = title[..<mark].suffix(4)
  guard year.count == 4, year.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
  let before = String(title[..<mark].dropLast(4))
  let after = title[title.index(after: mark)...]
  for ending in ["季度", "半年", "批次", "批", "月份", "月", "度"] {
    guard let end = after.prefix(8).firstRange(of: ending) else { continue }
    let part = after[..<end.upperBound]
    guard part.allSatisfy({ "第一二三四五六七八九十0123456789季度上下半年批次月份".contains($0) }),
      let batch = Batch.meant(by: year + "年" + part)
    else { continue }
    return (batch, before + String(after[end.upperBound...]))
  }
  return Batch.meant(by: year + "年").map { ($0, before + String(after)) }
}

/// Without a word for the list at its end, and without brackets.
private func honourName(_ rest: String) -> String {
  var name = rest
  if let open = name.lastIndex(where: { "（(".contains($0) }), open > name.startIndex {
    name = String(name[..<open])
  }
  for word in [
    "入选名单", "获奖名单", "表彰名单", "汇总表", "一览表", "统计表", "花名册", "名单", "名册",
  ] where name.hasSuffix(word) && name.count > word.count {
    name = String(name.dropLast(word.count))
  }
  return name
}

private func knownHonours(of site: Site) -> [(title: String, level: String)] {
  var known: [(title: String, level: String)] = []
  for page in site.pages {
    for case .honours(let honours)? in page.values {
      for honour in honours where !known.contains(where: { $0.title == honour.title }) {
        known.append((honour.title, site.model[honour.level].name))
      }
    }
  }
  return known
}
