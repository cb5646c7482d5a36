import Diagnostics
import Text
import YAML

/// The language of a site or page, as a tag of BCP 47, used for `lang` in HTML.
enum LanguageTag {
  /// Reads a tag; reports any other text.
  static func read(_ node: YAMLNode, of label: String, reader: inout NodeReader) -> String? {
    guard let text = reader.text(node, of: label) else { return nil }
    guard isTag(text) else {
      reader.report(.badLanguage, node, [text], replacement: tag(of: text))
      return nil
    }
    return text
  }

  /// Whether a text consists of letters, digits and hyphens, with two or three letters in the first part.
  private static func isTag(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.allSatisfy { 1...8 ~= $0.utf8.count && $0.utf8.allSatisfy(isASCIILetterOrDigit) }
      && 2...3 ~= parts[0].utf8.count && !parts[0].contains(where: \.isNumber)
  }

  /// The tag of a language given by name: 英文, English, 维吾尔语.
  private static func tag(of name: String) -> String {
    let name = name.lowercased()
    return names.first { name.contains($0.name) }?.tag ?? "zh-Hans-CN"
  }
}

/// Languages in use at offices and in neighbouring countries.
private let names: [(name: String, tag: String)] = [
  ("繁", "zh-Hant"), ("traditional", "zh-Hant"), ("英", "en"), ("english", "en"), ("日", "ja"),
  ("japanese", "ja"),
  ("韩", "ko"), ("朝鲜", "ko"), ("korean", "ko"), ("俄", "ru"), ("russian", "ru"), ("法", "fr"), ("french", "fr"),
  ("德", "de"), ("german", "de"), ("西班牙", "es"), ("spanish", "es"), ("阿拉伯", "ar"), ("arabic", "ar"),
  ("维吾尔", "ug"), ("uyghur", "ug"), ("哈萨克", "kk"), ("kazakh", "kk"), ("藏", "bo"), ("tibetan", "bo"),
  ("蒙", "mn"), ("mongolian", "mn"), ("壮", "za"), ("zhuang", "za"), ("彝", "ii"),
]

extension String {
  /// Whether the tag's language is written from right to left.
  package var isRightToLeft: Bool {
    let parts = lowercased().split(separator: "-")
    if let script = parts.dropFirst().first(where: { $0.utf8.count == 4 }) {
      return ["arab", "hebr", "syrc", "thaa", "nkoo", "adlm"].contains(script)
    }
    return ["ar", "fa", "he", "ur", "ug", "ps", "sd", "yi", "dv", "ckb", "syr"].contains(parts.first ?? "")
  }
}
