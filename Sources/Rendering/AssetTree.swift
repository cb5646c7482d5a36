import Diagnostics
import Templating

/// The assets' paths as records in records, so that `{{asset.icons.logo.svg}}` is a name like any other.
///
/// Slashes and dots both part names; a file whose path is the beginning of another's (`a` and `a.b`)
/// cannot be named and is left out of the templates' reach.
struct AssetTree {
  private var children: [(name: String, tree: AssetTree)] = []
  /// The position of the asset that ends here.
  private var asset: Int?

  init(_ paths: [String]) {
    for (position, path) in paths.enumerated() {
      add(path.split { $0 == "/" || $0 == "." }.map(String.init)[...], position)
    }
  }

  private init() {}

  private mutating func add(_ parts: ArraySlice<String>, _ position: Int) {
    guard let first = parts.first else {
      asset = position
      return
    }
    if let index = children.firstIndex(where: { $0.name == first }) {
      children[index].tree.add(parts.dropFirst(), position)
    } else {
      var tree = AssetTree()
      tree.add(parts.dropFirst(), position)
      children.append((first, tree))
    }
  }

  func recordTypes(named name: String) -> [RecordType] {
    let members = children.enumerated().map { slot, child in
      Member(
        child.name, child.tree.children.isEmpty ? .text : .record("\(name).\(child.name)"), slot: slot,
        meaning: Phrase("\(name).\(child.name) 的地址", "the address of \(name).\(child.name)"))
    }
    return [RecordType(name, meaning: Phrase("主题的资源", "the theme's assets"), members: members)]
      + children.filter { !$0.tree.children.isEmpty }.flatMap {
        $0.tree.recordTypes(named: "\(name).\($0.name)")
      }
  }

  func record(_ addresses: [String]) -> TemplateRecord {
    TemplateRecord(
      children.map { child in
        child.tree.children.isEmpty
          ? child.tree.asset.map { .text(addresses[$0]) } ?? .nothing : .record(child.tree.record(addresses))
      })
  }
}
