import Attachments

/// The parts of an office document by name, checked before any of them is unpacked.
struct OfficePackage {
  private var entries: [String: ZipArchive.Entry] = [:]

  private enum Limits {
    static let part = 48 << 20
    static let all = 256 << 20
    /// A part of XML; a manuscript's text is a few hundred kilobytes.
    static let tree = 20 << 20
    static let parts = 5000
  }

  init(_ bytes: [UInt8]) throws(ManuscriptFault) {
    let archive: ZipArchive
    do { archive = try ZipArchive(bytes) } catch { throw ManuscriptFault(error) }
    guard archive.entries.count <= Limits.parts else {
      throw .tooMuch("\(archive.entries.count) 个部件 · parts")
    }
    var total = 0
    for entry in archive.entries {
      let path = entry.path
      guard isSafe(path) else { throw .unsafeName }
      // Windows and office programs do not tell names by their case.
      let name = path.lowercased()
      guard entries[name] == nil else { throw .twice(path) }
      total += entry.size
      guard entry.size <= Limits.part, total <= Limits.all else {
        throw .tooMuch("\(max(entry.size, total) >> 20) MB")
      }
      entries[name] = entry
    }
  }

  var names: [String] { entries.keys.sorted() }

  func has(_ part: String) -> Bool { entries[part.lowercased()] != nil }

  /// The bytes of a part; nil where there is none.
  func part(_ name: String) throws(ManuscriptFault) -> [UInt8]? {
    guard let entry = entries[name.lowercased()] else { return nil }
    do { return try entry.unpacked() } catch { throw ManuscriptFault(error) }
  }

  func tree(_ name: String) throws(ManuscriptFault) -> XMLElement? {
    guard let entry = entries[name.lowercased()] else { return nil }
    guard entry.size <= Limits.tree else { throw .tooMuch("\(name) \(entry.size >> 20) MB") }
    guard let bytes = try part(name) else { return nil }
    return try readXML(bytes)
  }
}

private func isSafe(_ path: String) -> Bool {
  !path.hasPrefix("/") && !path.contains("\\") && !path.contains("\0") && !path.contains(":")
    && !path.split(separator: "/", omittingEmptySubsequences: false).contains("..")
}

extension ManuscriptFault {
  init(_ fault: AttachmentFault) {
    switch fault {
    case .empty: self = .empty
    case .macros: self = .macros
    case .encrypted: self = .encrypted
    case .dangerous(let what): self = .tooMuch(what)
    default: self = .damaged
    }
  }
}

/// Where one part points to another or to the outside.
struct Relationships {
  struct Target {
    var type: String
    var address: String
    var isExternal: Bool
  }

  private(set) var targets: [String: Target] = [:]
  private var folder = ""

  init() {}

  init(of part: String, in package: OfficePackage) throws(ManuscriptFault) {
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

  /// The parts of a sort, such as `header`, in the order of their names.
  func parts(of type: String) -> [String] {
    targets.values.filter { $0.type == type && !$0.isExternal }.compactMap { part(at: $0.address) }.sorted()
  }

  /// The name of a part that an address means; nil where it leads out of the package.
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
