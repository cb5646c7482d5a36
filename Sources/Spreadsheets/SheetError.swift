import Archives
import Diagnostics
import XML

/// Why a spreadsheet is not read. All but the last are the file's own.
package enum SheetError: Error, Sendable, Hashable {
  case empty
  case encrypted
  /// The format of before 2007, under any name.
  case oldFormat
  case notSpreadsheet
  case archive(ZipError)
  /// A part that is not well-formed or has impossible values.
  case damaged(part: String)
  case documentType(part: String)
  /// More of something than a sheet made by people has.
  case tooMany(Limited)
  /// A cell whose quotation mark is never closed.
  case unclosedQuote(line: Int)
  case machine

  package enum Limited: Sendable, Hashable {
    case bytes
    case rows
    case columns
    case cells
    case characters(line: Int)
    case sheets
  }

  package var reason: Phrase {
    switch self {
    case .empty: Phrase("文件是空的", "the file is empty")
    case .encrypted: Phrase("加了密，要先取消密码", "it is encrypted; remove the password first")
    case .oldFormat:
      Phrase("是 97—2003 的旧格式（xls），请另存为 xlsx", "it is in the old format (xls); save it as xlsx")
    case .notSpreadsheet: Phrase("内容不是 xlsx 表格", "it is no xlsx inside")
    case .archive(let fault): fault.reason
    case .damaged(let part): Phrase("文件已损坏，读不出 \(part)", "it is damaged: \(part) cannot be read")
    case .documentType(let part):
      Phrase("\(part) 里有 DOCTYPE（外部实体），不读", "\(part) has a DOCTYPE (entities), which is not read")
    case .tooMany(let what): what.reason
    case .unclosedQuote(let line):
      Phrase("第 \(line) 行的引号没有另一半", "the quotation mark in line \(line) is never closed")
    case .machine: Phrase("这台机器上没有 libxml2（apt-get install libxml2）", "libxml2 is not installed")
    }
  }

  init(_ fault: XMLError, in part: String) {
    self =
      switch fault {
      case .broken: .damaged(part: part)
      case .documentType: .documentType(part: part)
      case .limit: .damaged(part: part)
      case .machine: .machine
      }
  }
}

extension SheetError.Limited {
  fileprivate var reason: Phrase {
    switch self {
    case .bytes:
      Phrase("过大，超过 \(SheetLimits.text >> 20) MB", "it is larger than \(SheetLimits.text >> 20) MB")
    case .rows: Phrase("行数超过上限 \(SheetLimits.rows)", "it has more than \(SheetLimits.rows) rows")
    case .columns: Phrase("列数超过上限 \(SheetLimits.columns)", "it has more than \(SheetLimits.columns) columns")
    case .cells: Phrase("格子超过上限 \(SheetLimits.cells)", "it has more than \(SheetLimits.cells) cells")
    case .characters(let line):
      Phrase(
        "第 \(line) 行有一格超过上限 \(SheetLimits.characters) 字节",
        "a cell in line \(line) has more than \(SheetLimits.characters) bytes")
    case .sheets: Phrase("工作表超过上限 \(SheetLimits.sheets) 张", "it has more than \(SheetLimits.sheets) sheets")
    }
  }
}

/// A list of all people an office ever honoured has a hundredth of this.
package enum SheetLimits {
  package static let rows = 100_000
  package static let columns = 1_000
  /// Of a sheet, those that hold nothing too; and strings of a workbook.
  package static let cells = 1_000_000
  package static let sheets = 200
  /// Of a cell, in bytes: Excel allows 32 767 characters.
  package static let characters = 131_068
  /// Of a CSV, and of all parts of a workbook that are read.
  package static let text = 50 << 20
  static let archive = ZipLimits(packed: 20 << 20, unpacked: 200 << 20, entry: text, entries: 5_000, depth: 0)
}
