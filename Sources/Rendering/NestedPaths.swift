import Content
import Diagnostics
import Files

/// Addresses that no folder can hold: those within an output that is a file, and those by which builds keep their notes.
package func nestedPaths(in plan: Plan, of site: Site) -> [Diagnostic] {
  let nested =
    filesWithin(plan) + plan.outputs.map(\.path).filter { $0.hasPrefix(".xinfeng") }.map { ($0, $0) }
  guard !nested.isEmpty else { return [] }
  var pages: [String: String] = [:]
  for page in site.pages + site.expired + site.withdrawn {
    for address in [page.address] + page.aliases { pages[path(of: address)] = page.file }
  }
  return nested.compactMap { path, file in
    (pages[path] ?? pages[file]).map { Diagnostic(.takenAddress, at: Location(file: $0), ["/" + file]) }
  }
}

/// The outputs that would lie in another which is a file, each with that other.
private func filesWithin(_ plan: Plan) -> [(path: String, file: String)] {
  let files = Set(plan.outputs.lazy.map(\.path).filter { !$0.endsWithBytes(of: "/index.html") })
  let havePoints = files.allSatisfy {
    $0.utf8.lastIndex(of: point) ?? $0.startIndex > $0.utf8.lastIndex(of: slash) ?? $0.startIndex
  }
  return plan.outputs.flatMap { output -> [(path: String, file: String)] in
    // Hardly any folder is called like a file.
    let folder = output.path.utf8.prefix(
      upTo: output.path.utf8.lastIndex(of: slash) ?? output.path.startIndex)
    guard !havePoints || folder.contains(point) else { return [] }
    return output.path.foldersAbove.filter(files.contains).map { (output.path, $0) }
  }
}

private let point = UInt8(ascii: ".")
private let slash = UInt8(ascii: "/")

extension String {
  /// The paths of the folders that a file lies in.
  fileprivate var foldersAbove: [String] {
    utf8.indices.filter { utf8[$0] == slash }.map { String(self[..<$0]) }
  }
}
