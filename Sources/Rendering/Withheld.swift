import Content

/// Links to pages that are not shown now appear as their words, and entries of the navigation not at all.
extension Site {
  /// - Parameter absentAddresses: addresses of lists and files that only pages have which are not shown.
  func withholds(_ address: String, in file: String, absentAddresses: Set<String>) -> Bool {
    guard !hidden.isEmpty || !absentAddresses.isEmpty else { return false }
    switch resolve(address, from: file) {
    case .hidden: return true
    case .address(let path, _): return absentAddresses.contains(path)
    default: return false
    }
  }
}

/// The addresses of lists that would exist if all pages were shown, and of those of kinds and indices for which there
/// is no page yet; none that exists now or existed once.
func absentListAddresses(of site: Site, beside lists: Lists, _ past: Lists) -> Set<String> {
  let pages = (site.unseen + site.withdrawn).filter { site.model.kinds[$0.kind].isListed }
  let kinds = site.model.kinds.indices.filter {
    site.model.kinds[$0].isListed && lists.indices.byKind[$0].isEmpty
  }
  var absent = Set(
    kinds.map { site.model.kinds[$0].address }
      + lists.indices.byTerm.filter { !$0.hasShown }.map(\.field.address))
  guard !absent.isEmpty || !pages.isEmpty else { return [] }
  if !pages.isEmpty { absent.formUnion(lists.showing(pages).all.map(\.address)) }
  return absent.subtracting(lists.all.map(\.address)).subtracting(past.all.map(\.address))
    .subtracting((site.pages + site.expired).map(\.address))
}
