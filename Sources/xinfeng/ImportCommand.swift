import ArgumentParser
import Diagnostics

/// `xinfeng import`: what offices have becomes content.
struct ImportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import", abstract: say("把表格导入成名单或草稿", "make a roll or drafts of a sheet"),
      discussion: say(
        "xinfeng import 名单.xlsx --as roll      导入成一份名单（roll），表格不用改\nxinfeng import 名单.xlsx --as stories   每行写一篇草稿\n已有的文件不会被改动。",
        "xinfeng import SHEET.xlsx --as roll      makes a roll; the sheet stays as it is\nxinfeng import SHEET.xlsx --as stories   makes a draft of each row\nNothing that exists is changed."
      ))
  }

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp(say("表格：.xlsx、.csv", "sheets: .xlsx, .csv"), valueName: "FILE"))
  var files: [String]

  @Option(help: ArgumentHelp(say("放进这个文件夹", "the folder to put it into"), valueName: "DIR"))
  var into: String?

  @OptionGroup var sheet: ImportSheet

  func run() throws {
    for file in files { try sheet.run(file, into: into, common) }
  }
}
