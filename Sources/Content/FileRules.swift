import Diagnostics

/// Rules about files that cannot be read.
extension Rule {
  static let unreadableFile = Rule(
    "unreadable-file", .error, Phrase("读不了这个文件（{0}）", "this file cannot be read ({0})"),
    manual: Phrase(
      "文件不在，或没有读取权限。把文件放回原处，或让管理员放开权限。",
      "The file is not there or may not be read. Put it back, or have its permissions changed."))
  static let notAFile = Rule(
    "not-a-file", .error,
    Phrase("这不是普通文件，是管道、套接字、设备或文件夹", "this is no regular file but a pipe, a socket, a device or a folder"),
    manual: Phrase(
      "网站只读普通文件。把它从 content 和 themes 里移走，换成文件本身。",
      "A site reads regular files only. Move it out of content and themes, and put the file itself here."))
  static let textFileTooLarge = Rule(
    "file-too-large", .error, Phrase("文件有 {0} MB，超过 {1} MB", "the file has {0} MB, more than {1} MB"),
    manual: Phrase(
      "文章、词表和模板是给人读写的文字，一个文件不超过 4 MB（一百多万字）。分成几个文件，或作为附件放在文章旁边。",
      "Pages, vocabularies and templates are text for people; a file has at most 4 MB, more than a million characters. "
        + "Divide it, or put it beside a page as an attachment."))
  static let robotsOfHost = Rule(
    "robots-of-host", .notice,
    Phrase(
      "网站在子目录里，搜索引擎不读 {0}，只读 {1}", "the site is in a folder of its host: search engines read {1}, not {0}"),
    manual: Phrase(
      "搜索引擎只看主机根上的 robots.txt。网站放在子目录（https://主机/wmb/）时，站点地图的地址要写进主机自己的 robots.txt，或者在搜索引擎的站长平台上提交。",
      "Search engines look for robots.txt at the root of a host alone. Of a site in a folder (https://host/wmb/) the sitemap is named in "
        + "the host's own robots.txt, or told to the search engines on their pages for owners of sites."))
  static let noSite = Rule(
    "no-site", .error,
    Phrase("这里没有 site.yml，不是网站的文件夹", "there is no site.yml here: this is no site's folder"),
    manual: Phrase(
      "到网站的文件夹里运行，或用 --site 指出它在哪里。还没有网站：xinfeng new site 文件夹",
      "Run in the site's folder, or say where it is with --site. To begin a site: xinfeng new site FOLDER"))
  static let notUTF8 = Rule(
    "not-utf8", .error,
    Phrase("按 {0} 读，第 {1} 个字节不是文字", "byte {1} means nothing in {0}"),
    manual: Phrase(
      "UTF-8、GB18030（GBK）和 UTF-16 都能读，但这个文件在所说的位置坏了，猜一个字会写错。\n"
        + "用记事本打开，找到那一行的乱码，重新打字；再选“另存为”，编码选 UTF-8，保存。",
      "UTF-8, GB18030 (GBK) and UTF-16 are read, but this file is damaged at the place named, and guessing would put "
        + "words into it.\nOpen it in an editor, type the garbled place again, and save it as UTF-8."))
  static let foreignEncoding = Rule(
    "foreign-encoding", .error,
    Phrase("文件像是 {0} 编码，按中文读全是乱码", "the file seems to be {0}; read as Chinese it is nonsense"),
    manual: Phrase(
      "日文（Shift-JIS、EUC-JP）、韩文（EUC-KR）、繁体（Big5）的旧编码和 GB18030 用同样的字节，读出来是谁也没写过的字，所以不读。"
        + "用编辑器打开，选对编码，另存为 UTF-8。",
      "Old encodings of Japanese, Korean and traditional Chinese use the bytes of GB18030 for other characters, so such "
        + "files are not read. Open it with the right encoding and save it as UTF-8."))
  static let notText = Rule(
    "not-text", .error, Phrase("这不是文本文件（看第 {0} 个字节）", "this is not a text file (see byte {0})"),
    manual: Phrase(
      "Word 和 WPS 文档改名为 .md 还是文档。在 Word 或 WPS 里选“另存为”“纯文本”，编码选 UTF-8，再把文件名的结尾改成 .md。",
      "A Word document renamed .md is still a document. Save it as plain text with the encoding UTF-8, and name that .md."
    ))
  static let convertedFile = Rule(
    "converted-file", .notice, Phrase("文件是 {0}，已按此读取", "the file is {0} and was read as such"),
    manual: Phrase(
      "能读，不用改。想统一成 UTF-8，运行 xinfeng check --fix：文字一个不变，只改编码和换行。",
      "It can be read and need not be changed. `xinfeng check --fix` rewrites such files as UTF-8; no word changes."
    ))
  static let sameName = Rule(
    "same-name", .error,
    Phrase(
      "两个文件名看起来一样：“{0}”（NFC）和“{1}”（NFD）", "two files' names look the same: “{0}” (NFC) and “{1}” (NFD)"),
    manual: Phrase(
      "两个名字只是字的编码方式（NFC 和 NFD）不同，换一台电脑就会变成一个文件。给其中一个改名，或删去一个。",
      "The names differ only in how their letters are encoded (NFC and NFD); on another computer they are one file. "
        + "Rename or remove one of them."))
  static let emptyFile = Rule(
    "empty-file", .error, Phrase("文件是空的", "the file is empty"),
    manual: Phrase("写上内容，或删去文件。", "Write something into the file, or remove it."))
  static let linkedFile = Rule(
    "linked-file", .error, Phrase("这是一个链接，不是文件", "this is a link, not a file"),
    manual: Phrase(
      "站点只读自己文件夹里的文件。把链接换成文件本身。", "A site reads only files of its own folder. Put the file itself here."))
  static let unknownFile = Rule(
    "unknown-file", .warning, Phrase("这里用不到这个文件", "this file is of no use here"),
    manual: Phrase(
      "词表放在 content/vocabularies/名称.yml，词条的介绍放在 content/vocabularies/名称/词条.md，名单放在 content/rolls/名称.xlsx 和 名称.yml。",
      "Vocabularies are content/vocabularies/NAME.yml, a term's text is content/vocabularies/NAME/SLUG.md, rolls are "
        + "content/rolls/NAME.xlsx and NAME.yml."))
  static let folderWithoutKind = Rule(
    "folder-without-kind", .error,
    Phrase("文件夹“{0}”里没有 _kind.yml，不知道这是什么文章", "the folder “{0}” has no _kind.yml"),
    manual: Phrase(
      "文章放在 content 下各类别的文件夹里；新的类别要有一个 _kind.yml。",
      "Pages stand in the folders of kinds below content/; a new kind needs a _kind.yml."))
  static let missingFrontMatter = Rule(
    "missing-front-matter", .error, Phrase("第一行应当是 ---", "the first line should be ---"),
    manual: Phrase(
      "每篇文章以两行 --- 之间的属性开头：\n---\n标题: 三十年守护一盏灯\n日期: 2024-04-07\n---",
      "Every page begins with its fields between two --- lines:\n---\ntitle: …\ndate: 2024-04-07\n---"))
  static let unclosedFrontMatter = Rule(
    "unclosed-front-matter", .error, Phrase("属性后面缺少结束的一行 ---", "the closing --- is missing"),
    manual: Phrase("在最后一个属性的下一行写 ---，再写正文。", "Write --- on the line after the last field, before the text."))
}

