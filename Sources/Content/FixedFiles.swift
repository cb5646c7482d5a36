import Diagnostics
import Files

/// A file at a fixed address that other services ask for: a proof of a site's ownership, an icon, `security.txt`. It
/// lies in `static/` under its path on the site and is published unchanged.
package struct FixedFile: Sendable, Hashable {
  /// The path relative to the site's folder: `static/MP_verify_a1B2.txt`.
  package var source: String
  package var address: SiteAddress
  package var bytes: [UInt8]
}

/// Reads the files of `static/`, which are small. Large files, and those that may contain personal data, belong beside
/// a page, where they are cleaned.
///
/// - Throws: a `Failure` if a folder cannot be listed.
func readFixedFiles(in folder: String) throws(Failure) -> (files: [FixedFile], findings: [Diagnostic]) {
  var files: [FixedFile] = []
  var findings: [Diagnostic] = []
  for found in try walkFolder(folder, from: staticFolder) {
    let place = Location(file: found.path)
    if found.isLink {
      findings.append(Diagnostic(.linkedFile, at: place))
      continue
    }
    if let name = found.foreignName {
      findings.append(foreignName(name, at: found.path))
      continue
    }
    do throws(ReadError) {
      let bytes = try readFile(folder + "/" + found.path, atMost: largestText)
      let name = String(found.path.dropFirst(staticFolder.count))
      if let leftOut = LeftOut(bytes, of: name) { findings.append(leftOut.finding(about: name, at: place)) }
      if name.split(separator: "/").contains(where: { $0.utf8.count > longestFileName }) {
        findings.append(Diagnostic(.badFixedName, at: place, [name]))
      }
      if let ending = uncleaned.first(where: { name.folded.hasSuffix("." + $0) }) {
        findings.append(Diagnostic(.uncleanedFile, at: place, [ending]))
      }
      files.append(FixedFile(source: found.path, address: SiteAddress(path: name), bytes: bytes))
    } catch {
      findings.append(finding(about: found.path, error))
    }
  }
  return (files, findings)
}

package let staticFolder = "static"

/// Formats into which cameras and office programs write their users' names and places.
private let uncleaned = [
  "jpg", "jpeg", "heic", "tif", "tiff", "webp", "avif", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx",
  "wps", "et",
  "dps", "ofd", "zip", "rar", "7z", "mp3", "m4a", "mp4", "mov", "webm",
]

extension Rule {
  static let badFixedName = Rule(
    "bad-fixed-name", .error, Phrase("文件名“{0}”太长", "the name “{0}” is too long"),
    manual: Phrase(
      "磁盘上一个名字最多 255 个字节，压缩以后还要加三个。换一个短的。", "A disk holds 255 bytes in a name. Choose a shorter one."))
  static let uncleanedFile = Rule(
    "uncleaned-file", .warning,
    Phrase(
      "static 里的 .{0} 原样发布，里面的作者、位置等不会清除",
      "a .{0} in static is published as it is, with the names and places in it"),
    manual: Phrase(
      "static 只放外面的网站按固定网址来取的小文件：公众号和搜索引擎的验证文件、favicon.ico、.well-known/security.txt。\n"
        + "照片、文档、影音放在文章旁边，由文章引用，发布时清除个人信息。",
      "static/ is for small files that others fetch at a fixed address: proofs for search engines, favicon.ico, "
        + ".well-known/security.txt.\nPhotographs, documents and films stand beside the page that names them and are "
        + "cleaned when they are published."))
}
