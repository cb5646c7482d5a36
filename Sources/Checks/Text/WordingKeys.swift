import Content
import Diagnostics

/// The keys of `content/wording.yml`.
package let wordingKeys = KeyMap(
  "wording.yml", "用词，content/wording.yml", "words to be written exactly, content/wording.yml",
  [
    FileKey(
      "wrong", .list(wrongWordKeys), "写错的词和对的写法", "words that are written wrong, and right",
      "[{wrong: 帐号, right: 账号}]", "[{wrong: recieve, right: receive}]"),
    FileKey(
      "forbidden", .list(forbiddenWordKeys), "不可以写的词", "words that may not be written",
      "[{word: 某词, reason: 已停用}]", "[{word: chairman, reason: we say chair}]"),
    FileKey("exact", .texts, "要一字不差的名称", "names to be written exactly", "[示例协会]", "[Sample Society]"),
    FileKey(
      "vocabularies", .texts, "名称也要一字不差的词表", "vocabularies whose names are to be written exactly", "[units]"),
    FileKey(
      "fine", .texts, "像上面的名称、但没有写错的词", "words that are like such names and right", "[示范协会]",
      "[Simple Society]"),
    FileKey(
      "exempt",
      .either([.texts, .word(WordingList.Exempt.allCases.flatMap { [$0.rawValue, $0.chineseName] })]),
      "哪些地方不查",
      "places that are not looked at", "[\(WordingList.Exempt.allCases[0].rawValue)]"),
  ])

package let wrongWordKeys = KeyMap(
  "wrong", "wording.yml 的 wrong 的一条", "one of the `wrong` words of wording.yml",
  [
    FileKey(
      "wrong", .text, required: true, "错的写法，至少两个字", "what is wrong, of two characters at least", "帐号",
      "recieve"),
    FileKey("right", .text, required: true, "对的写法", "what is right", "账号", "receive"),
    exceptKey, severityKey,
  ])

package let forbiddenWordKeys = KeyMap(
  "forbidden", "wording.yml 的 forbidden 的一条", "one of the `forbidden` words of wording.yml",
  [
    FileKey(
      "word", .text, required: true, "不可以写的词，至少两个字", "the word, of two characters at least", "某词", "chairman"),
    FileKey("reason", .text, required: true, "为什么", "why", "已停用", "we say chair"),
    exceptKey, severityKey,
  ])

/// The tables of the file, in the order of the reference.
package let wordingKeyMaps = [wordingKeys, wrongWordKeys, forbiddenWordKeys]

private let exceptKey = FileKey(
  "except", .texts, "在这些词里不算", "words in which it is right", "[旧帐号登记表]", "[recieved pronunciation]")
private let severityKey = FileKey(
  "severity", .word(["error", "warning", "notice", "错误", "警告", "提示"]), "轻重：错误、警告或提示",
  "how grave it is: error, warning or notice", "warning")
