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
  let context = RenderContext(site: site, theme: theme, media: media, now: now, isOffline: isOffline)
  var outputs: [Output] = []
  for (kind, places) in zip(OutputKind.all, context.lists.places) {
    outputs += kind.marked(context.lists.outputs(places) + kind.outputs(context))
  }
  for kind in OutputKind.all { outputs += kind.marked(kind.closing(context, outputs)) }
  guard isOffline else { return Plan(outputs: outputs, context: context) }
  return Plan(
    outputs: outputs.filter(\.isOffline), elsewhere: outputs.filter { !$0.isOffline }, context: context)
}

extension OutputKind {
  /// Outputs with what holds for all of their kind.
  fileprivate func marked(_ outputs: [Output]) -> [Output] {
    if isInSitemap && offline.isIncluded { return outputs }
    var outputs = outputs
    for position in outputs.indices {
      if !isInSitemap { outputs[position].isInSitemap = false }
      if !offline.isIncluded { outputs[position].isOffline = false }
    }
    return outputs
  }
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
    Set(context.lists.showing(pages).all.map { Rendering.path(of: $0.address) })
  }

  /// Something that is no author's page stands there.
  fileprivate func isTaken(_ path: String) -> Bool {
    outputs.contains { output in
      guard output.path == path else { return false }
      switch output.role {
      case .page, .expired, .withdrawn, .redirect: return false
      case .asset, .product, .search, .other: return true
      }
    }
  }
}
