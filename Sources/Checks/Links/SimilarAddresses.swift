import Diagnostics

/// Suggestions for links that lead nowhere.
///
/// When a folder is renamed, every link into it breaks at once. So an address is looked for once, however many links
/// lead there, and by the page's name before by its spelling, for which all addresses have to be looked at.
struct SimilarAddresses {
  private let addresses: Set<String>
  private let sorted: [String]
  private let lowered: [String: String]
  private let named: [Substring: [String]]
  private var found: [String: String?] = [:]
  /// The number of comparisons with all addresses still allowed: a quarter of a second's worth on a large site. After
  /// so many suggestions the cause is evident.
  private var comparisons: Int

  init(_ addresses: Set<String>) {
    self.addresses = addresses
    comparisons = max(20, 250_000 / max(addresses.count, 1))
    sorted = addresses.sorted()
    lowered = Dictionary(sorted.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    named = Dictionary(grouping: sorted, by: name)
  }

  /// The address with the slash that lacks or in other letters' case, of a page with the same name, or the nearest one.
  mutating func address(like address: String) -> String? {
    if let known = found[address] { return known }
    let similar = find(address)
    found[address] = .some(similar)
    return similar
  }

  private mutating func find(_ address: String) -> String? {
    if addresses.contains(address + "/") { return address + "/" }
    if let same = lowered[address.lowercased()] { return same }
    let name = name(of: address)
    // A year is the name of too many.
    if !name.allSatisfy(\.isNumber), let same = named[name] {
      if same.count == 1 { return same[0] }
      if let near = nearest(to: address, in: same) { return near }
    }
    guard comparisons > 0 else { return nil }
    comparisons -= 1
    return nearest(to: address, in: sorted)
  }
}

/// The name of the page at an address or in a file: `wang` for `/stories/2024/wang/#path` and for `../2024/wang.md`.
private func name(of address: String) -> Substring {
  let path = address.prefix { $0 != "#" && $0 != "?" }
  let name = path.split(separator: "/").last ?? ""
  return name.hasSuffix(".md") ? name.dropLast(".md".count) : name
}
