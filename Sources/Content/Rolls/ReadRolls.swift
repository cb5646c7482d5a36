import Diagnostics
import Files
import Parallel
import Spreadsheets

/// The files below `content/rolls/`: declarations, and their sheets.
struct RollFiles: Sendable, Hashable {
  var declarations: [String] = []
  var sheets: [String] = []
  var isEmpty: Bool { declarations.isEmpty && sheets.isEmpty }
}

let rollsFolder = "content/rolls/"

/// The result of reading all rolls.
struct RollsReading: Sendable {
  /// In the order of their names.
  var rolls: [Roll] = []
  var findings: [Diagnostic] = []
  var entries: [Ledger.Entry] = []
}

func readRolls(
  _ files: RollFiles, in folder: String, of model: ContentModel, finding personal: @escaping PersonalFinder
) -> RollsReading {
  var reading = RollsReading()
  guard !files.isEmpty else { return reading }
  let readings = concurrentMap(files.declarations) { file in
    atWork(on: file) { readRoll(file, beside: files.sheets, in: folder, of: model, finding: personal) }
  }
  for (file, one) in zip(files.declarations, readings) {
    reading.findings += one.findings
    if let roll = one.roll { reading.rolls.append(roll) }
    let error = one.findings.first { $0.isError }
    reading.entries.append(
      Ledger.Entry(
        file: file, state: error == nil ? .published : .rejected,
        reason: error.map { .said($0.rule.name) } ?? .none,
        title: one.roll?.title ?? "", address: one.roll?.address ?? ""))
  }
  let names = Set(files.declarations.map(stem))
  for sheet in files.sheets where !names.contains(stem(sheet)) {
    reading.findings.append(
      Diagnostic(
        .rollWithoutDeclaration, at: Location(file: sheet), [stem(sheet)],
        help: Phrase("运行 xinfeng import \(sheet) --as roll", "run xinfeng import \(sheet) --as roll")))
    reading.entries.append(
      Ledger.Entry(file: sheet, state: .rejected, reason: .said(Rule.rollWithoutDeclaration.name)))
  }
  return reading
}

private func readRoll(
  _ file: String, beside sheets: [String], in folder: String, of model: ContentModel,
  finding personal: @escaping PersonalFinder
) -> RollReading {
  let (source, finding) = readSource(file, in: folder)
  guard let source else { return RollReading(roll: nil, findings: [finding].compactMap(\.self)) }
  let (declaration, findings) = readRollDeclaration(source, of: model)
  let name = stem(file)
  let place = Location(file: file)
  guard isSlug(name) else {
    return RollReading(roll: nil, findings: findings + [Diagnostic(.badSlug, at: place, [name])])
  }
  let own = sheets.filter { stem($0) == name }
  guard let sheet = own.first, own.count == 1 else {
    let rule: Rule = own.isEmpty ? .rollWithoutSheet : .rollTwoSheets
    return RollReading(roll: nil, findings: findings + [Diagnostic(rule, at: place, [name])])
  }
  guard let declaration else { return RollReading(roll: nil, findings: findings) }
  if let call = declaration.call, !fileExists(folder + "/" + call) {
    return RollReading(roll: nil, findings: findings + [Diagnostic(.rollWithoutCall, at: place, [call])])
  }
  switch readBook(sheet, in: folder) {
  case .failure(let fault): return RollReading(roll: nil, findings: findings + [fault.finding])
  case .success(let book):
    var reading = Content.readRoll(
      book, from: sheet, as: declaration, name: name, of: model, finding: personal)
    reading.findings = findings + reading.findings
    return reading
  }
}

/// A finding as an error, for use in `Result`.
struct SheetFinding: Error {
  var finding: Diagnostic
}

/// Reads a sheet in the format given by its extension.
///
/// - Parameter file: its path relative to the folder, which findings name.
func readBook(_ file: String, in folder: String) -> Result<Workbook, SheetFinding> {
  let bytes: [UInt8]
  do throws(Failure) { bytes = try readFile(folder + "/" + file) } catch {
    return .failure(
      SheetFinding(
        finding: Diagnostic(.unreadableFile, at: Location(file: file), [error.cause ?? error.message.english])
      ))
  }
  return readBook(bytes, named: file)
}

/// `readBook` for bytes that are not a file of the site.
func readBook(_ bytes: [UInt8], named file: String) -> Result<Workbook, SheetFinding> {
  do throws(SheetError) {
    guard file.lowercased().hasSuffix(".csv") else { return .success(try readWorkbook(bytes)) }
    guard bytes.count <= SheetLimits.text else { throw .tooMany(.bytes) }
    guard !bytes.isEmpty else { throw .empty }
    let (source, finding) = makeSource(file, bytes: bytes)
    // Do not report the conversion: offices rarely choose the encoding of a sheet.
    guard let source else {
      let isBinary = finding?.rule == .notText
      let reason = Phrase(
        "不是文本，里面有空字符或别的格式", "it is no text: there are NULs in it, or it is of another format")
      return .failure(
        SheetFinding(finding: isBinary ? unreadable(file, reason) : finding ?? unreadable(file, reason)))
    }
    return .success(try readCSV(source.bytes, named: stem(file)))
  } catch {
    return .failure(SheetFinding(finding: unreadable(file, error.reason)))
  }
}

/// The rule's message has the reason in each language.
private func unreadable(_ file: String, _ reason: Phrase) -> Diagnostic {
  Diagnostic(.rollUnreadable, at: Location(file: file), [reason.chinese, reason.english], excerpt: "")
}

/// A file's name without folder and extension.
func stem(_ file: String) -> String {
  let name = file.split(separator: "/").last ?? Substring(file)
  return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? String(name)
}
