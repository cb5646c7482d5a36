import Almanac
import Content
import Diagnostics
import Files
import Glibc
import Manuscripts
import Posts

/// Imports the posts of a Hexo, Hugo or Jekyll site: a page of a kind for each, with its pictures beside it and its old
/// address among its aliases. Existing files are not changed.
///
/// - Parameter language: the language of comments for editors.
package func importPosts(
  of system: PostSystem, in old: String, kind: Int, site: Site, to folder: String, now: Moment,
  in language: Language
) throws(Failure) -> PostsReport {
  guard access(old, R_OK | X_OK) == 0, (try? entries(of: old)) != nil else {
    throw Failure(Phrase("没有这个文件夹，或者不能读", "there is no such folder, or it cannot be read"), path: old)
  }
  let settings = readPostSettings(of: system) { readSource($0, in: old).source }
  var importing = PostImport(
    settings: settings, old: old, kind: kind, site: site, folder: folder, now: now, language: language)
  let files = try walkFolder(old).filter { !$0.isLink && $0.foreignName == nil }.map(\.path)
  importing.oldFiles = Set(files)
  for file in files where file.hasSuffix(".md") || file.hasSuffix(".markdown") {
    guard isPost(file, in: settings) else {
      if file.hasPrefix(settings.contentFolder), !file.hasPrefix("node_modules/"), !file.hasPrefix("themes/")
      {
        importing.report.others.append(file)
      }
      continue
    }
    try importing.take(file)
  }
  return importing.finished
}

private struct PostImport {
  let settings: PostSettings
  let old: String
  let kind: Int
  let site: Site
  let folder: String
  let now: Moment
  let language: Language
  var oldFiles: Set<String> = []
  var report = PostsReport()
  private var stems: Set<String> = []
  private var keys: [String: Int] = [:]

  init(
    settings: PostSettings, old: String, kind: Int, site: Site, folder: String, now: Moment,
    language: Language
  ) {
    self.settings = settings
    self.old = old
    self.kind = kind
    self.site = site
    self.folder = folder
    self.now = now
    self.language = language
  }

  var finished: PostsReport {
    var report = report
    report.otherKeys = keys.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    return report
  }

  mutating func take(_ file: String) throws(Failure) {
    let (source, fault) = readSource(file, in: old)
    guard let source else {
      report.findings += [fault].compactMap(\.self)
      return
    }
    let (post, finding) = readPost(source)
    guard let post else {
      report.findings += [finding].compactMap(\.self)
      return
    }
    let facts = facts(of: post, in: settings)
    for key in facts.otherKeys { keys[key, default: 0] += 1 }
    let year = (facts.date ?? now).day.year
    let stem = stem(of: facts)
    var pictures: [(old: String, new: String)] = []
    var lost: [String] = []
    let rewritten = rewrite(post, in: settings) { [oldFiles, settings] written in
      let address = withoutHome(written, settings)
      guard !address.contains("://"), !address.hasPrefix("//"), !address.hasPrefix("data:") else {
        lost.append(address)
        return nil
      }
      guard let path = pictureFile(address, of: file, in: settings, among: oldFiles) else {
        lost.append(address)
        return nil
      }
      if let known = pictures.first(where: { $0.old == path }) { return known.new }
      let ending = path.split(separator: ".").last.map { "." + $0.lowercased() } ?? ""
      pictures.append((path, "\(stem)-\(pictures.count + 1)\(ending)"))
      return pictures.last?.new
    }
    let fields = filled(facts, post, rewritten, stem: stem, year: year)
    report.leftovers += rewritten.leftovers.map { .init(file: file, line: $0.line, text: $0.text) }
    report.leftovers += fields.leftover.map { .init(file: file, line: 1, text: $0) }
    if let pattern = facts.unknownPattern {
      report.leftovers.append(.init(file: file, line: 1, text: pattern))
    }
    report.lostPictures += lost.map { .init(file: file, line: post.firstLine, text: $0) }
    try write(fields, titled: facts.title, stem: stem, pictures: pictures, of: file)
  }

  /// A name that no other post has, the same at every import.
  private mutating func stem(of facts: PostFacts) -> String {
    var stem = slugLike(facts.name)
    // Little is left of a Chinese name as a slug: use the title's pinyin.
    if !isSlug(stem) || facts.name.unicodeScalars.contains(where: { $0.value > 0x2E80 }) {
      stem = fileStem(of: facts.title)
    }
    if !isSlug(stem) { stem = "post" }
    var unique = stem
    var number = 2
    while !stems.insert(unique).inserted {
      unique = "\(stem)-\(number)"
      number += 1
    }
    return unique
  }

