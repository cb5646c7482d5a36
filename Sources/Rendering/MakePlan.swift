import Almanac
import Content
import Diagnostics
import Parallel

/// Lists everything that a site with this theme consists of. No index without pages is in it, but for those that had
/// some once.
///
/// - Parameters:
///   - now: the moment of the build, by which days are past or to come.
///   - isOffline: whether it will be read from a folder, without a server.
package func makePlan(
  for site: Site, theme: Theme, media: Media, now: Moment, isOffline: Bool = false
) -> Plan {
  let stage = Stage(site: site, theme: theme, media: media, now: now, isOffline: isOffline)
  var outputs = pageOutputs(of: site)
  outputs.insert(Output(path: "index.html", recipe: .home), at: 0)
  let lists = stage.lists
  outputs += lists.outputs(lists.ofKinds + lists.ofTerms + lists.ofDates)
  outputs += domainOutputs(of: stage)
  outputs += lists.outputs(lists.feeds)
  outputs += formerOutputs(of: stage, beside: outputs)
  outputs.append(Output(path: "404.html", recipe: .notFound))
  outputs += sitemapOutputs(for: outputs, of: stage)
  outputs.append(Output(path: "robots.txt", recipe: .robots))
  outputs += theme.assets.enumerated().map {
    Output(path: String($1.address.dropFirst()), recipe: .asset($0))
  }
  outputs += mediaOutputs(of: media)
  guard isOffline else { return Plan(outputs: outputs, stage: stage) }
  return Plan(
    outputs: outputs.filter { OfflineCopy.holds($0.recipe) },
    elsewhere: outputs.filter { !OfflineCopy.holds($0.recipe) }, stage: stage)
}

/// Pages that would stand where the site already has a page of its own, such as an index.
///
/// Two pages at one address are found when the site is read.
///
/// - Parameter addresses: those of the plan.
package func conflicts(in plan: Plan, of site: Site, addresses: Set<String>) -> [Diagnostic] {
  let comingLists = site.scheduled.isEmpty ? [] : plan.listPaths(of: site.scheduled)
  guard addresses.count < plan.outputCount || !site.scheduled.isEmpty else { return [] }
  var seen: Set<String> = []
  var claimed = Set(plan.outputs.compactMap { seen.insert($0.path).inserted ? nil : $0.path })
  // What comes by itself must find its place free on its day.
  let coming = site.scheduled.flatMap { [$0.address] + $0.aliases }.map { path(of: $0) }
  claimed.formUnion(coming.filter(seen.contains))
  let pages = site.pages + site.expired + site.withdrawn + site.scheduled
  if !comingLists.isEmpty {
    claimed.formUnion(
      pages.flatMap { [$0.address] + $0.aliases }.map { path(of: $0) }.filter(comingLists.contains))
  }
  guard !claimed.isEmpty else { return [] }
  var files: [String: String] = [:]
  for page in pages {
    for address in [page.address] + page.aliases { files[path(of: address)] = page.file }
  }
  return claimed.sorted().compactMap { path in
    guard let file = files[path], comingLists.contains(path) || plan.isTaken(path) else { return nil }
    return Diagnostic(.takenAddress, at: Location(file: file), ["/" + path])
  }
}

extension Plan {
  /// Where lists will stand that pages bring with them.
  fileprivate func listPaths(of pages: [Page]) -> Set<String> {
    Set(stage.lists.showing(pages).all.map { Rendering.path(of: $0.address) })
  }

  /// Something that is no author's page stands there.
  fileprivate func isTaken(_ path: String) -> Bool {
    outputs.contains { output in
      guard output.path == path else { return false }
      switch output.recipe {
      case .page, .expired, .withdrawn, .redirect: return false
      default: return true
      }
    }
  }
}

private func pageOutputs(of site: Site) -> [Output] {
  var outputs = concurrentMap(Array(site.pages.indices)) {
    Output(path: path(of: site.pages[$0].address), recipe: .page($0))
  }
  for (position, page) in site.expired.enumerated() {
    outputs.append(Output(path: path(of: page.address), recipe: .expired(position)))
  }
  for (position, page) in site.withdrawn.enumerated() {
    outputs.append(Output(path: path(of: page.address), recipe: .withdrawn(position)))
  }
  for page in site.pages + site.expired {
    outputs += page.aliases.map { Output(path: path(of: $0), recipe: .redirect(to: page.address)) }
  }
  return outputs
}

private func mediaOutputs(of media: Media) -> [Output] {
  let drawings = media.drawings.enumerated().map { position, drawing in
    Output(path: String(drawing.address.dropFirst()), recipe: .drawing(position))
  }
  return drawings
    + media.works.enumerated().flatMap { work, value in
      value.products.indices.map {
        Output(path: value.products[$0].path, recipe: .stored(work: work, product: $0))
      }
    }
}

/// The file that stands at an address; pages of a list after the first stand in `page/N/`.
func path(of address: String, number: Int = 1) -> String {
  var path = listAddress(address, number: number)
  if path.hasSuffix("/") { path += "index.html" }
  return String(path[path.utf8.index(after: path.startIndex)...])
}

func listAddress(_ address: String, number: Int) -> String {
  number == 1 ? address : "\(address)page/\(number)/"
}
