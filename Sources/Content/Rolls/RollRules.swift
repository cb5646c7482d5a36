import Diagnostics

/// The rules about sheets and their declarations. The first argument is the cell, with its sheet if there are several.
extension Rule {
  static let rollUnreadable = Rule(
    "roll-unreadable", .error, Phrase("这张表读不了：{0}", "this sheet cannot be read: {1}"),
    manual: Phrase(
      "名单用 xlsx 或 csv。加密的先取消密码，xls、et 先另存为 xlsx，损坏的请从原单位重新取得。",
      "Rolls are xlsx or csv. Remove passwords, save xls and et as xlsx, and get damaged files again."))
  static let rollWithoutHeader = Rule(
    "roll-header", .error,
    Phrase("找不到表头：没有一行写着“姓名”“单位名称”“作品名称”之类", "no row of the sheet is a header with a column of names"),
    manual: Phrase(
      "表头是写着“姓名”“单位”“类别”的那一行，上面可以有标题。隐藏的工作表不读。",
      "The header is the row that names the columns; titles may stand above it. Hidden sheets are not read."))
  static let rollSheetWithoutHeader = Rule(
    "roll-sheet", .notice, Phrase("工作表“{0}”没有表头，没有读", "the sheet “{0}” has no header and was not read"),
    manual: Phrase("不是名单就不用管。是名单，就补上写着“姓名”“单位”的一行。", "If it is a list, give it a row that names the columns.")
  )
  static let rollWithoutSheet = Rule(
    "roll-without-sheet", .error,
    Phrase("旁边没有表格 {0}.xlsx 或 {0}.csv", "there is no sheet {0}.xlsx or {0}.csv beside it"),
    manual: Phrase("把表格放在说明旁边，两个文件同名。", "Put the sheet beside its declaration, under the same name."))
  static let rollWithoutDeclaration = Rule(
    "roll-without-declaration", .warning,
    Phrase("旁边没有说明 {0}.yml，没有发布", "there is no {0}.yml beside it; it is not published"),
    manual: Phrase(
      "运行 xinfeng import 表格 --as roll 会写出一份，也可以照手册自己写。",
      "`xinfeng import SHEET --as roll` writes one."))
  static let rollTwoSheets = Rule(
    "roll-two-sheets", .error,
    Phrase("有两张同名的表：{0}.xlsx 和 {0}.csv", "there are two sheets of one name: {0}.xlsx and {0}.csv"),
    manual: Phrase("留下一张。", "Keep one of them."))
  static let rollWithoutNames = Rule(
    "roll-names", .error, Phrase("columns 里没有一列是 name", "no column is `name`"),
    manual: Phrase("写明哪一列是姓名或名称，如  姓名: name", "Say which column has the names, such as  姓名: name"))
  static let rollMissingColumn = Rule(
    "roll-column", .error, Phrase("表里没有“{0}”这一列", "the sheet has no column “{0}”"),
    manual: Phrase(
      "照表头写列名；空格和括号里的话可以不写。", "Write the label of the header; spaces and what is in brackets may be left out."
    ))
  static let rollPersonalColumn = Rule(
    "roll-personal-column", .notice,
    Phrase(
      "“{0}”一列是个人信息，没有读，也不公开", "the column “{0}” is of personal data: it was not read and is not published"),
    manual: Phrase(
      "证件号、出生年月、电话、住址、账号等，按表头认出，整列不读。写进 columns 也不读。留在网站文件夹里的表格最好也删去这一列。",
      "Identity numbers, days of birth, telephones, addresses and accounts are known by their header and never read, "
        + "whatever the declaration says. Better delete the column from the sheet, too."))
  static let rollPersonalCell = Rule(
    "roll-personal-cell", .warning,
    Phrase("{0} 有{1}（{2}），没有公开", "{0} holds {3} ({2}), which is not published"),
    manual: Phrase(
      "姓名、单位里的号码去掉，其余的格子整格不公开。请从表里删去它。",
      "It is cut from names and units; of other cells nothing is published. Remove it from the sheet."))
  static let rollHiddenColumn = Rule(
    "roll-hidden-column", .notice,
    Phrase("“{0}”一列在表里是隐藏的，没有公开", "the column “{0}” is hidden in the sheet and is not published"),
    manual: Phrase("要公开，就在表里取消隐藏。", "To publish it, unhide it in the sheet."))
  static let rollHiddenSheet = Rule(
    "roll-hidden-sheet", .notice,
    Phrase("工作表“{0}”是隐藏的，没有公开", "the sheet “{0}” is hidden and is not published"),
    manual: Phrase("要公开，就在表里取消隐藏。", "To publish it, unhide it."))
  static let rollHiddenRows = Rule(
    "roll-hidden-rows", .warning,
    Phrase("{0}第 {1} 行是隐藏的，共 {2} 行，没有公开", "{0} rows {1} are hidden ({2}) and are not published"),
    manual: Phrase(
      "表里筛选或隐藏的行不算在名单里。要公开，就取消筛选和隐藏，再存一次。",
      "Rows that are filtered out or hidden are no part of the list. To publish them, unhide them and save the sheet."
    ))
  static let rollOtherRows = Rule(
    "roll-other-rows", .notice,
    Phrase("{0}第 {1} 行不像名单里的一行，没有读", "{0} rows {1} do not look like rows of the list and were not read"),
    manual: Phrase(
      "只写着一格的行当作小标题。是名单里的，就把单位等各格补上。",
      "A row with one cell is taken for a heading. Fill its other cells if it is none."))
  static let rollRowWithoutName = Rule(
    "roll-row-without-name", .warning,
    Phrase("{0} 没有姓名或名称，这一行没有公开", "{0} has no name; the row is not published"),
    manual: Phrase("在表里补上姓名，或删去这一行。", "Give it a name or delete the row."))
  static let rollErrorCell = Rule(
    "roll-error-cell", .warning,
    Phrase("{0} 是错误值 {1}，当作空格", "{0} is the error value {1} and taken for empty"),
    manual: Phrase("在表里改好公式，再存一次。", "Mend the formula and save the sheet."))
  static let rollFormula = Rule(
    "roll-formula", .warning,
    Phrase("{0} 是公式，没有存下结果，当作空格", "{0} is a formula without a stored value and taken for empty"),
    manual: Phrase("用 Excel 或 WPS 打开，算出结果，再存一次。", "Open it, let it be computed, and save it."))
  static let rollRepeated = Rule(
    "roll-repeated", .warning,
    Phrase("“{0}”重复写了 {1} 次（第 {2} 行），只算一次", "“{0}” stands {1} times (rows {2}) and counts once"),
    manual: Phrase(
      "同一单位的同一个名字只算一个人。是两个人，就在名字后写明区别。",
      "One name of one unit is one person. If they are two, tell them apart."))
  static let rollUnknownUnit = Rule(
    "roll-unknown-unit", .error,
    Phrase("{0} 的“{1}”不在单位词表里（共 {2} 行）", "{0}: “{1}” is no unit of the vocabulary ({2} rows)"),
    manual: Phrase(
      "单位照词表认，曾用名和别名也算；差一个字就是另一个单位，不替人猜。写错的在表里改；新的单位加进词表。",
      "Units are known by the vocabulary, their former names too; nothing is guessed. Mend the sheet, or add the unit."
    ))
  static let rollUnknownCategory = Rule(
    "roll-unknown-category", .error, Phrase("{0} 的“{1}”不是已有的类别", "{0}: “{1}” is no category"),
    manual: Phrase("照词表写类别。", "Write a category of the vocabulary."))
  static let rollLink = Rule(
    "roll-link", .warning,
    Phrase("{0} 不是 http 或 https 网址，没有链接", "{0} is no http(s) address and is not linked"),
    manual: Phrase("链接写完整网址，以 https:// 开头。", "Links are whole addresses that begin with https://."))
  static let rollWithoutCall = Rule(
    "roll-call", .error, Phrase("没有 {0} 这个文件", "there is no file {0}"),
    manual: Phrase(
      "call 写征集或公布它的那一篇，如 notices/2025/jiafeng.md。", "`call` names the page that called for it, by its file.")
  )
}

/// The rules about rolls, for `xinfeng explain`.
let rollRules: [Rule] = [
  .rollUnreadable, .rollWithoutHeader, .rollSheetWithoutHeader, .rollWithoutSheet, .rollWithoutDeclaration,
  .rollTwoSheets, .rollWithoutNames, .rollMissingColumn, .rollPersonalColumn, .rollPersonalCell,
  .rollHiddenColumn,
  .rollHiddenSheet, .rollHiddenRows, .rollOtherRows, .rollRowWithoutName, .rollErrorCell, .rollFormula,
  .rollRepeated,
  .rollUnknownUnit, .rollUnknownCategory, .rollLink, .rollWithoutCall,
]
