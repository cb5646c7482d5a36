import Almanac
import Content
import Diagnostics
import Files
import Glibc
import Manuscripts
import Posts

/// What taking over a site of another system came to.
package struct PostsReport: Sendable {
  package struct Leftover: Sendable {
    package var file: String
    package var line: Int
    package var text: String
  }

  /// Files written, of them those that are drafts still, and why the first ones are.
  package var written: [String] = []
  package var drafts: [(file: String, lacks: [String])] = []
  /// Posts whose place is taken by a file that differs from what would be written, and those that are there as they were.
  package var taken: [String] = []
  package var unchanged = 0
  package var pictures = 0
  package var addresses = 0
  /// What an editor has to look at, by its place in the old site.
  package var leftovers: [Leftover] = []
  /// Pictures that were named and are not there, by the place of their post.
  package var lostPictures: [Leftover] = []
  /// Keys without a field here, by how many posts have them.
  package var otherKeys: [(key: String, count: Int)] = []
  package var findings: [Diagnostic] = []
  /// Texts of the old site that are no posts.
  package var others: [String] = []
}

/// Takes over the posts of a site of Hexo, Hugo or Jekyll: a page of a kind for each, its pictures beside it, and the address
/// by which it was read among its former ones. Nothing that is there is changed.
package func importPosts(
  of system: PostSystem, in old: String, kind: Int, site: Site, to folder: String, now: Moment
) throws(Failure) -> PostsReport {
  guard access(old, R_OK | X_OK) == 0, (try? entries(of: old)) != nil else {
    throw Failure(Phrase("没有这个文件夹，或者不能读", "there is no such folder, or it cannot be read"), path: old)
  }
  let settings = readPostSettings(of: system) { readSource($0, in: old).source }
  var importing = PostImport(settings: settings, old: old, kind: kind, site: site, folder: folder, now: now)
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
  var oldFiles: Set<String> = []
  var report = PostsReport()
  private var stems: Set<String> = []
  private var keys: [String: Int] = [:]

  init(settings: PostSettings, old: String, kind: Int, site: Site, folder: String, now: Moment) {
    self.settings = settings
    self.old = old
    self.kind = kind
    self.site = site
    self.folder = folder
    self.now = now
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
    // Of a Chinese name little is left.
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
    if facts.date == nil { filled.filling.titleNotes.append("原文没有日期，这里先写导入的时间。") }
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
    let usable = facts.addresses.filter { isAddress($0) && seen.insert($0).inserted }
    filled.leftover += facts.addresses.filter { !isAddress($0) }.map { "旧址：" + $0 }
    if !usable.isEmpty { filled.filling.builtIns.append((.aliases, usable.joined(separator: "、"))) }
    filled.filling.isDraft = facts.isDraft || facts.date == nil
    filled.filling.body = rewritten.body
    return filled
  }

  private mutating func write(
    _ fields: FilledFields, titled title: String, stem: String, pictures: [(old: String, new: String)],
    of file: String
  ) throws(Failure) {
    var filling = fields.filling
    let kind = site.model.kinds[kind]
    func scaffold() -> Scaffold? {
      site.model.scaffold(kind, title: oneLine(title), name: stem, now: now, filling: filling)
    }
    guard var page = scaffold() else { return }
    let draft = lookAtDraft(page.text, named: page.file, kind: self.kind, in: site.model, today: now.day)
    // A page that would be refused as it is waits as a draft.
    if !filling.isDraft, !draft.lacks.isEmpty || !draft.errors.isEmpty {
      filling.isDraft = true
      page = scaffold() ?? page
    }
    let place = folder == "." ? page.file : folder + "/" + page.file
    if fileExists(place) {
      if try readFile(place) == Array(page.text.utf8) {
        report.unchanged += 1
      } else {
        report.taken.append(page.file)
      }
      return
    }
    let home = place.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    for (old, new) in pictures {
      let bytes = try readFile(self.old + "/" + old)
      let target = home + "/" + new
      if fileExists(target) {
        if try readFile(target) != bytes { report.taken.append(String(target.dropFirst(folder.count + 1))) }
        continue
      }
      try createFile(target, with: bytes)
      report.pictures += 1
    }
    try createFile(place, with: Array(page.text.utf8))
    report.written.append(page.file)
    if filling.isDraft {
      report.drafts.append((page.file, draft.lacks + draft.errors.map { $0.message(in: .chinese) }))
    }
    if filling.builtIns.contains(where: { $0.key == .aliases }) { report.addresses += 1 }
  }
}

/// What `check` asks of a summary.
private let summaryLengths = 10...140

private func oneLine(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// What may be a former address: a path without blanks, that leads nowhere up.
private func isAddress(_ text: String) -> Bool {
  text.hasPrefix("/") && !text.hasPrefix("//") && !text.contains("..") && text != "/"
    && !text.contains { $0.isWhitespace || "\"'\\?#,、".contains($0) }
}

/// The file of a picture: beside the post, in the post's own folder, or by an address from the root.
private func pictureFile(
  _ address: String, of post: String, in settings: PostSettings, among files: Set<String>
) -> String? {
  let path = withoutPercents(String(address.prefix { $0 != "?" && $0 != "#" }))
  let folder = post.lastIndex(of: "/").map { String(post[...$0]) } ?? ""
  let own = post.lastIndex(of: ".").map { String(post[..<$0]) + "/" } ?? folder
  let bare = path.drop { $0 == "/" }
  let candidates =
    path.hasPrefix("/")
    ? settings.fileFolders.map { $0 + bare }
    : [own, folder].map { $0 + bare } + settings.fileFolders.map { $0 + bare }
  return candidates.lazy.map(plainPath).first { files.contains($0) }
}

/// The path below the old site's home of an address of its own, `https://example.org/blog/a.png` or `/blog/a.png`.
private func withoutHome(_ address: String, _ settings: PostSettings) -> String {
  let hosts = settings.host.isEmpty ? [] : ["https://", "http://", "//"].map { $0 + settings.host + "/" }
  let host = hosts.first { address.hasPrefix($0) }
  let path = host.map { "/" + address.dropFirst($0.count) } ?? address
  guard !settings.root.isEmpty, path.hasPrefix(settings.root + "/") else { return path }
  return String(path.dropFirst(settings.root.count))
}

/// Without `.` and `..` between slashes.
private func plainPath(_ path: String) -> String {
  var parts: [Substring] = []
  for part in path.split(separator: "/") where part != "." {
    if part == ".." { _ = parts.popLast() } else { parts.append(part) }
  }
  return parts.joined(separator: "/")
}
