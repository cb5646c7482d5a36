import Almanac
import Content
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
  /// Outputs with the properties of their kind.
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
