import Diagnostics
import Files

/// A file of the site as text, with a finding if it was converted or is not text.
///
/// The text is the same whatever encoding and line ends the file has.
package func readSource(_ name: String, in folder: String) -> (source: Source?, finding: Diagnostic?) {
  let (source, findings) = readMendedSource(name, in: folder)
  return (source, findings.first)
}

/// `readSource` with all findings: conversion, and corrected characters.
package func readMendedSource(_ name: String, in folder: String) -> (source: Source?, findings: [Diagnostic])
{
  let bytes: [UInt8]
  do throws(ReadError) {
    bytes = try readFile(folder + "/" + name, atMost: largestText)
  } catch {
    return (nil, [finding(about: name, error)])
  }
  return makeMendedSource(name, bytes: bytes)
}

/// `readMendedSource` for bytes that are not in a file.
func makeMendedSource(_ name: String, bytes: [UInt8]) -> (source: Source?, findings: [Diagnostic]) {
  let (source, finding) = makeSource(name, bytes: bytes)
  let findings = [finding].compactMap(\.self)
  let isContent = name.hasSuffix(".md") || name.hasSuffix(".yml")
  guard let source, isContent, let mended = mendText(source.bytes, of: name) else {
    return (source, findings)
  }
  return (Source(name: name, bytes: mended.bytes), findings + mended.findings)
}

/// The size limit of a page, a schema, a vocabulary or a template, in bytes: more than a million characters.
package let largestText = 4 << 20

func finding(about name: String, _ fault: ReadError) -> Diagnostic {
  let place = Location(file: name)
  return switch fault {
  case .notAFile: Diagnostic(.notAFile, at: place)
  case .tooLarge(let size, let limit):
    Diagnostic(.textFileTooLarge, at: place, [String(megabytes(size)), String(megabytes(limit))])
  case .system(let code): Diagnostic(.unreadableFile, at: place, [systemMessage(code)])
  }
}

package func makeSource(_ name: String, bytes: [UInt8]) -> (source: Source?, finding: Diagnostic?) {
  if let leftOut = LeftOut(bytes, of: name) {
    return (nil, leftOut.finding(about: name, at: Location(file: name)))
  }
  switch decodeText(bytes) {
  case .text(let text, let forms):
    let source = Source(name: name, bytes: text)
    guard !forms.isEmpty else { return (source, nil) }
    return (
      source,
      Diagnostic(.convertedFile, at: Location(file: name), [forms.map(\.rawValue).joined(separator: "、")])
    )
  case .wrongByte(let encoding, let offset):
    return (
      nil, Diagnostic(.notUTF8, at: place(of: offset, in: bytes, name), [encoding, String(offset + 1)])
    )
  case .foreign(let encoding):
    return (
      nil,
      Diagnostic(
        .foreignEncoding, at: Location(file: name), [encoding],
        help: Phrase(
          "用编辑器打开，看得懂了再另存为 UTF-8；或运行  iconv -f \(encoding) -t UTF-8 原文件 > 新文件",
          "open it in an editor and, once it can be read, save it as UTF-8; or run  iconv -f \(encoding) -t UTF-8 OLD > NEW"
        ))
    )
  case .notText(let offset):
    return (
      nil,
      Diagnostic(
        .notText, at: place(of: offset, in: bytes, name), [String(offset + 1)], help: advice(on: bytes, name))
    )
  }
}

/// The help for a Word document, or another package, under the name of a text file.
private func advice(on bytes: [UInt8], _ name: String) -> Phrase? {
  let isPackage = bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
  guard isPackage || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]), let dot = name.lastIndex(of: ".") else {
    return nil
  }
  let right = name[..<dot] + (isPackage ? ".docx" : ".doc")
  return Phrase(
    "像是改了名字的 Word 文档：把名字改回 \(right)，移到 content 外面，再运行  xinfeng import \(right.split(separator: "/").last ?? "") --kind 类别",
    "this looks like a renamed Word document: name it \(right) again, move it out of content, and run  "
      + "xinfeng import \(right.split(separator: "/").last ?? "") --kind KIND")
}

/// The line of an offset; line feeds can be counted in any encoding that keeps them as a byte.
private func place(of offset: Int, in bytes: [UInt8], _ name: String) -> Location {
  Location(file: name, line: bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1)
}

/// The findings, with only the first of the files that were converted in the same way.
///
/// An editor that writes CRLF does so in every file: one line reports it, and one command converts all.
package func onceForEachForm(_ findings: [Diagnostic]) -> [Diagnostic] {
  var others: [[String]: Int] = [:]
  for finding in findings where finding.rule == .convertedFile { others[finding.arguments, default: -1] += 1 }
  guard !others.isEmpty else { return findings }
  var told: Set<[String]> = []
  return findings.sorted().compactMap { finding in
    guard finding.rule == .convertedFile else { return finding }
    guard told.insert(finding.arguments).inserted else { return nil }
    guard let count = others[finding.arguments], count > 0 else { return finding }
    var finding = finding
    finding.help = Phrase(
      "这样的文件还有 \(count) 个；运行 xinfeng check --fix 统一改存为 UTF-8",
      "\(count) more are like it; xinfeng check --fix rewrites all as UTF-8")
    return finding
  }
}