  private func filled(
    _ facts: PostFacts, _ post: Post, _ rewritten: RewrittenPost, stem: String, year: Int
  ) -> FilledFields {
    let fields = post.fields
    let proposals = [
      Proposal(
        name: "tags", fieldNames: ["关键词", "标签", "tags"],
        value: fields.texts("tags", "tag", "keywords").joined(separator: "、")),
      Proposal(
        name: "categories", fieldNames: ["主题", "分类", "类别", "栏目", "topics", "categories", "category"],
        value: fields.texts("categories", "category").joined(separator: "、")),
      Proposal(
        name: "author", fieldNames: ["作者", "author"],
        value: fields.texts("author", "authors").joined(separator: "、")),
    ].filter { !$0.value.isEmpty }
    var filled = FilledFields(proposals, for: site.model.kinds[kind], in: site.model)
    filled.filling.date = (facts.date ?? now).text
    filled.filling.year = year
    if facts.date == nil { filled.filling.titleNotes.append(noDate[language]) }
    if let updated = facts.updated, updated > (facts.date ?? now) {
      filled.filling.builtIns.append((.updated, updated.day.iso))
    }
    if let summary = facts.summary.map(oneLine), !summary.isEmpty {
      if summaryLengths.contains(summary.count) {
        filled.filling.builtIns.append((.summary, summary))
      } else {
        filled.leftover.append("description：" + summary)
      }
    }
    var seen: Set<String> = []
    let usable = facts.addresses.filter { canBeAlias($0) && seen.insert($0).inserted }
    filled.leftover += facts.addresses.filter { !canBeAlias($0) }.map {
      BuiltInKey.aliases.label + Phrase("：", ": ")[language] + $0
    }
    if !usable.isEmpty { filled.filling.builtIns.append((.aliases, usable.joined(separator: "、"))) }
    filled.filling.isDraft = facts.isDraft || facts.date == nil
    filled.filling.body = rewritten.body
    return filled
  }

  /// Aliases are written on one line, separated by marks that they must not contain.
  private func canBeAlias(_ address: String) -> Bool {
    address != "/" && !address.contains { "、,，".contains($0) }
      && isEarlierAddress(address, of: site.settings.address)
  }

  private mutating func write(
    _ fields: FilledFields, titled title: String, stem: String, pictures: [(old: String, new: String)],
    of file: String
  ) throws(Failure) {
    var filling = fields.filling
    let kind = site.model.kinds[kind]
    func scaffold() -> Scaffold? {
      site.model.scaffold(kind, title: oneLine(title), name: stem, now: now, filling: filling, in: language)
    }
    guard var page = scaffold() else { return }
    let draft = lookAtDraft(page.text, named: page.file, kind: self.kind, in: site.model, today: now.day)
    // A page with missing fields or errors is written as a draft.
    if !filling.isDraft, !draft.lacks.isEmpty || !draft.errors.isEmpty {
      filling.isDraft = true
      page = scaffold() ?? page
    }
    let home = DraftFolder(folder: folder)
    let text = Array(page.text.utf8)
    if let there = try home.read(page.file) {
      if there == text { report.unchanged += 1 } else { report.taken.append(page.file) }
      return
    }
    let beside = page.file.split(separator: "/").dropLast().joined(separator: "/")
    for (old, new) in pictures {
      let bytes = try readFile(self.old + "/" + old)
      let path = beside + "/" + new
      if let there = try home.read(path) {
        if there != bytes { report.taken.append(path) }
        continue
      }
      try home.create(path, with: bytes)
      report.pictures += 1
    }
    try home.create(page.file, with: text)
    report.written.append(page.file)
    if filling.isDraft {
      let lacks = draft.lacks.map { Phrase($0, $0) }
      let errors = draft.errors.map { Phrase($0.message(in: .chinese), $0.message(in: .english)) }
      report.drafts.append((page.file, lacks + errors))
    }
    if filling.builtIns.contains(where: { $0.key == .aliases }) { report.addresses += 1 }
  }
}

private let noDate = Phrase(
  "原文没有日期，这里先写导入的时间。", "The post has no date; this is the time of the import.")

/// The lengths of a summary that `check` accepts, in characters.
private let summaryLengths = 10...140

private func oneLine(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
