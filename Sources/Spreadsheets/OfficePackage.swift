import Archives
import XML

/// The parts of a package of Office (ECMA-376 part 2), and how they refer to one another.
struct OfficePackage {
  private let entries: [String: ZipEntry]
  /// The number of bytes that may still be unpacked.
  private var rest = SheetLimits.text

  init(_ bytes: [UInt8]) throws(SheetError) {
    do throws(ZipError) {
      let archive = try ZipArchive(bytes, limits: SheetLimits.archive)
      entries = Dictionary(
        archive.entries.map { ($0.path.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    } catch {
      throw error == .encrypted ? .encrypted : .archive(error)
    }
  }

  /// The path of the workbook's own part.
  func mainPart() throws(SheetError) -> String {
    var package = self
    let relation = try package.relations(of: "").first { $0.type.hasSuffix("/officeDocument") }
    guard let relation else { throw .notSpreadsheet }
    return relation.target
  }

  /// The parts of the package that a part refers to; targets outside the package are left out.
  mutating func relations(of part: String) throws(SheetError) -> [Relation] {
    let folder = part.folder
    let file = "\(folder)_rels/\(part.dropFirst(folder.count)).rels"
    var reader = RelationsReader(folder: folder)
    guard entries[file.lowercased()] != nil else {
      if part.isEmpty { throw .notSpreadsheet }
      return []
    }
    try read(file, with: &reader)
    return reader.relations
  }

  mutating func read<Reader: XMLReader>(_ part: String, with reader: inout Reader) throws(SheetError) {
    guard let entry = entries[part.lowercased()] else { throw .damaged(part: part) }
    rest -= entry.size
    guard rest >= 0 else { throw .tooMany(.bytes) }
    let bytes: [UInt8]
    do throws(ZipError) { bytes = try entry.unpacked() } catch { throw .archive(error) }
    do throws(XMLError) {
      try readXML(bytes, with: &reader)
    } catch {
      throw SheetError(error, in: part)
    }
  }
}

struct Relation {
  var id: String
  /// The ending tells the type: the beginning differs between the two forms of the standard.
  var type: String
  /// From the package's root, without a `/` before it.
  var target: String
}

private struct RelationsReader: XMLReader {
  var folder: String
  var relations: [Relation] = []

  mutating func opens(_ element: XMLTag) -> Bool {
    guard element.name == "Relationship", element["TargetMode"] != "External", let id = element["Id"],
      let target = element["Target"]
    else { return true }
    relations.append(Relation(id: id, type: element["Type"] ?? "", target: resolved(target)))
    return relations.count < 10_000
  }

  func closes(_ name: String) -> Bool { true }
  func text(_ text: Span<UInt8>) -> Bool { true }

  private func resolved(_ target: String) -> String {
    var parts: [Substring] = []
    for part in ((target.hasPrefix("/") ? "" : folder) + target).split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}

extension String {
  /// The path up to its last `/`, which it has at its end; empty at the root.
  fileprivate var folder: String {
    lastIndex(of: "/").map { String(self[...$0]) } ?? ""
  }
}
