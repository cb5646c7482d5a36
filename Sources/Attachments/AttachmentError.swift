import Archives
import Diagnostics

/// Why a file cannot be given to readers. All are the file's own: an author can give a better one.
package enum AttachmentError: Error, Sendable, Hashable {
  case empty
  case unknownFormat
  case macros
  /// OFD (GB/T 33190), whose seals are made over the names in it.
  case layoutDocument
  /// The name is of this format, the content of another or none.
  case misnamed(AttachmentFormat)
  case damaged
  case encrypted
  /// Names of people are where they cannot be removed without breaking the file.
  case uncleanable(String)
  /// An archive that unpacks to too much, leads out of its folder, or holds programs; with the reason.
  case dangerous(Phrase)

  /// A program that cleaning needs could not be started; with the system's message.
  case withoutProgram(String, cause: String)

  /// Damaged and encrypted archives get these cases, whatever the file is.
  init(_ fault: ZipError) {
    switch fault {
    case .damaged: self = .damaged
    case .encrypted: self = .encrypted
    case .unknownMethod(let number, _): self = .uncleanable("ZIP \(number)")
    default: self = .dangerous(fault.reason)
    }
  }

  package func finding(about file: String, at location: Location) -> Diagnostic {
    switch self {
    case .empty: Diagnostic(.emptyAttachment, at: location, [file])
    case .unknownFormat: Diagnostic(.unknownAttachment, at: location, [file])
    case .layoutDocument:
      Diagnostic(
        .unknownAttachment, at: location, [file],
        help: Phrase(
          "OFD 里有作者和签章人的姓名，去掉就会破坏签章，多数读者也打不开；请用“另存为”或“打印”改成 PDF",
          "OFD names its authors and signers, which cannot be taken out without breaking seals, and few can open it; save or "
            + "print it as PDF"))
    case .macros: Diagnostic(.macroAttachment, at: location, [file])
    case .misnamed(let format): Diagnostic(.misnamedAttachment, at: location, [file, format.name])
    case .damaged: Diagnostic(.damagedAttachment, at: location, [file])
    case .encrypted: Diagnostic(.encryptedAttachment, at: location, [file])
    case .uncleanable(let what): Diagnostic(.uncleanableAttachment, at: location, [file, what])
    case .withoutProgram(let program, let cause):
      Diagnostic(
        .missingProgram, at: location, [file, program, cause],
        help: Phrase("请先安装：apt install \(program)", "install it: apt install \(program)"))
    case .dangerous(let why): Diagnostic(.dangerousAttachment(why), at: location, [file])
    }
  }
}

