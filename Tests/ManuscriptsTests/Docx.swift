import Compression
import Manuscripts

/// A Word document made for a test, of its body and what else it needs.
func docx(_ body: String, parts: [(String, [UInt8])] = [], relationships: String = "") -> [UInt8] {
  let document = "<w:document \(namespaces)><w:body>\(body)</w:body></w:document>"
  let root = relation("rId1", "officeDocument", "word/document.xml")
  return zip(
    [
      (
        "[Content_Types].xml",
        Array("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".utf8)
      ),
      ("_rels/.rels", relationshipsPart(root)),
      ("word/_rels/document.xml.rels", relationshipsPart(relationships)),
      ("word/document.xml", Array(document.utf8)),
    ] + parts)
}

let namespaces = """
  xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
  xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
  xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
  xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" \
  xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
  xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
  xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" \
  xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
  """

func relation(_ id: String, _ type: String, _ target: String, isExternal: Bool = false) -> String {
  "<Relationship Id=\"\(id)\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/\(type)\" "
    + "Target=\"\(target)\"\(isExternal ? " TargetMode=\"External\"" : "")/>"
}

private func relationshipsPart(_ relationships: String) -> [UInt8] {
  let space = "http://schemas.openxmlformats.org/package/2006/relationships"
  return Array("<Relationships xmlns=\"\(space)\">\(relationships)</Relationships>".utf8)
}

/// A paragraph with a look and properties.
func paragraph(
  _ text: String, font: String = "仿宋", size: Int = 32, run: String = "", _ properties: String = ""
) -> String {
  let runs = text.hasPrefix("<w:") ? text : textRun(text, font: font, size: size, run)
  return "<w:p><w:pPr>\(properties)</w:pPr>\(runs)</w:p>"
}

func textRun(_ text: String, font: String = "仿宋", size: Int = 32, _ properties: String = "") -> String {
  let look = "<w:rFonts w:eastAsia=\"\(font)\"/>\(properties)<w:sz w:val=\"\(size)\"/>"
  return "<w:r><w:rPr>\(look)</w:rPr><w:t xml:space=\"preserve\">\(escapedXML(text))</w:t></w:r>"
}

func escapedXML(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
}

let centred = "<w:jc w:val=\"center\"/>"
let atRight = "<w:jc w:val=\"right\"/>"

func table(_ rows: [[String]]) -> String {
  let cells = { (row: [String]) in
    row.map { "<w:tc>\($0.hasPrefix("<w:") ? $0 : paragraph($0, size: 24))</w:tc>" }.joined()
  }
  let borders = "<w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr>"
  return "<w:tbl>\(borders)" + rows.map { "<w:tr>\(cells($0))</w:tr>" }.joined() + "</w:tbl>"
}

/// An archive of stored files.
func zip(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
  var (output, directory) = ([UInt8](), [UInt8]())
  for file in files {
    let name = Array(file.name.utf8)
    let common =
      little(20, 2) + little(0x800, 2) + little(0, 2) + little(0, 4)
      + little(Int(checksum(of: file.bytes)), 4)
      + little(file.bytes.count, 4) + little(file.bytes.count, 4) + little(name.count, 2) + little(0, 2)
    directory +=
      little(0x0201_4B50, 4) + little(20, 2) + common + [UInt8](repeating: 0, count: 10)
      + little(output.count, 4) + name
    output += little(0x0403_4B50, 4) + common + name + file.bytes
  }
  let end =
    little(0x0605_4B50, 4) + little(0, 4) + little(files.count, 2) + little(files.count, 2)
    + little(directory.count, 4)
    + little(output.count, 4) + little(0, 2)
  return output + directory + end
}

private func little(_ number: Int, _ length: Int) -> [UInt8] {
  (0..<length).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}

func read(_ body: String, parts: [(String, [UInt8])] = [], relationships: String = "") throws -> Manuscript {
  try readManuscript(docx(body, parts: parts, relationships: relationships), sort: .word)
}

extension Manuscript {
  var markdown: String { body(stem: "x", leftover: []).markdown }
}

/// Numbers that are the same in every run.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
