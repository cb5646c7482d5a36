import Diagnostics

extension Rule {
  static let yamlSyntax = Rule(
    "yaml-syntax", .error,
    Phrase("这里的写法读不懂", "this cannot be read as YAML ({0})"),
    manual: Phrase(
      "文章开头两行 --- 之间是“属性：值”，一行一个。值里有冒号、引号、# 时，给整个值加上英文双引号。例如：\ntitle: \"他说：“一分不能差”\"",
      "Between the two --- lines stand fields, one `key: value` a line. Put a value with colons, quotes or # into "
        + "double quotes. For example:\ntitle: \"A note: on quoting\""))

  package static let fullWidthColon = Rule(
    "full-width-colon", .error, Phrase("“{0}”后面应当是英文冒号加一个空格", "“{0}” is followed by a colon and a space"),
    manual: Phrase(
      ".yml 文件里，名称和值之间是英文（半角）冒号加一个空格：\nname: 身边好人\n文章开头的属性写全角冒号也可以。",
      "In .yml files a colon of half width and a space stand between key and value. Fields at the head of a page are "
        + "forgiven others."))

  package static let duplicateKey = Rule(
    "duplicate-key", .error,
    Phrase("“{0}”写了两次，第一次在第 {1} 行", "“{0}” is given twice, first on line {1}"),
    manual: Phrase(
      "同一个属性只能写一次，否则不知道以哪个为准。删去其中一个；要写几个值时写成列表：topics: [good-people, volunteer-service]",
      "A key may stand once, or nobody knows which one counts. Remove one; for several values write a list: "
        + "topics: [good-people, volunteer-service]"))

  static let yamlReference = Rule(
    "yaml-reference", .error,
    Phrase("不支持 & 和 * 引用", "anchors (&) and aliases (*) are not supported"),
    manual: Phrase(
      "属性值不能以 & 或 * 开头。要用这些符号时，给值加上英文双引号：title: \"*号的故事\"",
      "A value cannot start with & or *. Put it into double quotes: title: \"* a story\""))

  static let yamlTag = Rule(
    "yaml-tag", .error,
    Phrase("不支持 ! 标签", "tags (!) are not supported"),
    manual: Phrase(
      "属性值不能以 ! 开头。要用感叹号开头时，给值加上英文双引号。",
      "A value cannot start with !. Put it into double quotes."))

  static let yamlDepth = Rule(
    "yaml-depth", .error,
    Phrase("嵌套超过 {0} 层", "nested more than {0} levels deep"),
    manual: Phrase("属性最多两三层，检查括号和缩进。", "Fields need two or three levels; look at brackets and indentation."))

  static let yamlSecondDocument = Rule(
    "yaml-second-document", .error,
    Phrase("这里又出现一行 ---", "another --- stands here"),
    manual: Phrase(
      "属性只有一段，由文件第一行的 --- 和下一个 --- 围起来。",
      "Fields stand in one block, between the --- on the first line and the next ---."))
}

/// The rules of this target, for `xinfeng explain`.
package let yamlRules: [Rule] = [
  .yamlSyntax, .tabIndentation, .fullWidthColon, .duplicateKey, .yamlReference, .yamlTag, .yamlDepth,
  .yamlSecondDocument,
]

/// The usual causes of libyaml's messages.
let syntaxProblems: [(part: String, help: Phrase)] = [
  (
    "mapping values are not allowed",
    Phrase("值里有冒号时，给整个值加上英文双引号", "put a value that contains a colon into double quotes")
  ),
  (
    "could not find expected ':'",
    Phrase("属性名后面要有英文冒号和一个空格", "a key is followed by a colon and a space")
  ),
  (
    "cannot start any token",
    Phrase("行首不能用制表符缩进，值不能以 @ 或 ` 开头", "indent with spaces, not tabs; a value cannot start with @ or `")
  ),
  (
    "found unexpected end of stream",
    Phrase("引号没有配对", "a quotation mark is not closed")
  ),
  (
    "did not find expected ',' or",
    Phrase("方括号或花括号没有配对，或缺少英文逗号", "a bracket is not closed, or a comma is missing")
  ),
  (
    "did not find expected key",
    Phrase("同一层的属性要左对齐", "keys of one level start in the same column")
  ),
  (
    "did not find expected '-' indicator",
    Phrase("列表的每一项以“- ”开头并左对齐", "each item of a list starts with “- ” in the same column")
  ),
  (
    "control characters are not allowed",
    Phrase("这一行有看不见的控制字符，删去重打", "this line holds an invisible control character; type it again")
  ),
]

/// For every other message.
let unknownProblem = Phrase(
  "对照上下各行：一行一个“名称: 值”，冒号后面有一个空格，同一层左对齐",
  "compare the lines around: one `key: value` a line, a space after the colon, one level in one column")
