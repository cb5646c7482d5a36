import XML

/// The workbook's own part: which sheets there are, in their order, and when its days begin.
struct BookReader: XMLReader {
  struct Entry {
    var name: String
    var relation: String
    var isHidden: Bool
  }

  var sheets: [Entry] = []
  var startsIn1904 = false

  mutating func opens(_ element: XMLTag) -> Bool {
    switch element.name {
    case "workbookPr": startsIn1904 = isTrue(element["date1904"])
    case "sheet":
      // The identifier of the relation is the one attribute `id`; `sheetId` is another.
      sheets.append(
        Entry(
          name: element["name"] ?? "", relation: element["id"] ?? "",
          isHidden: element["state"].map { $0 != "visible" } ?? false))
    default: break
    }
    return sheets.count <= SheetLimits.sheets
  }

  func closes(_ name: String) -> Bool { true }
  func text(_ text: Span<UInt8>) -> Bool { true }
}

/// Whether an attribute is true by XML Schema.
func isTrue(_ text: String?) -> Bool { text == "1" || text == "true" }

/// The strings that cells refer to by their number: plain, or in runs of several looks. Phonetic text (`rPh`) is no
/// part of them.
struct StringsReader: XMLReader {
  var strings: [String] = []
  private var bytes: [UInt8] = []
  private var isText = false
  private var isPhonetic = false

  mutating func opens(_ element: XMLTag) -> Bool {
    switch element.name {
    case "si": bytes = []
    case "rPh": isPhonetic = true
    case "t": isText = !isPhonetic
    default: break
    }
    return strings.count <= SheetLimits.cells
  }

  mutating func closes(_ name: String) -> Bool {
    switch name {
    case "si": strings.append(unescaped(bytes))
    case "rPh": isPhonetic = false
    case "t": isText = false
    default: break
    }
    return true
  }

  mutating func text(_ text: Span<UInt8>) -> Bool {
    if isText { bytes.append(text) }
    return true
  }
}

/// Decodes `_x000D_`, as characters that XML forbids are written (ECMA-376 part 1, 22.4.2.4).
func unescaped(_ bytes: [UInt8]) -> String {
  let text = String(decoding: bytes, as: UTF8.self)
  guard text.utf8.count > 6, text.contains("_x") else { return text }
  var result = ""
  var rest = text[...]
  while let start = rest.firstIndex(of: "_") {
    result += rest[..<start]
    let escape = rest[start...].prefix(7)
    if escape.count == 7, escape.hasPrefix("_x"), escape.hasSuffix("_"),
      let value = UInt32(escape.dropFirst(2).dropLast(), radix: 16), let scalar = Unicode.Scalar(value)
    {
      // A carriage return comes before a line feed that is there, too; other controls are nothing to readers.
      if value >= 0x20 || value == 0x09 || value == 0x0A { result.unicodeScalars.append(scalar) }
      rest = rest[escape.endIndex...]
    } else {
      result += "_"
      rest = rest[rest.index(after: start)...]
    }
  }
  return result + rest
}
