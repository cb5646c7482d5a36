import Content
import Files

/// Random pages as offices write them, with the knowledge of which lines are whose.
struct HeaderMaker {
  struct Line {
    var text: String
    /// The key of the field that the line belongs to; nil for comments, empty lines, unknown keys and the text.
    var field: String?
  }

  enum Shape: CaseIterable {
    case utf8, byteOrderMark, windows, gb18030, gb18030Windows, utf16
  }

  var random: Random
  var lines: [Line] = []
  var shape: Shape = .utf8

  /// Key, label and what may be written for it, as YAML.
  static let fields: [(key: String, label: String, isList: Bool)] = [
    ("title", "标题", false), ("date", "日期", false), ("summary", "摘要", false), ("status", "状态", false),
    ("topics", "主题", true), ("unit", "单位", false), ("source", "来源", false), ("tags", "关键词", true),
    ("deed", "事迹", false), ("people", "人物", true), ("cover", "封面", false), ("photos", "图片", false),
  ]
  static let words = [
    "三十年守护一盏灯", "好人: 身边", "a # b", "他说“好”", "it's", "\"引\"", "甲、乙", "王㛃", "2024-04-07", "no", "0755",
    "- 项", "#号", "冒号：全角", "[括号]", "{花}", "尾冒号:", "~", "a, b", "反\\斜", "100%", "@某", "文 明", "null",
  ]

  init(seed: Int) {
    random = Random(seed: seed)
    shape = random.pick(Shape.allCases)
    lines.append(Line(text: "---"))
    var fields = Self.fields.filter { _ in random.below(4) > 0 }
    if random.below(3) == 0 { fields.shuffle(using: &random) }
    for field in fields {
      noise()
      add(field)
    }
    noise()
    lines.append(Line(text: "---"))
    for _ in 0..<random.below(4) {
      lines.append(Line(text: random.pick(["", "正文。", "## 标题", "- 项", "键: 值"])))
    }
  }

  private mutating func noise() {
    switch random.below(8) {
    case 0: lines.append(Line(text: "# 说明：不要删"))
    case 1: lines.append(Line(text: ""))
    case 2: lines.append(Line(text: "x_\(lines.count): 别人的键  # 注"))
    default: break
    }
  }

  private mutating func add(_ field: (key: String, label: String, isList: Bool)) {
    let key = random.below(2) == 0 ? field.key : field.label
    if field.key == "cover" { return addMap(key, field.key) }
    if field.key == "photos" { return addMaps(key, field.key) }
    if field.isList, random.below(4) > 0 { return addList(key, field.key) }
    addScalar(key, field.key)
  }

  private mutating func put(_ text: String, _ field: String) { lines.append(Line(text: text, field: field)) }

  private var plainWord: String { ["甲乙丙", "省直示例图书馆", "good people", "2024", "王㛃"][lines.count % 5] }

  private mutating func addScalar(_ key: String, _ field: String) {
    let word = plainWord
    switch random.below(9) {
    case 0: put("\(key): '\(word)'", field)
    case 1: put("\(key): \"\(word)\"  # 注", field)
    case 2:
      put("\(key): >", field)
      put("  \(word)", field)
      put("  \(word)", field)
    case 3:
      put("\(key): |", field)
      put("    # 不是注", field)
      put("    \(word)", field)
    case 4:
      put("\(key): \(word)", field)
      put("  \(word)", field)
    case 5: put("\(key):   \(word) # 注", field)
    case 6: put("\(key):", field)
    case 7: put("\(key)：\(word)", field)
    default: put("\(key): \(word)", field)
    }
  }

  private mutating func addList(_ key: String, _ field: String) {
    let indentation = random.pick(["", "  ", "    "])
    let count = random.below(3) + 1
    if random.below(2) == 0 {
      let items = (0..<count).map { "\(plainWord)\($0)" }
      return put("\(key): [\(items.joined(separator: random.pick([", ", ","])))]", field)
    }
    put("\(key):", field)
    for number in 0..<count {
      put("\(indentation)- \(plainWord)\(number)" + (random.below(3) == 0 ? "  # 注" : ""), field)
    }
  }

  private mutating func addMap(_ key: String, _ field: String) {
    if random.below(2) == 0 { return put("\(key): {src: a.jpg, alt: '一盏灯', credit: 王㛃}", field) }
    put("\(key):", field)
    put("  src: a.jpg  # 注", field)
    put("  alt: 一盏灯", field)
  }

  private mutating func addMaps(_ key: String, _ field: String) {
    put("\(key):", field)
    for number in 0..<(random.below(3) + 1) {
      if random.below(2) == 0 {
        put("  - {src: \(number).jpg, alt: 一盏灯}", field)
      } else {
        put("  - src: \(number).jpg", field)
        put("    alt: \"一盏灯\"", field)
      }
    }
  }

  var text: String { lines.map { $0.text + "\n" }.joined() }

  /// As the file has it.
  var bytes: [UInt8] { Self.encode(text, shape) }

  static func encode(_ text: String, _ shape: Shape) -> [UInt8] {
    let windows = text.replacing("\n", with: "\r\n")
    switch shape {
    case .utf8: return Array(text.utf8)
    case .byteOrderMark: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .windows: return Array(windows.utf8)
    case .gb18030: return encodeGB18030(Array(text.utf8)) ?? Array(text.utf8)
    case .gb18030Windows: return encodeGB18030(Array(windows.utf8)) ?? Array(windows.utf8)
    case .utf16: return [0xFF, 0xFE] + windows.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
  }

  /// A text of which some characters are gone, doubled or others.
  static func garbled(_ text: String, _ random: inout Random) -> String {
    var characters = Array(text.unicodeScalars)
    for _ in 0...random.below(3) where !characters.isEmpty {
      let place = random.below(characters.count)
      switch random.below(3) {
      case 0: characters.remove(at: place)
      case 1: characters.insert(random.pick(Array(":：#-[]{}\"'、 \t\n|>&*".unicodeScalars)), at: place)
      default: characters[place] = random.pick(Array(": \n甲-\"'[".unicodeScalars))
      }
    }
    return String(String.UnicodeScalarView(characters))
  }
}

/// Numbers that follow from a seed (SplitMix64).
struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }
}
