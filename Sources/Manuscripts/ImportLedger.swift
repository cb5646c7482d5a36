import Diagnostics

/// The reason for which a part of the manuscript is not in the draft, or is there in another form.
package enum DropReason: Hashable, Sendable {
  case deleted
  case movedAway
  case comment
  case hidden
  case header
  case footer
  case watermark
  case pageNumber
  case contents
  case fieldCode
  case placeholder
  case copy
  /// The sign or number of a list item, which the draft writes as Markdown.
  case listSign
  /// The surroundings of the article on a page: menus, addresses, links to other articles.
  case surroundings
  /// Personal data, with the name of its sort.
  case personal(String)
  /// Parts for the office only: opinions, seals, the form's own name.
  case formality(String)
  case smartArt
  case chart
  case embedded(String)
  case picture(String)
  case falsePicture
  case outsidePicture
  case missingPicture
  case symbol
  case unsafeLink
  case noteMark
  // The rest is in the draft, in another form than in the manuscript.
  case equation
  case ruby
  case raised
  case cropped
  /// A date field, which shows the present day whenever the manuscript is opened.
  case automaticDay
  case changes
  case layoutTable
  case wordArt
  case unplacedFields
}

/// The parts of a manuscript that are not in the draft or were changed, each with its reason and amount.
///
/// Invariant: every character of the manuscript is in the draft or counted here.
package struct ImportLedger: Sendable {
  package struct Entry: Sendable {
    package var reason: DropReason
    package var count = 0
    /// Characters without white space; 0 for parts kept in another form.
    package var characters = 0
  }

  package private(set) var entries: [Entry] = []
  /// All characters of the manuscript without white space.
  package internal(set) var characters = 0
  /// The dropped texts, for testing the invariant; never written or shown.
  package private(set) var dropped: [String] = []

  package var droppedCharacters: Int { entries.reduce(0) { $0 + $1.characters } }

  mutating func drop(_ reason: DropReason, _ text: String = "", count: Int = 1) {
    let characters = squeezed(text).unicodeScalars.count
    let place = entries.firstIndex { $0.reason == reason } ?? entries.count
    if place == entries.count { entries.append(Entry(reason: reason)) }
    entries[place].count += count
    entries[place].characters += characters
    if characters > 0 { dropped.append(text) }
  }

  /// Records a part that is in the draft in another form.
  mutating func note(_ reason: DropReason, count: Int = 1) { drop(reason, "", count: count) }
}

extension DropReason {
  /// Whether the part is in the draft, in another form.
  package var isKept: Bool {
    switch self {
    case .equation, .ruby, .raised, .cropped, .automaticDay, .changes, .layoutTable, .wordArt,
      .unplacedFields:
      true
    default: false
    }
  }

  /// Names the part and its treatment; `{0}` is the count.
  package var phrase: Phrase {
    switch self {
    case .deleted: Phrase("修订中删去的 {0} 处，不进草稿", "{0} deletions of tracked changes left out")
    case .movedAway: Phrase("修订中移走的 {0} 处，只在新位置出现", "{0} moved passages stand in their new place only")
    case .comment: Phrase("批注 {0} 处，不进草稿", "{0} comments left out")
    case .hidden: Phrase("隐藏文字 {0} 处，不进草稿", "{0} hidden texts left out")
    case .header: Phrase("页眉 {0} 个，不进草稿", "{0} page headers left out")
    case .footer: Phrase("页脚和页码 {0} 个，不进草稿", "{0} page footers left out")
    case .watermark: Phrase("水印 {0} 个，不进草稿", "{0} watermarks left out")
    case .pageNumber: Phrase("页码 {0} 处，不进草稿", "{0} page numbers left out")
    case .contents: Phrase("目录 {0} 行，不进草稿（网站自己会列）", "{0} lines of the table of contents left out")
    case .fieldCode: Phrase("域代码 {0} 个，只留结果", "{0} field codes left out, their results kept")
    case .placeholder: Phrase("没有填的提示文字 {0} 处，不进草稿", "{0} unfilled placeholders left out")
    case .copy: Phrase("为旧版软件另存的副本 {0} 处，不重复导入", "{0} copies for older programs left out")
    case .listSign: Phrase("列表符号 {0} 个，写成了列表", "{0} signs of lists became the draft's own")
    case .surroundings: Phrase("网页上文章以外的内容 {0} 处，不进草稿", "{0} parts of the page around the article left out")
    case .personal(let what):
      Phrase("个人信息“\(what)”{0} 处，留在原稿，不进草稿", "{0} private values left in the manuscript: \(what)")
    case .formality(let what): Phrase("表格里的“\(what)”{0} 处，不进草稿", "{0} office matters left out: \(what)")
    case .smartArt: Phrase("SmartArt 图示 {0} 个，导不出来，请截成图片", "{0} SmartArt diagrams lost; make them pictures")
    case .chart: Phrase("图表 {0} 个，导不出来，请截成图片或列成表格", "{0} charts lost; make them pictures or tables")
    case .embedded(let what):
      Phrase("嵌入的对象 {0} 个（\(what)），导不出来，请另存为附件", "{0} embedded objects (\(what)) lost; attach them as files")
    case .picture(let format):
      Phrase(
        "\(format) 图片 {0} 张，网页显示不了，请另存为 PNG 或 JPEG", "{0} \(format) pictures lost; save them as PNG or JPEG")
    case .falsePicture:
      Phrase("图片 {0} 张，内容不是图片，没有写出", "{0} pictures are no pictures inside and were left out")
    case .outsidePicture: Phrase("外部图片 {0} 张（链接到网址或别处），没有去取", "{0} external pictures were not fetched")
    case .missingPicture: Phrase("图片 {0} 张，文件不在稿件里", "{0} pictures are missing in the manuscript")
    case .symbol: Phrase("认不出的符号 {0} 个", "{0} symbols of unknown fonts left out")
    case .unsafeLink: Phrase("链接 {0} 个，地址不能用，只留文字", "{0} links with unusable addresses; their words kept")
    case .noteMark: Phrase("自定的注释符号 {0} 个，改用统一编号", "{0} marks of notes replaced by numbers")
    case .equation: Phrase("公式 {0} 个，写成了一行文字，请核对", "{0} equations became plain text; check them")
    case .ruby: Phrase("拼音（注音）{0} 处，写在括号里", "{0} ruby readings were put in brackets")
    case .raised: Phrase("上标或下标 {0} 处，写成了平常的字，请核对", "{0} super- or subscripts became plain; check them")
    case .cropped: Phrase("裁剪过的图片 {0} 张，导入的是整张，请核对", "{0} cropped pictures came in whole; check them")
    case .automaticDay:
      Phrase("自动更新的日期 {0} 处，写成了文字，请核对是哪一天", "{0} dates that update themselves became text; check the day")
    case .changes: Phrase("未接受的修订 {0} 处，按全部接受导入", "{0} tracked changes imported as if accepted")
    case .layoutTable: Phrase("排版用的表格 {0} 个，已拆开", "{0} layout tables were taken apart")
    case .wordArt: Phrase("艺术字 {0} 处，写成了普通文字", "{0} pieces of WordArt became plain text")
    case .unplacedFields: Phrase("文末或题下的 {0} 项没有对应的栏目，留在正文", "{0} lines have no field and stay in the text")
    }
  }
}
