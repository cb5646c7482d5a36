import Content
import Diagnostics

extension Rule {
  static let drawingLosesWords = Rule(
    "drawing-loses-words", .warning,
    Phrase("图形“{0}”里的文字发布时会去掉：{1}", "words of the drawing “{0}” are taken out when it is published: {1}"),
    manual: Phrase(
      "draw.io、Mermaid、Visio、WPS 把文字放在嵌入的网页（foreignObject）里，为了安全，发布时不带这一部分。\n"
        + "导出时让文字成为图形的文字：draw.io 取消“格式化文本”，Mermaid 写 htmlLabels: false；或者另存为 PNG。",
      "draw.io, Mermaid, Visio and WPS put words into a web page within the drawing (foreignObject), which is not published "
        + "for safety's sake.\nHave them exported as text of the drawing (draw.io: formatted text off; Mermaid: "
        + "htmlLabels: false), or save a PNG."))
  static let drawingLosesPicture = Rule(
    "drawing-loses-picture", .warning,
    Phrase("图形“{0}”引用的图片发布时会去掉：{1}", "a picture that the drawing “{0}” shows is taken out: {1}"),
    manual: Phrase(
      "图形里的图片是链接，不在文件里，读者看不到。在画图软件里选“嵌入图片”，或另存为 PNG。",
      "The drawing only names the picture and does not hold it. Embed it in the drawing program, or save a PNG."
    ))
}

/// Personal information in the words of a drawing, by the same rules as in texts, and the beginnings of its losses.
///
/// - Parameters:
///   - words: those that are published with it.
///   - lost: words that are not, and addresses of pictures that are not.
package func drawingSecrets(in words: [UInt8], lost: [String], lostPictures: [String]) -> [AttachmentSecret] {
  let losses =
    lost.map { (Rule.drawingLosesWords, $0) } + lostPictures.map { (Rule.drawingLosesPicture, $0) }
  return attachmentSecrets(in: words, part: "")
    + losses.prefix(5).map { AttachmentSecret(rule: $0.name, masked: quotation(of: $1), part: "") }
}

/// The beginning of a text, at most 30 characters; no word of a text with personal information.
private func quotation(of text: String) -> String {
  guard attachmentSecrets(in: Array(text.utf8), part: "").isEmpty else { return "……" }
  let plain = text.filter { !$0.isNewline && $0 != "\t" }
  return plain.count > 30 ? plain.prefix(30) + "……" : plain
}
