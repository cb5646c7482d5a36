import Diagnostics

extension Rule {
  static let missingFile = Rule(
    "missing-file", .error, Phrase("没有文件“{0}”", "there is no file “{0}”"),
    manual: Phrase(
      "图片和附件放在文章旁边，写文件名；大小写和扩展名都要一样（.JPG 不是 .jpg）。",
      "Pictures and attachments stand beside their page and are named as they are, letter case included (.JPG is not .jpg)."
    ))
  static let missingAlternative = Rule(
    "missing-alt", .error, Phrase("图片“{0}”没有替代文字", "the picture “{0}” has no alternative text"),
    manual: Phrase(
      "写 ![图上有什么](图片.jpg)。看不见图的人听到的就是这句话。",
      "Write ![what it shows](picture.jpg): those who cannot see it hear these words."))
  static let nameAsAlternative = Rule(
    "alt-is-file-name", .warning,
    Phrase("替代文字“{0}”只是文件名", "the alternative text “{0}” is the file's name"),
    manual: Phrase(
      "替代文字说图上有什么，例如“志愿者在社区教老人按压胸口”。",
      "Say what the picture shows, such as “a volunteer teaches chest compressions”."
    ))
  static let missingCredit = Rule(
    "missing-credit", .warning, Phrase("照片“{0}”没有写拍摄者", "the photograph “{0}” has no credit"),
    manual: Phrase(
      "照片要写拍摄者或来源：credit: 单位或姓名。", "Photographs name who took them or where they come from: `credit`."))
  static let smallPicture = Rule(
    "small-picture", .warning,
    Phrase("“{0}”只有 {1} 像素宽，不到 {2}", "“{0}” is {1} pixels wide, less than {2}"),
    manual: Phrase(
      "图片不会放大，在大屏幕上会模糊。请找原图；微信里转过的图往往被缩小过。",
      "Pictures are never enlarged and will look soft. Find the original: messengers send small copies."))
  static let unusedFile = Rule(
    "unused-file", .warning, Phrase("没有文章用到这个文件", "no page uses this file"),
    manual: Phrase("不会发布。不再需要就删去。", "It is not published. Remove it if it is no longer needed."))
  static let unknownColour = Rule(
    "unknown-colour", .error, Phrase("“{0}”应当是 #rrggbb", "“{0}” should be #rrggbb"),
    manual: Phrase("颜色写成六位十六进制，如 \"#a3161a\"。", "Write colours as six hexadecimal digits: \"#a3161a\"."))
}

/// The rules about pictures and attachments, as far as a site is needed to find them broken.
let mediaRules: [Rule] = [
  .missingFile, .missingAlternative, .nameAsAlternative, .missingCredit, .smallPicture, .unusedFile,
  .unknownColour,
]
