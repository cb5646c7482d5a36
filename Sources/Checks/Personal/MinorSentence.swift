import Text

/// A sentence in which a child's name is looked for beside its age, school or class.
struct MinorSentence {
  private let text: [Character]

  init(_ text: String) { self.text = Array(text) }

  /// The number of bytes before a character.
  func bytes(before position: Int) -> Int { text[..<position].reduce(0) { $0 + $1.utf8.count } }

  /// The name that is described: `8岁的王小明`, `王小明（示例小学二年级）`, `王小明，8岁`, `三年级二班的王小明`.
  var describedName: Range<Int>? {
    for words in descriptions {
      if let name = name(after: words.upperBound) ?? name(before: words.lowerBound) { return name }
    }
    return nil
  }

  /// An age below eighteen, or a school class.
  var description: Range<Int>? { descriptions.first }

  private var descriptions: [Range<Int>] {
    text.indices.compactMap { position in
      switch text[position] {
      case "岁": age(endingAt: position)
      case "级", "班": schoolClass(endingAt: position)
      default: nil
      }
    }
  }

  private func age(endingAt end: Int) -> Range<Int>? {
    let digits = text[..<end].reversed().prefix { isNumeral($0) }.count
    let next = end + 1 < text.count ? text[end + 1] : "。"
    // 八岁以上, 六至八岁, 八岁那年 do not mean that a person is eight.
    guard digits > 0, (1...17).contains(value(text[end - digits..<end])), "的，。）),（(".contains(next),
      end == digits || !"至到—-~～、".contains(text[end - digits - 1])
    else { return nil }
    var start = end - digits
    for word in ["今年才", "今年刚", "今年", "刚满", "年仅", "才", "刚"] where text[..<start].ends(with: word) {
      start -= word.count
      break
    }
    return start..<end + 1
  }

  /// `二年级`, `三（2）班`, `高一（3）班`, with the school before it.
  private func schoolClass(endingAt end: Int) -> Range<Int>? {
    var start = end
    if text[end] == "级" {
      guard end >= 2, text[end - 1] == "年" else { return nil }
      start = end - 1
    }
    let numbers = text[..<start].reversed().prefix { isNumeral($0) || "（）()".contains($0) }.count
    guard numbers > 0, text[start - numbers..<start].contains(where: isNumeral) else { return nil }
    start -= numbers
    if start > 0, "初高大中小".contains(text[start - 1]) { start -= 1 }
    guard text[start] != "大" else { return nil }
    for school in ["小学", "中学", "初中", "高中", "幼儿园", "学校"] where text[..<start].ends(with: school) {
      start -= school.count
      while start > 0, isHanCharacter(text[start - 1]) { start -= 1 }
      break
    }
    // A class alone is one of a school; a shift of workers is a 班, too.
    let isSchool = text[start...end].contains { "年学园初高".contains($0) }
    return isSchool ? start..<end + 1 : nil
  }

  private func name(after end: Int) -> Range<Int>? {
    var start = end
    // 二年级三班的学生王小明
    if start < text.count, let next = schoolClassEnd(from: start) { start = next }
    for word in ["的", "学生", "小学生", "同学", "小朋友", "女孩", "男孩", "孩子", "儿子", "女儿", "孙子", "孙女", "小", "中队长"]
    where text[start...].starts(with: word) && !(word == "小" && isName(at: start, length: 2)) {
      start += word.count
      if word == "的" { return name(after: start) ?? plainName(at: start) }
      break
    }
    return plainName(at: start)
  }

  private func schoolClassEnd(from start: Int) -> Int? {
    let rest = text[start...].prefix { isNumeral($0) || "（）()".contains($0) }
    guard !rest.isEmpty, rest.endIndex < text.count, text[rest.endIndex] == "班" else { return nil }
    return rest.endIndex + 1
  }

  private func plainName(at start: Int) -> Range<Int>? {
    for length in [3, 2] where isName(at: start, length: length) { return start..<start + length }
    return nil
  }

  /// A name with a mark or a bracket between it and what describes it.
  private func name(before start: Int) -> Range<Int>? {
    guard start > 2, "，（(、".contains(text[start - 1]) else { return nil }
    for length in [3, 2] where start - 1 - length >= 0 {
      let begin = start - 1 - length
      let isWhole = begin == 0 || !isHanCharacter(text[begin - 1]) || "的是和叫".contains(text[begin - 1])
      if isSurname(text[begin]), isWhole, isGiven(text[begin + 1..<start - 1]) { return begin..<start - 1 }
    }
    return nil
  }

  private func isName(at start: Int, length: Int) -> Bool {
    guard start + length <= text.count, isSurname(text[start]), isGiven(text[start + 1..<start + length])
    else {
      return false
    }
    return start + length == text.count || afterNames.contains(text[start + length])
  }

  private func isSurname(_ character: Character) -> Bool { surnames.contains(character) }

  private func isGiven(_ name: ArraySlice<Character>) -> Bool {
    name.allSatisfy { isHanCharacter($0) && !"某们的了在".contains($0) }
  }
}

extension ArraySlice<Character> {
  fileprivate func ends(with word: String) -> Bool { suffix(word.count).elementsEqual(word) }
}

private func isNumeral(_ character: Character) -> Bool {
  character.isNumber && character.wholeNumberValue != nil || "一二两三四五六七八九十".contains(character)
}

private func isHanCharacter(_ character: Character) -> Bool {
  character.unicodeScalars.first.map { isHan($0.value) } ?? false
}

/// 8, ８, 八, 十二; 0 for anything else.
private func value(_ digits: ArraySlice<Character>) -> Int {
  if let plain = Int(
    String(digits.compactMap { $0.isNumber ? $0.wholeNumberValue.map(String.init) : nil }.joined())),
    digits.allSatisfy({ !"一二两三四五六七八九十".contains($0) })
  {
    return plain
  }
  let order = Array("一二三四五六七八九")
  let text = String(digits).replacing("两", with: "二")
  guard let ten = text.firstIndex(of: "十") else {
    return text.count == 1 ? order.firstIndex(of: text.first ?? "零").map { $0 + 1 } ?? 0 : 0
  }
  let tens = ten == text.startIndex ? 1 : order.firstIndex(of: text[text.startIndex]).map { $0 + 1 } ?? 0
  let ones = text[text.index(after: ten)...].first.flatMap { order.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
  return tens * 10 + ones
}

/// Characters that may follow a name: marks, and words with which a sentence continues.
private let afterNames = Set(
  "，。：、；！？（）()“”\"《》 　说和与在正把给是用向拿从对也还已告摸笑问写画读站坐举捧抱拉走听看讲哭喊同跟就便将被让第每常总先又再都只才没不会能要来去为到过")

/// The hundred-and-some names that nine of ten people have.
private let surnames = Set(
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文庞樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂焦柳邢岳齐梅庄辛管祝左涂谷祁耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边"
)
