import ArgumentParser
import Building
import Content
import Diagnostics
import Files
import Glibc
import Rendering
import Text

/// `xinfeng schema`: writes the files with which an editor's program completes front matter.
struct EditorCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "schema",
      abstract: say("为 VS Code 写好属性的补全和检查", "write completion and checks of front matter for VS Code"),
      discussion: say(
        "写在 .vscode 里：每类文章一个 JSON Schema、一个代码片段。类别或词表改了，再运行一次。已有的 settings.json 不会改动。",
        "Writes a JSON Schema and a snippet for each kind into .vscode. Run it again when kinds or vocabularies change; "
          + "an existing settings.json is left alone."))
  }

  @OptionGroup var common: CommonOptions

  @Option(
    name: .customLong("of"),
    help: ArgumentHelp(
      say("只打印一种 JSON 输出的格式说明，如 findings", "print the schema of an output of --format json instead"),
      valueName: "OUTPUT"))
  var output: OutputSchema?

  func run() throws {
    if let output { return printJSON(output.json) }
    let reading = try readSite(in: common.folder, now: try common.now)
    guard let site = reading.site else {
      printFindings(reading.findings.filter { $0.isError }.sorted(), common)
      throw ExitCode(1)
    }
    var written: [String] = []
    for file in editorFiles(for: site.model) {
      let path = common.folder + "/" + file.path
      let isThere = access(path, F_OK) == 0
      if isThere, file.path.hasSuffix("settings.json") { continue }
      let bytes = file.json.bytes + [UInt8(ascii: "\n")]
      if isThere { try replaceFile(path, with: bytes) } else { try createFile(path, with: bytes) }
      written.append(file.path)
    }
    if common.format == .json { return printJSON(.object([("files", json(of: written))])) }
    if !common.quiet { printOutput(written.map { $0 + "\n" }.joined()) }
  }
}
