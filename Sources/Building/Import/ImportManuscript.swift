import Almanac
import Content
import Diagnostics
import Files
import Glibc
import Manuscripts
import Parallel

/// A manuscript and the place of its draft.
package struct ImportRequest {
  package var file: String
  package var kind: Int
  /// The folder of the draft, relative to the site's or absolute; nil for the kind's own.
  package var into: String?
  package var name: String?
  package var acceptsChanges = false
  /// The folder for temporary folders.
  package var temporaryFolder = "/tmp"

  package init(file: String, kind: Int) {
    self.file = file
    self.kind = kind
  }
}

/// The result of an import.
package struct ImportReport: Sendable {
  package var file: String
  /// The path of the draft, and of the pictures beside it.
  package var draft: String
  package var pictures: [String] = []
  package var ledger: ImportLedger
  package var fields: [(label: String, value: String, isSettled: Bool)] = []
  /// The labels of fields that `check` will report as missing.
  package var missing: [String] = []
  /// The errors that `check` will report.
  package var findings: [Diagnostic] = []
  /// Lines without a field, which stay in the text.
  package var leftover: [String] = []
  /// Nil if the draft was written; else the lines in which the existing draft differs from this import.
  package var difference: [String]?
  /// The changes to each since the draft was written, if its original text is still in the cache.
  package var changes: ImportChanges?
}

/// Reads a manuscript and writes a draft of it beside its pictures; never overwrites a file.
package func importManuscript(
  _ request: ImportRequest, site: Site, in folder: String, now: Moment
) throws(Failure) -> Result<ImportReport, ManuscriptError> {
  var manuscript: Manuscript
  let bytes: [UInt8]
  do {
    bytes = try readFile(request.file, atMost: largestManuscript)
  } catch .tooLarge(let size, let limit) {
    return .failure(.tooMuch("\(megabytes(size)) MB > \(megabytes(limit)) MB"))
  } catch {
    bytes = try readFile(request.file)
  }
  do {
    manuscript = try atWork(on: request.file) { () throws(any Error) in try read(bytes, request) }
    if manuscript.changes > 0, !request.acceptsChanges {
      throw ManuscriptError.unacceptedChanges(manuscript.changes)
    }
  } catch let fault as ManuscriptError {
    return .failure(fault)
  } catch {
    throw (error as? Failure) ?? Failure(Phrase("导入失败", "the import failed"), path: request.file)
  }
  manuscript.leavePrivateColumns(onlyOfPeople: true)
  let draft = try Draft(of: manuscript, request, site, now: now)
  return .success(try draft.write(in: folder))
}

/// Reads Word and HTML directly, and converts old formats with LibreOffice.
private func read(_ bytes: [UInt8], _ request: ImportRequest) throws -> Manuscript {
  let sort = try manuscriptSort(of: bytes, named: lastPart(of: request.file))
  guard case .convertible(let format) = sort else {
    guard sort == .html else { return try readManuscript(bytes, sort: sort) }
    // Old sites are in GB 2312, clipboards in UTF-16: decode before reading.
    guard let page = makeSource(request.file, bytes: bytes).source else { throw ManuscriptError.damaged }
    return try readManuscript(page.bytes, sort: .html, picturesBeside: pictures(beside: request.file))
  }
  return try readManuscript(
    try convertToWord(bytes, format: format, in: request.temporaryFolder), sort: .word)
}

/// Reads pictures in the folder of a file or below it; paths and links that lead elsewhere are refused.
private func pictures(beside file: String) -> PictureBeside {
  let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
  return { address in
    let name = withoutPercents(String(address.prefix { !"?#".contains($0) }))
    guard let home = realPath(folder), let path = realPath(folder + "/" + name), path.hasPrefix(home + "/")
    else { return nil }
    return try? readFile(path, atMost: largestPicture)
  }
}

private let largestPicture = 48 << 20
/// In bytes; enough for a manuscript with a hundred photographs from a phone.
private let largestManuscript = 512 << 20

private func realPath(_ path: String) -> String? {
  guard let real = realpath(path, nil) else { return nil }
  defer { free(real) }
  return String(cString: real)
}

