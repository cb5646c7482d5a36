import Diagnostics

/// A PDF without data on its authors (ISO 32000-2, 14.3), and without scripts and other programs.
///
/// The program qpdf reads it, repairs it if possible, and writes every object plainly; then forbidden entries of the
/// objects are removed, and qpdf writes what is still reachable. So earlier revisions and unreferenced data are gone,
/// too. Pages look the same: what they draw is not touched, nor are the pixels of pictures.
func cleaned(pdf bytes: [UInt8]) throws(AttachmentError) -> [UInt8] {
  guard Array(bytes.prefix(1024)).holds(Array("%PDF-".utf8)) else { throw .misnamed(.pdf) }
  // A file without an end has been cut off: qpdf could repair the rest, but a part would be missing.
  guard Array(bytes.suffix(2048)).holds(Array("%%EOF".utf8)) else { throw .damaged }
  return try packedPDF(try cleanedPlainPDF(try plainPDF(bytes)))
}

/// The part between the two runs of qpdf: reads what it wrote plainly, and writes what readers may have.
///
/// - Parameter bytes: a PDF without compressed objects.
package func cleanedPlainPDF(_ bytes: [UInt8]) throws(AttachmentError) -> [UInt8] {
  let file = try PDFFile(bytes)
  guard file.trailer["Encrypt"] == nil else { throw .encrypted }
  let root = try file.dictionary(file.trailer["Root"])
  guard case .array(let pages) = try file.dictionary(root?["Pages"])?["Kids"], !pages.isEmpty else {
    throw .damaged
  }
  var writer = PDFWriter()
  for number in file.numbers { writer.append(try file.object(number).map(cleaned)) }
  var trailer = PDFDictionary()
  trailer["Root"] = file.trailer["Root"]
  // Readers see the title above the window.
  if let title = try file.dictionary(file.trailer["Info"])?["Title"] {
    trailer["Info"] = .reference(file.numbers.upperBound)
    writer.append(PDFFile.Object(value: .dictionary(PDFDictionary(entries: [("Title", title)]))))
  }
  writer.finish(trailer)
  return writer.bytes
}

private func cleaned(_ object: PDFFile.Object) throws(AttachmentError) -> PDFFile.Object {
  var object = object
  object.value = try cleaned(object.value)
  if let stream = object.stream, case .dictionary(var dictionary) = object.value {
    object.stream = try cleanStream(stream, &dictionary)
    object.value = .dictionary(dictionary)
  }
  return object
}

private func cleaned(_ value: PDFValue) throws(AttachmentError) -> PDFValue {
  switch value {
  case .atom, .reference: return value
  case .array(let values):
    var clean: [PDFValue] = []
    for value in values { clean.append(try cleaned(value)) }
    return .array(clean)
  case .dictionary(let dictionary):
    try refuse(dictionary)
    let removed = removedKeys(in: dictionary)
    var clean = PDFDictionary()
    for (key, value) in dictionary.entries where !removed.contains(key) {
      clean.entries.append((key, try cleaned(value)))
    }
    return .dictionary(clean)
  }
}

/// Refuses what may run, and what cannot be cleaned.
private func refuse(_ dictionary: PDFDictionary) throws(AttachmentError) {
  switch dictionary["S"]?.name {
  case "JavaScript": throw .dangerous(Phrase("里面有脚本（JavaScript）", "it has a script in it (JavaScript)"))
  case "Launch": throw .dangerous(Phrase("里面有启动其他程序的动作", "it starts other programs"))
  case nil: break
  default:
    if dictionary["JS"] != nil {
      throw .dangerous(Phrase("里面有脚本（JavaScript）", "it has a script in it (JavaScript)"))
    }
  }
  if dictionary["Subtype"]?.name == "RichMedia" {
    throw .dangerous(Phrase("里面有 Flash 等程序", "it has programs in it, such as Flash"))
  }
  // A file within would be published with the PDF unchecked.
  if dictionary["EF"] != nil, dictionary["F"] != nil || dictionary["UF"] != nil {
    throw .dangerous(Phrase("里面附带着别的文件", "other files are attached within it"))
  }
  // A form of another kind, in XML, with scripts.
  if dictionary["XFA"] != nil { throw .uncleanable("XFA") }
  // A signature covers the bytes of the file, the author's name among them.
  if dictionary["ByteRange"] != nil, dictionary["Contents"] != nil { throw .uncleanable("/Sig") }
}

/// Properties, private data of programs, small pictures of pages as they were, and remarks.
private func removedKeys(in dictionary: PDFDictionary) -> Set<String> {
  var keys: Set = ["Metadata", "PieceInfo", "LastModified", "CreatorInfo", "SpiderInfo"]
  if dictionary["Type"]?.name == "Page" { keys.insert("Thumb") }
  guard dictionary["Rect"] != nil, let kind = dictionary["Subtype"]?.name else { return keys }
  if remarks.contains(kind) { keys.formUnion(["Contents", "RC"]) }
  // The text of this one is what the page shows.
  if remarks.contains(kind) || kind == "FreeText" {
    keys.formUnion(["T", "M", "CreationDate", "NM", "Subj"])
  }
  return keys
}

/// Annotations of the reviewers of a draft (ISO 32000-2, 12.5.6.2), each with its author and its words.
private let remarks: Set = [
  "Text", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline", "Squiggly",
  "StrikeOut",
  "Caret", "Stamp", "Ink", "Popup", "FileAttachment", "Sound", "Redact",
]
