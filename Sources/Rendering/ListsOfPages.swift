import Content

extension Plan {
  /// For some pages, by their files, the lists that will be empty without all of them and the lists that wait for them.
  ///
  /// Every list is named by each of the pages on it; files beside lists are not named.
  package func lists(ending: [Page], coming: [Page]) -> [String: (emptied: [String], opened: [String])] {
    var lists: [String: (emptied: [String], opened: [String])] = [:]
    if !ending.isEmpty {
      let files = Set(ending.map(\.file))
      let staying = context.lists.showing(context.site.pages.filter { !files.contains($0.file) })
      let emptied = Set(context.lists.addresses).subtracting(staying.addresses)
      for page in ending where context.site.pages.contains(where: { $0 === page }) {
        lists[page.file, default: ([], [])].emptied = context.lists.showing([page]).addresses.filter(
          emptied.contains)
      }
    }
    for page in coming {
      lists[page.file, default: ([], [])].opened = context.lists.showing([page]).addresses.filter(
        context.absentAddresses.contains)
    }
    return lists
  }
}

extension Lists {
  /// Of pages, and not of files such as feeds.
  fileprivate var addresses: [String] { all.map(\.address).filter { $0.hasSuffix("/") } }
}