/// Rules about the form of front matter.
extension Rule {
  static let frontMatterTooLong = Rule(
    "front-matter-too-long", .error, Phrase("属性超过 {0} KB", "the front matter is longer than {0} KB"),
    manual: Phrase(
      "两行 --- 之间只写属性，正文写在第二个 --- 之后。", "Only fields stand between the --- lines; the text follows them."))
  static let looseQuotes = Rule(
    "loose-quotes", .error,
    Phrase("引号没有配对，可以是两个意思", "the quotation marks do not match; this could mean two things"),
    manual: Phrase(
      "值以英文引号开头时，引号会被当作值的边界，要在最后用同样的引号结束。中文引号“”就是文字，不受影响。\n"
        + "title: “一分不能差”的老会计",
      "A straight quotation mark at the start of a value begins a quoted value, which ends with the same mark. "
        + "Chinese quotation marks are text.\ntitle: “A note” on quoting"))
  static let valueOrComment = Rule(
    "value-or-comment", .warning,
    Phrase("“{0}”后面的“{1}”被当作注释，不会显示", "“{1}” after “{0}” is a comment and is not shown"),
    manual: Phrase(
      "空格加 # 以后是注释。要显示 #，给整个值加上英文引号；真是注释，就另起一行写。",
      "What follows a space and # is a comment. Put the value into quotation marks to show it, or the comment on a "
        + "line of its own."))
}

let fileRules: [Rule] = [
  .unreadableFile, .notAFile, .textFileTooLarge, .noSite, .robotsOfHost, .notUTF8, .foreignEncoding,
  .notText, .convertedFile, .lookAlike, .privateCharacter, .sameName,
  .emptyFile, .linkedFile,
  .unknownFile, .folderWithoutKind, .missingFrontMatter, .unclosedFrontMatter, .frontMatterTooLong,
  .looseQuotes, .valueOrComment, .lfsPointer, .linkAsText, .foreignFileName, .noContent,
  .badFixedName, .uncleanedFile, .copiedFile,
]

func emptyFile(_ file: String) -> Diagnostic {
  Diagnostic(.emptyFile, at: Location(file: file), help: Rule.emptyFile.manual)
}
