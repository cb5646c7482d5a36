import Content

/// Random files for the home page as offices write them: fields throughout, with comments and keys that nobody knows.
struct HomeMaker {
  var random: Random
  var lines: [HeaderMaker.Line] = []
  var shape: HeaderMaker.Shape = .utf8
  /// The last line has its end.
  var isEnded = true

  static let words = [
    "一盏灯", "a # b", "it's", "甲、乙", "stories/2026/a.md", "/specials/night/", "好: 人", "2024", "no",
  ]

  init(seed: Int) {
    random = Random(seed: seed)
    shape = random.pick(HeaderMaker.Shape.allCases)
    isEnded = random.below(4) > 0
    if random.below(5) == 0 { lines.append(HeaderMaker.Line(text: "# 首页放什么")) }
    var keys = homeKeys.keys.map(\.name).filter { _ in random.below(4) > 0 }
    if random.below(3) == 0 { keys.shuffle(using: &random) }
    for key in keys {
      noise()
      add(key)
    }
    noise()
  }

  private mutating func noise() {
    switch random.below(6) {
    case 0: lines.append(HeaderMaker.Line(text: "# 说明：不要删"))
    case 1: lines.append(HeaderMaker.Line(text: ""))
    case 2: lines.append(HeaderMaker.Line(text: "x_\(lines.count): 别人的键  # 注"))
    default: break
    }
  }

  private mutating func put(_ text: String, _ field: String) {
    lines.append(HeaderMaker.Line(text: text, field: field))
  }

  private mutating func add(_ key: String) {
    switch key {
    case "headline":
      if random.below(2) == 0 { return put("headline: stories/2026/a.md  # 注", key) }
      put("headline:", key)
      put("  page: stories/2026/a.md  # 注", key)
      put("  title: '它''s'", key)
    case "account":
      if random.below(2) == 0 {
        return put("account: {name: 示例, picture: {src: home/a.png, alt: 码, x: 1}, note: \"扫码\"}", key)
      }
      put("account:", key)
      put("  name: 示例", key)
      put("  picture:", key)
      put("    src: home/a.png", key)
      put("    alt: 码", key)
    default: addRows(key)
    }
  }

  private mutating func addRows(_ key: String) {
    let count = random.below(4) + 1
    if random.below(4) == 0 {
      let items = (0..<count).map { "\(item(key))\($0)" }
      return put("\(key): [\(items.joined(separator: ", "))]", key)
    }
    let indentation = random.pick(["", "  ", "    "])
    put("\(key):", key)
    for number in 0..<count {
      if random.below(3) == 0 { put("\(indentation)# 第\(number)项", key) }
      let end = random.below(3) == 0 ? "  # 注" : ""
      switch random.below(3) {
      case 0: put("\(indentation)- \(item(key))\(number)\(end)", key)
      case 1:
        put("\(indentation)- {\(first(key)): \(item(key))\(number), title: \"题\", x: [1, 2]}\(end)", key)
      default:
        put("\(indentation)- \(first(key)): \(item(key))\(number)\(end)", key)
        put("\(indentation)  title: 题目", key)
      }
    }
  }

  private func first(_ key: String) -> String {
    key == "blocks" ? "show" : key == "partners" ? "name" : "page"
  }

  private func item(_ key: String) -> String { key == "blocks" ? "stories" : "stories/2026/b" }

  var text: String {
    let text = lines.map { $0.text + "\n" }.joined()
    return isEnded ? text : String(text.dropLast())
  }

  /// As the file has it.
  var bytes: [UInt8] { HeaderMaker.encode(text, shape) }
}