func lastPart(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

/// A draft ready to be written.
private struct Draft {
  var report: ImportReport
  var text: String
  var files: [(path: String, bytes: [UInt8])] = []

  init(of manuscript: Manuscript, _ request: ImportRequest, _ site: Site, now: Moment) throws(Failure) {
    let kind = site.model.kinds[request.kind]
    var fields = FilledFields(manuscript.proposals, for: kind, in: site.model)
    let title = title(of: manuscript, request, &fields)
    let stem = request.name ?? title.stem
    let body = manuscript.body(stem: stem, leftover: fields.leftover)
    fields.filling.body = body.markdown
    guard
      let scaffold = site.model.scaffold(
        kind, title: title.text, name: stem, now: now, filling: fields.filling)
    else {
      throw Failure(
        Phrase("起不出文件名，请加 --name wang-lan-ying", "no file name can be made; add --name wang-lan-ying"),
        path: request.file)
    }
    let path = request.into.map { $0 + "/" + stem + ".md" } ?? scaffold.file
    let home = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    var names: Set<String> = []
    for (number, name) in body.pictureNames.sorted(by: { $0.key < $1.key }) where names.insert(name).inserted
    {
      files.append((home + "/" + name, manuscript.pictures[number].bytes))
    }
    text = scaffold.text
    report = ImportReport(file: request.file, draft: path, ledger: manuscript.ledger)
    report.fields = [(BuiltInKey.title.label, title.text, title.isKnown)] + fields.found
    report.leftover = fields.leftover
    let facts = lookAtDraft(text, named: path, kind: request.kind, in: site.model, today: now.day)
    report.missing = (title.isKnown ? [] : [BuiltInKey.title.label]) + facts.lacks
    if body.silentPictures > 0 { report.missing.append("图片的替代文字（\(body.silentPictures) 张）") }
    report.findings = facts.errors
  }

  /// Writes pictures first, so that a draft never names a missing one.
  func write(in folder: String) throws(Failure) -> ImportReport {
    var report = report
    let memory = ImportMemory(folder: folder)
    let draft = report.draft
    let home = DraftFolder(folder: folder)
    report.draft = home.place(draft)
    report.pictures = files.map { home.place($0.path) }
    if let bytes = try home.read(draft) {
      let old = String(decoding: bytes, as: UTF8.self)
      report.difference = difference(from: text, to: old)
      report.changes = memory.changes(of: draft, to: text, and: old)
      return report
    }
    for file in files where try home.read(file.path) != file.bytes {
      try home.create(file.path, with: file.bytes)
    }
    try home.create(draft, with: Array(text.utf8))
    try memory.keep(text, of: draft)
    return report
  }
}

private struct DraftTitle {
  var text: String
  var stem: String
  var isKnown: Bool
}

/// The manuscript's title with its subtitle, or, if it has none, the person's name; the file name from either, or the
/// file's own.
private func title(of manuscript: Manuscript, _ request: ImportRequest, _ fields: inout FilledFields)
  -> DraftTitle
{
  let ownStem = fileStem(of: String(lastPart(of: request.file).prefix { $0 != "." }))
  if let title = manuscript.title {
    let dashed =
      manuscript.subtitle.map { $0.hasPrefix("—") ? $0 : "——" + $0.drop { "—―－–─- ".contains($0) } } ?? ""
    let stem = fileStem(of: title)
    return DraftTitle(
      text: title + dashed, stem: isSlug(stem) ? stem : isSlug(ownStem) ? ownStem : "draft", isKnown: true)
  }
  let name = manuscript.isForm ? manuscript.proposals.first { $0.fieldNames.contains("姓名") }?.value : nil
  fields.filling.titleNotes = [
    manuscript.isForm ? "推荐表没有题目，这里先写姓名；请改成能说明事迹的题目。" : "原稿没有题目，请补上。"
  ]
  let stem = name.map { fileStem(of: $0) } ?? ownStem
  return DraftTitle(text: name ?? "（没有题目）", stem: isSlug(stem) ? stem : "draft", isKnown: false)
}
