import Diagnostics
import Files
import Glibc
import Text

/// The record of an article's folder, by which the folder is recognised as this program's.
private let recordName = "xinfeng-wechat.json"

extension WeChatExport {
  /// Every file of the article's folder.
  package var files: [File] {
    [
      File(name: "article.html", bytes: Array(document.utf8)),
      File(name: "article.txt", bytes: Array(text.utf8)),
      File(name: "content.html", bytes: Array(content.utf8)),
    ] + pictures + covers + [File(name: recordName, bytes: record)]
  }

  /// A page with only the article, to be viewed, selected and copied in a browser.
  package var document: String {
    "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<meta charset=\"utf-8\">\n"
      + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      + "<title>\(escapedForMarkup(title))</title>\n<body style=\"max-width:677px;margin:0 auto;padding:16px\">\n"
      + embedded + "\n</body>\n</html>\n"
  }

  private var record: [UInt8] {
    var members: [(String, JSON)] = [
      ("title", .text(title)), ("digest", .text(digest)), ("content", .text("content.html")),
      ("pictures", .list(pictures.map { .text($0.name) })), ("covers", .list(covers.map { .text($0.name) })),
    ]
    if let address { members.append(("content_source_url", .text(address))) }
    return JSON.object(members).bytes + [0x0A]
  }
}

/// Writes an article's folder, completely or not at all.
///
/// - Parameter folder: must not exist, be empty, or hold an article written before.
/// - Returns: the files, relative to the folder.
package func writeWeChat(_ export: WeChatExport, to folder: String) throws(Failure) -> [String] {
  let there = try walkFolder(folder).map(\.path)
  try refuseForeign(there, in: folder)
  let mark = ".xinfeng-" + String(UInt64.random(in: .min ... .max), radix: 36)
  let (new, old) = (folder + mark, folder + mark + "-old")
  do throws(Failure) {
    for file in export.files { try createFile(new + "/" + file.name, with: file.bytes) }
    let isThere = access(folder, F_OK) == 0
    if isThere { try move(folder, to: old) }
    do throws(Failure) {
      try move(new, to: folder)
    } catch {
      if isThere { try? move(old, to: folder) }
      throw error
    }
  } catch {
    try? removeTree(new)
    throw error
  }
  try removeTree(old)
  return export.files.map(\.name)
}

/// Accepts a folder only if it is empty, missing, or holds an article of this program and nothing else.
private func refuseForeign(_ files: [String], in folder: String) throws(Failure) {
  if files.isEmpty, access(folder, F_OK) != 0 { return }
  let all = try entries(of: folder)
  guard let all else {
    throw Failure(Phrase("这里有一个文件，不是文件夹", "this is a file, and no folder"), path: folder)
  }
  if all.isEmpty { return }
  guard files.contains(recordName), let foreign = (files + all.map(\.name)).first(where: { !isOurs($0) })
  else {
    if files.contains(recordName) { return }
    throw Failure(
      Phrase(
        "文件夹里有别的文件，没有改动；用 --to 另写一个文件夹",
        "the folder holds other files and was left alone; name another with --to"),
      path: folder)
  }
  throw Failure(
    Phrase(
      "文件夹里有不是本程序写的文件，没有改动；移走它，或用 --to 另写一个文件夹",
      "a file there is not this program's, and the folder was left alone; move it away, or name another with --to"
    ),
    path: folder + "/" + foreign)
}

private func isOurs(_ name: String) -> Bool {
  if ["article.html", "article.txt", "content.html", "pictures", recordName].contains(name) { return true }
  if name.hasPrefix("cover-") { return name.hasSuffix(".jpg") && !name.contains("/") }
  guard name.hasPrefix("pictures/") else { return false }
  let parts = name.dropFirst("pictures/".count).split(separator: ".", omittingEmptySubsequences: false)
  return parts.count == 2 && Int(parts[0]) != nil && ["jpg", "png"].contains(parts[1])
}

private func move(_ path: String, to place: String) throws(Failure) {
  guard retrying({ rename(path, place) }) == 0 else { throw unwritable(place) }
}
