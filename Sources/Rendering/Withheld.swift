import Content

/// Links to what readers do not see now are shown as their words, and entries of the navigation not at all.
extension Site {
  /// - Parameter absentAddresses: addresses of lists and files that only pages have which are not shown.
  func withholds(_ address: String, in file: String, absentAddresses: Set<String>) -> Bool {
    guard !hidden.isEmpty else { return false }
    switch resolve(address, from: file) {
    case .hidden: return true
    case .address(let path, _): return absentAddresses.contains(path)
    default: return false
    }
  }
}

/// The lists that would stand if all pages were shown, and that neither stand now nor stood once.
func absentListAddresses(of site: Site, beside lists: Lists, _ past: Lists) -> Set<String> {
  let pages = (site.unseen + site.withdrawn).filter { site.model.kinds[$0.kind].isListed }
  guard !pages.isEmpty else { return [] }
  return Set(lists.showing(pages).all.map(\.address)).subtracting(lists.all.map(\.address))
    .subtracting(past.all.map(\.address))
}
