import Content
import Diagnostics

extension Rule {
  /// The text of an attachment cannot be read, so that a person has to check it.
  static let unreadAttachment = Rule(
    "unread-attachment", .notice,
    Phrase("附件“{0}”里的文字读不出来", "the text of the attachment “{0}” cannot be read"),
    manual: Phrase(
      "附件里有没有身份证号、手机号，程序要读到文字才知道。扫描件、图片做成的 PDF 读不出来，请人工看一遍；看过了，在这一行写明："
        + "\n# allow: unread-attachment 已人工核对\n文字版的 PDF 要装 pdftotext（Debian：poppler-utils）才能读。",
      "Whether an attachment holds personal numbers shows in its text. Scans have none: let a person look through them, "
        + "and say so on the line: # allow: unread-attachment looked through by hand\nPDFs with text need the program "
        + "pdftotext (Debian: poppler-utils)."))
}

extension Check {
  static let attachments = Check(.unreadAttachment, .drawingLosesWords, .drawingLosesPicture, by: .step)
}

/// Personal information in an attachment: the rule that it breaks, and its masked form.
package struct AttachmentSecret: Sendable, Hashable {
  package var rule: String
  package var masked: String
  /// The part of the file it is in, such as a sheet; empty if the file has no parts.
  package var part: String

  package init(rule: String, masked: String, part: String) {
    self.rule = rule
    self.masked = masked
    self.part = part
  }
}

/// Everything personal in a readable part of an attachment, a few of each sort.
package func attachmentSecrets(in bytes: [UInt8], part: String) -> [AttachmentSecret] {
  guard let text = makeSource(part, bytes: bytes).source?.bytes else { return [] }
  var counts: [String: Int] = [:]
  var secrets: [AttachmentSecret] = []
  for mark in personalInformation(in: text, ByteIndex(of: text)) {
    counts[mark.rule.name, default: 0] += 1
    guard counts[mark.rule.name, default: 0] <= 5 else { continue }
    secrets.append(
      AttachmentSecret(rule: mark.rule.name, masked: mark.arguments.first ?? "", part: withoutSecrets(part)))
  }
  return secrets
}

/// The findings about an attachment, where an author named it.
///
/// - Parameter secrets: nil where nothing of the attachment could be read.
package func findings(
  about secrets: [AttachmentSecret]?, in name: String, at location: Location
) -> [Diagnostic] {
  guard let secrets else {
    return [
      Diagnostic(
        .unreadAttachment, at: location, [name],
        help: Phrase(
          "请人工看一遍，再在这一行写  # allow: unread-attachment 已人工核对",
          "look through it, then write on this line  # allow: unread-attachment looked through"))
    ]
  }
  return Set(secrets).sorted { ($0.part, $0.rule, $0.masked) < ($1.part, $1.rule, $1.masked) }.compactMap {
    secret in
    guard let rule = checkRules.first(where: { $0.name == secret.rule }) else { return nil }
    if rule == .drawingLosesWords || rule == .drawingLosesPicture {
      return Diagnostic(
        rule, at: location, [withoutSecrets(name), secret.masked],
        help: rule == .drawingLosesWords
          ? Phrase("导出时让文字成为图形的文字，或另存为 PNG", "have the words exported as text of the drawing, or save a PNG")
          : Phrase("把图片嵌入图形，或另存为 PNG", "embed the picture in the drawing, or save a PNG"))
    }
    let shown = withoutSecrets(name)
    let place = secret.part.isEmpty ? shown : "\(shown) › \(secret.part)"
    return Diagnostic(
      rule, at: location, [secret.masked],
      help: Phrase(
        "在“\(place)”里：删去或隐去以后换上新文件；确须公开的，在这一行写  # allow: \(rule.name) 原因",
        "in “\(place)”: replace the file by one without it; if it must stand, write on this line  "
          + "# allow: \(rule.name) REASON"))
  }
}
