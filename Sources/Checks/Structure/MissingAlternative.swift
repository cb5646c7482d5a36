import Diagnostics

extension Rule {
  /// A picture has no words for those who cannot see it.
  static let missingAlternative = Rule(
    "missing-alternative", .error,
    Phrase("图片“{0}”没有说明文字", "the picture “{0}” has no words for those who cannot see it"),
    manual: Phrase(
      "方括号里写图上有什么，不写文件名：\n![王㛃在图书馆给读者开灯](yedeng.jpg)",
      "Say in the brackets what the picture shows, not its file's name:\n![Wang lights a lamp](lamp.jpg)"))
}

/// Pictures whose words are missing, or are a file's name.
func missingAlternatives(in text: Manuscript) -> [Mark] {
  var lines: Lines?
  return text.document.pictures.compactMap { picture in
    let words = picture.alternative.lowercased()
    let isFileName = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic", ".svg"].contains {
      words.hasSuffix($0)
    }
    guard isFileName || !words.contains(where: { $0.isLetter || $0.isNumber }) || isCamera(words) else {
      return nil
    }
    let table = lines ?? Lines(of: text.source)
    lines = table
    let range = place(of: picture.address, line: picture.line, in: text.source, table)
    return Mark(rule: .missingAlternative, range: range, arguments: [picture.address])
  }
}

/// `IMG_2024`, `微信图片_20240407`, `图片1`: what cameras and phones call pictures.
private func isCamera(_ words: String) -> Bool {
  let rest = ["img", "dsc", "微信图片", "图片", "照片", "image", "photo"].first { words.hasPrefix($0) }
    .map { words.dropFirst($0.count) }
  return rest?.allSatisfy { $0.isNumber || "_- ".contains($0) } ?? false
}
