import Content
import Diagnostics
import Files
import Glibc

/// Writes a new file, creating its folders; throws if it exists.
package func createFile(_ path: String, with bytes: [UInt8]) throws(Failure) {
  guard access(path, F_OK) != 0 else {
    throw Failure(Phrase("已经有这个文件，没有改动它", "the file is there already and was left alone"), path: path)
  }
  if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try makeFolder(String(path[..<slash])) }
  try replaceFile(path, with: bytes)
}

/// Makes a new site in a folder: themes, kinds and vocabularies of another site, and a `site.yml` with a name.
///
/// Nothing is built into the program: a new site has the files of the model site, so the two cannot differ.
///
/// - Parameters:
///   - folder: must not exist, or be empty.
///   - model: a site's folder; its pages are not copied.
///   - language: the language of comments in the new settings.
/// - Returns: the files written, relative to the folder.
package func createSite(
  in folder: String, like model: String, named name: String, site: Site, language: Language
) throws(Failure) -> [String] {
  guard try walkFolder(folder).isEmpty else {
    throw Failure(Phrase("文件夹里已经有文件，没有改动它", "the folder holds files and was left alone"), path: folder)
  }
  let content = try walkFolder(model, from: "content").filter { !$0.isLink && $0.foreignName == nil }.map(
    \.path
  ).filter {
    file in
    ["content/_common.yml", "content/wording.yml"].contains(file) || file.hasSuffix("/_kind.yml")
      || file.hasPrefix("content/vocabularies/") && !file.hasSuffix(".md")
  }
  let themes = try walkFolder(model, from: "themes").filter { !$0.isLink && $0.foreignName == nil }.map(
    \.path)
  for file in content + themes { try createFile(folder + "/" + file, with: try readFile(model + "/" + file)) }
  try createFile(folder + "/site.yml", with: Array(siteSettings(named: name, like: site, in: language).utf8))
  try createFile(folder + "/.gitignore", with: Array("public/\noffline/\n.cache/\n".utf8))
  return (content + themes + ["site.yml", ".gitignore"]).sorted()
}

/// Makes a new site in a folder from a starter: settings, kinds and vocabularies of no particular office, in one
/// language.
///
/// - Parameters:
///   - starter: a folder with `site.yml`, `content`, and `gitignore`, which is renamed `.gitignore`.
///   - themes: the folder with the theme that the starter names; all its themes are copied, since each fits any site.
/// - Returns: the files written, relative to the folder.
package func createSite(in folder: String, from starter: String, themes: String, named name: String?)
  throws(Failure) -> [String]
{
  guard try walkFolder(folder).isEmpty else {
    throw Failure(Phrase("文件夹里已经有文件，没有改动它", "the folder holds files and was left alone"), path: folder)
  }
  let files = try walkFolder(starter).map(\.path)
  let theme = readSettings(in: starter).settings?.theme ?? ""
  let ofThemes = try walkFolder(themes).filter { !$0.isLink && $0.foreignName == nil }.map(\.path)
  guard !files.isEmpty, ofThemes.contains(theme + "/theme.yml") else {
    throw Failure(
      Phrase("找不到可以照着做的网站，请用 --site 指出一个", "there is no site to begin from; name one with --site"),
      path: starter)
  }
  var written: [String] = []
  for file in files {
    var bytes = try readFile(starter + "/" + file)
    if file == "site.yml", let name { bytes = Array(renamed(bytes, to: name).utf8) }
    written.append(file == "gitignore" ? ".gitignore" : file)
    try createFile(folder + "/" + written[written.count - 1], with: bytes)
  }
  for file in ofThemes {
    written.append("themes/" + file)
    try createFile(folder + "/themes/" + file, with: try readFile(themes + "/" + file))
  }
  return written.sorted()
}

private func renamed(_ settings: [UInt8], to name: String) -> String {
  String(decoding: settings, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map {
    $0.hasPrefix("name: ") ? "name: " + quotedIfNeeded(name) : String($0)
  }.joined(separator: "\n")
}

private func siteSettings(named name: String, like site: Site, in language: Language) -> String {
  var lines = [
    Phrase(
      "# 网站设置。改这里，全站一起变；没有填的项目不会出现在网页上。",
      "# The site's settings. What is left out is not shown on any page.")[language],
    "name: \(quotedIfNeeded(name))", "address: https://www.example.org/",
    "language: \(site.settings.language)",
    "theme: \(site.settings.theme)",
    Phrase("# owner: 主办单位", "# owner: the organisation that runs the site")[language], "",
    // A list without pages has no address, so a link to it would be an error in the first build.
    Phrase(
      "# 导航。哪一栏有了文章，就去掉 navigation 和那一栏前面的“# ”。",
      "# The menu. Take the # away before `navigation` and an entry once the entry's list has a page.")[
        language],
    "# navigation:",
  ]
  lines += site.model.kinds.filter(\.isListed).map { "#   - {label: \($0.name), to: \($0.address)}" }
  lines.append(Phrase("#   - {label: 日期, to: /archive/}", "#   - {label: By date, to: /archive/}")[language])
  return lines.joined(separator: "\n") + "\n"
}
