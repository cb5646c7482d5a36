import Diagnostics

extension Rule {
  static let emptyManuscript = Rule(
    "manuscript-empty", .error, Phrase("“{0}”是空文件（0 字节）", "“{0}” is empty"),
    manual: Phrase("多半是下载或复制中断。请重新取得原稿。", "Copying was cut off. Get the manuscript again."))
  static let unknownManuscript = Rule(
    "manuscript-unknown", .error,
    Phrase("“{0}”不是能导入的稿件", "“{0}” is not a manuscript that can be imported"),
    manual: Phrase(
      "能导入 .docx 和 .html；.doc、.wps、.rtf、.odt 要装有 LibreOffice。PDF 请向作者要原稿。",
      "Manuscripts are .docx and .html; .doc, .wps, .rtf and .odt need LibreOffice. Ask for the original of a PDF."
    ))
  static let misnamedManuscript = Rule(
    "manuscript-misnamed", .error,
    Phrase("“{0}”的内容与扩展名不符，其实是{1}", "“{0}” is not what its name says; it is really {1}"),
    manual: Phrase(
      "改扩展名不能转换格式。请用 Word 或 WPS 打开，另存为 .docx；真是 .doc 的，把扩展名改回 .doc 再导入。",
      "Renaming converts nothing. Open it in Word or WPS and save as .docx, or give it its true ending."))
  static let encryptedManuscript = Rule(
    "manuscript-encrypted", .error, Phrase("“{0}”加了密码，打不开", "“{0}” is encrypted with a password"),
    manual: Phrase("请作者去掉密码后重新发来。", "Ask for a copy without a password."))
  static let macroManuscript = Rule(
    "manuscript-macros", .error, Phrase("“{0}”带有宏（VBA），不导入", "“{0}” has macros and is not imported"),
    manual: Phrase("宏是程序，稿件用不着。请另存为不带宏的 .docx。", "Macros are programs. Save it as .docx without them."))
  static let damagedManuscript = Rule(
    "manuscript-damaged", .error,
    Phrase("“{0}”不完整或已损坏，或者不是 Word 文档", "“{0}” is truncated or damaged, or not a Word document"),
    manual: Phrase("请重新取得原稿；或者用 Word、WPS 修复后另存。", "Get it again, or repair and save it in Word."))
  static let entityManuscript = Rule(
    "manuscript-entities", .error,
    Phrase("“{0}”里有文档类型声明或外部实体（DOCTYPE），不导入", "“{0}” declares a document type or entities"),
    manual: Phrase(
      "Word 和 WPS 从不写这些。它们能读走本机的文件，也能把程序撑爆。请向作者核实。",
      "Office programs never write these; they can read this machine's files. Ask where it came from."))
  static let deepManuscript = Rule(
    "manuscript-deep", .error, Phrase("“{0}”嵌套太深", "“{0}” is nested too deep"),
    manual: Phrase(
      "表格套表格不能超过几十层，RTF 的括号不能超过 256 层。请把内容复制到新文档再试。",
      "Tables within tables end after some dozens, groups of RTF after 256. Copy the content to a new document."
    ))
  static let hugeManuscript = Rule(
    "manuscript-huge", .error,
    Phrase("“{0}”太大，超过上限：{1}", "“{0}” is too large, over the limit: {1}"),
    manual: Phrase(
      "解压后过大，或者段落、表格多到不像一篇稿件。请分成几篇。", "It unpacks to too much, or has more parts than any story."))
  static let bodilessManuscript = Rule(
    "manuscript-without-body", .error,
    Phrase("“{0}”里没有正文：{1}", "“{0}” has no document body: {1}"),
    manual: Phrase("这不是 Word 文档，或者已经损坏。", "It is no Word document, or a damaged one."))
  static let unsafeManuscript = Rule(
    "manuscript-unsafe", .error,
    Phrase("“{0}”里有指到外面的路径或文件名，不导入", "“{0}” holds entry names that lead outside of it"),
    manual: Phrase("正常的稿件没有这样的部件。请向作者核实。", "No office program writes these. Ask where it came from."))
  static let doubledManuscript = Rule(
    "manuscript-doubled", .error,
    Phrase("“{0}”里有两个同名的部件：{1}", "“{0}” has two parts of the same name: {1}"),
    manual: Phrase(
      "两份内容可能不同，不知道该信哪一份。请用 Word 打开核对，再另存一份。",
      "Nobody knows which is meant. Open it in Word and save it again."))
  static let unacceptedChanges = Rule(
    "manuscript-changes", .error,
    Phrase("“{0}”有 {1} 处修订还没有接受", "“{0}” has {1} tracked changes that nobody has accepted"),
    manual: Phrase(
      "修订稿还没有定稿。请作者接受或拒绝全部修订；确定要照“全部接受”导入，加 --accept。删去的字不会进草稿。",
      "Have the changes accepted or rejected, or add --accept to import it as if all were accepted."))
  static let needsOffice = Rule(
    "manuscript-needs-office", .error,
    Phrase("“{0}”是 {1} 格式，要借 LibreOffice（soffice）转换，本机没有", "“{0}” ({1}) needs LibreOffice (soffice)"),
    manual: Phrase(
      "安装：apt-get install --no-install-recommends libreoffice-writer-nogui；或者请作者另存为 .docx。",
      "Install libreoffice-writer-nogui, or ask for a .docx."))
  static let notConverted = Rule(
    "manuscript-not-converted", .error,
    Phrase("LibreOffice 没能转换“{0}”：{1}", "LibreOffice could not convert “{0}”: {1}"),
    manual: Phrase("文件可能损坏或加了密码。请用 Word 或 WPS 打开，另存为 .docx。", "It may be damaged; save it as .docx."))
  static let manuscriptMachine = Rule(
    "manuscript-library", .error, Phrase("读“{0}”缺少程序库：{1}", "a library is missing to read “{0}”: {1}"),
    manual: Phrase("安装：apt-get install libxml2。", "Install libxml2."))
}

/// The rules of this target, for `xinfeng explain`.
package let manuscriptRules: [Rule] = [
  .emptyManuscript, .unknownManuscript, .misnamedManuscript, .encryptedManuscript, .macroManuscript,
  .damagedManuscript, .entityManuscript, .deepManuscript, .hugeManuscript, .bodilessManuscript,
  .unsafeManuscript, .doubledManuscript, .unacceptedChanges, .needsOffice, .notConverted, .manuscriptMachine,
]
