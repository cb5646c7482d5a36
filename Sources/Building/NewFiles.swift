import Content
import Diagnostics
import Files
import Glibc

/// Writes a file that must not be there yet, with the folders it needs.
package func createFile(_ path: String, with bytes: [UInt8]) throws(Failure) {
  guard access(path, F_OK) != 0 else {
    throw Failure(Phrase("已经有这个文件，没有改动它", "the file is there already and was left alone"), path: path)
  }
  if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try makeFolder(String(path[..<slash])) }
  try replaceFile(path, with: bytes)
}

/// Makes a site of its own in a new folder: the themes, kinds and vocabularies of another, and a
/// `site.yml` with a name.
///
/// Nothing is built into the program: what a new site has is what the model site has, so that the two cannot differ.
///
/// - Parameters:
///   - folder: must not be there, or be empty.
///   - model: a site's folder; its pages stay where they are.
/// - Returns: the files written, below the folder.
package func createSite(in folder: String, like model: String, named name: String, site: Site) throws(Failure)
  -> [String]
{
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
  try createFile(folder + "/site.yml", with: Array(siteSettings(named: name, like: site).utf8))
  return (content + themes + ["site.yml"]).sorted()
}

private func siteSettings(named name: String, like site: Site) -> String {
  var lines = [
    "# 网站设置。改这里，全站一起变；没有填的项目不会出现在网页上。", "name: \(name)", "address: https://wenming.example.org/  ",
    "language: \(site.settings.language)",
    "theme: \(site.settings.theme)", "# owner: 主办单位", "",
    // A list without pages has no address, and a link to it would be an error from the first build on.
    "# 导航。哪一栏有了文章，就去掉 navigation 和那一栏前面的“# ”。", "# navigation:",
  ]
  lines += site.model.kinds.filter(\.isListed).map { "#   - {label: \($0.name), to: \($0.address)}" }
  lines.append("#   - {label: 日期, to: /archive/}")
  return lines.joined(separator: "\n") + "\n"
}