extension Rule {
  static let emptyAttachment = Rule(
    "empty-attachment", .error, Phrase("附件“{0}”是空文件", "the attachment “{0}” is empty"),
    manual: Phrase("多半是复制或上传中断。请重新放入文件。", "Copying or uploading was cut off. Put the file there again."))
  static let unknownAttachment = Rule(
    "unknown-attachment", .error,
    Phrase("不能发布这种文件：“{0}”", "files of this kind are not published: “{0}”"),
    manual: Phrase(
      "附件用 PDF、docx、xlsx、pptx、zip、txt 或 csv；视频用 mp4 或 webm，录音用 mp3、m4a、ogg 或 opus，字幕用 vtt。旧格式（doc、xls、wps）和 OFD 请另存为新格式或 PDF。",
      "Attachments are PDF, docx, xlsx, pptx, zip, txt or csv; videos mp4 or webm, sounds mp3, m4a, ogg or opus, captions vtt. Save older formats and OFD as "
        + "one of these."
    ))
  static let macroAttachment = Rule(
    "macro-attachment", .error, Phrase("“{0}”带有宏", "“{0}” has macros"),
    manual: Phrase(
      "宏是程序，不能让读者下载。请另存为不带宏的 docx、xlsx、pptx，或 PDF。",
      "Macros are programs. Save it as docx, xlsx or pptx without them, or as PDF."))
  static let misnamedAttachment = Rule(
    "misnamed-attachment", .error,
    Phrase("“{0}”的内容不是 {1}", "“{0}” is not {1} inside"),
    manual: Phrase(
      "文件内容与扩展名不符。用原来的软件打开，另存为需要的格式；不要只改扩展名。",
      "Content and name differ. Save it in the wanted format; renaming is not enough."))
  static let damagedAttachment = Rule(
    "damaged-attachment", .error, Phrase("附件“{0}”不完整或已损坏", "the attachment “{0}” is cut off or damaged"),
    manual: Phrase("请从原作者处重新取得。", "Get it again from its source."))
  static let encryptedAttachment = Rule(
    "encrypted-attachment", .error, Phrase("附件“{0}”加了密", "the attachment “{0}” is encrypted"),
    manual: Phrase(
      "公开的文件不应加密，加了密也无法去除其中的作者信息。",
      "What is public is not encrypted, and its authors' names cannot be removed."))
  static let uncleanableAttachment = Rule(
    "uncleanable-attachment", .error,
    Phrase("无法去除“{0}”中的个人信息（{1}）", "personal data cannot be removed from “{0}” ({1})"),
    manual: Phrase(
      "作者、拍摄地点等信息去除不了，或去除会损坏文件。PDF 请用“打印为 PDF”或“导出”重新生成；里面的图片（TIFF、HEIC、原始格式）"
        + "先转成 JPEG 或 PNG，录音先转成 MP4，旧格式的文档（doc、xls、wps）先另存为 docx、xlsx 或 PDF。",
      "What tells of people cannot be removed safely. Print or export a PDF again; turn pictures inside (TIFF, HEIC, raw) "
        + "into JPEG or PNG, sound into MP4, and save old documents in a new format."))
  static let missingProgram = Rule(
    "missing-program", .error,
    Phrase("处理“{0}”要用的 {1} 无法启动（{2}）", "{1}, which “{0}” needs, cannot be started ({2})"),
    manual: Phrase(
      "PDF 里的作者、来源和插图的拍摄信息由 qpdf 去除。没有它，PDF 不能发布。Debian：apt install qpdf",
      "The program qpdf takes authors, origin and the data of photographs out of PDFs, which are not published without. "
        + "Debian: apt install qpdf"))
  static let dangerousAttachment = Rule(
    "dangerous-attachment", .error, Phrase("“{0}”不能发布", "“{0}” cannot be published"),
    manual: Phrase(
      "压缩包或文档里的内容会伤害读者的电脑：解开后过大、条目互相重叠、层层嵌套、路径指向别处、文件重名，或里面有程序。"
        + "请把原来的文件重新打包；太大的分成几个，或改用 PDF。压缩包和文档最大 100 MB，解开后每个文件最大 100 MB、一共最大 250 MB，"
        + "最多 10000 个文件，里面的文档最多再套一层文档。",
      "What is inside harms the machines of readers: it unpacks to too much, entries share bytes, archives stand within "
        + "archives, names lead out of the folder or are the same, or there are programs. Pack the files again; cut what is "
        + "too large, or publish a PDF. Archives and documents have at most 100 MB, unpacked 100 MB a file and 250 MB in "
        + "all, at most 10 000 files, and at most two levels of documents within."))

  /// The same rule, with the reason for this file in its message.
  static func dangerousAttachment(_ why: Phrase) -> Rule {
    var rule = dangerousAttachment
    rule.message.chinese += "：" + why.chinese
    rule.message.english += ": " + why.english
    return rule
  }
}

/// The rules of this target, for `xinfeng explain`.
package let attachmentRules: [Rule] = [
  .emptyAttachment, .unknownAttachment, .macroAttachment, .misnamedAttachment, .damagedAttachment,
  .encryptedAttachment, .uncleanableAttachment, .dangerousAttachment, .missingProgram,
]
