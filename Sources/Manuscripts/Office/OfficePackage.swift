import Archives
import XML

/// The parts of an office document by name, checked before any is unpacked.
struct OfficePackage {
  private var entries: [String: ZipEntry] = [:]

  private enum Limits {
    static let archive = ZipLimits(
      packed: 100 << 20, unpacked: 256 << 20, entry: 48 << 20, entries: 5000, depth: 2)
    /// The size limit for an XML part, in bytes; a manuscript's text is a few hundred kilobytes.
    static let tree = 20 << 20
  }

  init(_ bytes: [UInt8]) throws(ManuscriptError) {
    do throws(ZipError) {
      // Windows and office programs do not distinguish case.
      for entry in try ZipArchive(bytes, limits: Limits.archive).entries {
        entries[entry.path.lowercased()] = entry
      }
    } catch {
      throw ManuscriptError(error)
    }
    guard !entries.keys.contains(where: { $0.contains(":") }) else { throw .unsafeName }
  }

  var names: [String] { entries.keys.sorted() }

  func has(_ part: String) -> Bool { entries[part.lowercased()] != nil }

  /// The bytes of a part; nil if it does not exist.
  func part(_ name: String) throws(ManuscriptError) -> [UInt8]? {
    guard let entry = entries[name.lowercased()] else { return nil }
    do { return try entry.unpacked() } catch { throw ManuscriptError(error) }
  }

  func tree(_ name: String) throws(ManuscriptError) -> XMLElement? {
    guard let entry = entries[name.lowercased()] else { return nil }
    guard entry.size <= Limits.tree else { throw .tooMuch("\(name) \(entry.size >> 20) MB") }
    guard let bytes = try part(name) else { return nil }
    return try xmlTree(of: bytes)
  }
}

extension ManuscriptError {
  init(_ fault: ZipError) {
    switch fault {
    case .encrypted: self = .encrypted
    case .sameName(let name): self = .twice(name)
    case .badName, .link: self = .unsafeName
    case .overlapping, .tooManyEntries, .tooLong, .unpacksToTooMuch, .tooLargeEntry, .tooDeep:
      self = .tooMuch("\(fault.reason.chinese) · \(fault.reason.english)")
    case .damaged, .split, .unknownMethod: self = .damaged
    }
  }
}

/// The references of a part to other parts and to external addresses.
struct Relationships {
  struct Target {
    var type: String
    var address: String
    var isExternal: Bool
  }

  private(set) var targets: [String: Target] = [:]
  private var folder = ""

  init() {}

  init(of part: String, in package: OfficePackage) throws(ManuscriptError) {
    let slash = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
    folder = String(part[..<slash])
    guard let tree = try package.tree(folder + "_rels/" + part[slash...] + ".rels") else { return }
    for element in tree.elements where element.name == "rel:Relationship" {
      guard let id = element["Id"] else { continue }
      targets[id] = Target(
        type: (element["Type"] ?? "").split(separator: "/").last.map(String.init) ?? "",
        address: element["Target"] ?? "", isExternal: element["TargetMode"] == "External")
    }
  }

  subscript(id: String?) -> Target? { id.flatMap { targets[$0] } }

  /// The names of the parts of a type, such as `header`, sorted.
  func parts(of type: String) -> [String] {
    targets.values.filter { $0.type == type && !$0.isExternal }.compactMap { part(at: $0.address) }.sorted()
  }

  /// The name of the part at an address; nil if the address leads out of the package.
  func part(at address: String) -> String? {
    var parts = address.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for piece in address.split(separator: "/") where piece != "." {
      if piece == ".." {
        guard !parts.isEmpty else { return nil }
        parts.removeLast()
      } else {
        parts.append(String(piece))
      }
    }
    return parts.joined(separator: "/")
  }
}
