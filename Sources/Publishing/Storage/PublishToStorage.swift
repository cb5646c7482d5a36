import Almanac
import Diagnostics
import Files

/// Publishes to object storage: what changed, and only that, in an order in which readers never meet a page whose
/// pictures and styles are missing: first what pages ask for, then pages, then what is no longer needed goes.
///
/// A manifest that lies there says what is there. Before the first upload it is rewritten with all that may come to be
/// there and without the digests of what is uncertain, so that a publish that breaks off is completed by the next, and
/// nothing is left behind.
func publish(_ built: BuiltSite, toStorage storage: Storage, options: PublishOptions) throws(Failure)
  -> PublishResult
{
  // Storage sends what it is asked for and nothing beside it; notes for web servers mean nothing to it.
  let site = BuiltSite(
    files: built.files.filter { !$0.path.hasPrefix(".") && $0.source.hasPrefix(built.roots[0] + "/") },
    roots: [built.roots[0]], pageCount: built.pageCount)
  let shown = try storage.standing().shown?.manifest
  if !options.force, let refusal = refusal(of: site, after: shown) { return .refused(refusal) }
  let step = StorageStep(of: site, after: shown, at: options.now)
  let name = step.manifest.digest.short
  if step.isEmpty { return .unchanged(name: name) }
  try storage.write(step.pending)
  for uploads in [step.assets, step.pages] {
    for (rule, paths) in uploads { try storage.upload(paths, from: site.roots[0], as: rule) }
  }
  try storage.delete(step.deletions)
  try storage.write(step.manifest)
  return .published(
    name: name, changed: (step.assets + step.pages).reduce(0) { $0 + $1.paths.count },
    removed: step.deletions.count)
}

/// What has to be done in a storage, in order.
struct StorageStep: Sendable {
  typealias Uploads = [(rule: CacheRule, paths: [String])]

  /// What is uploaded before any page.
  var assets: Uploads
  var pages: Uploads
  var deletions: [String]
  /// What is said to be there while it is being done.
  var pending: Manifest
  /// What is there when it is done.
  var manifest: Manifest

  var isEmpty: Bool { assets.isEmpty && pages.isEmpty && deletions.isEmpty }

  init(of site: BuiltSite, after shown: Manifest?, at moment: Moment) {
    let carried = carriedFiles(
      after: site, from: [shown].compactMap(\.self), at: moment, keepingAllOwn: false)
    manifest = Manifest(of: site, carried: carried, at: moment)
    let old = Dictionary(
      (shown?.entries ?? []).map { ($0.path, $0.digest) }, uniquingKeysWith: { first, _ in first })
    let changed = site.files.filter { old[$0.path] != $0.digest }.map(\.path)
    assets = grouped(changed.filter { !$0.hasSuffix(".html") })
    pages = grouped(changed.filter { $0.hasSuffix(".html") })
    let kept = Set(manifest.entries.map(\.path))
    deletions = (shown?.entries ?? []).map(\.path).filter { !kept.contains($0) }
    // A digest that no file has: what was being uploaded is uploaded again.
    let uncertain = Set(changed + deletions)
    let all = manifest.entries + (shown?.entries.filter { !kept.contains($0.path) } ?? [])
    pending = Manifest(
      moment: manifest.moment, pageCount: shown?.pageCount ?? 0,
      entries: all.map { entry in
        var entry = entry
        if uncertain.contains(entry.path) { entry.digest = Digest(high: 0, low: 0) }
        return entry
      })
  }
}

/// Paths by what browsers are told of them, in a constant order.
private func grouped(_ paths: [String]) -> StorageStep.Uploads {
  Dictionary(grouping: paths, by: CacheRule.init)
    .map { (rule: $0.key, paths: $0.value) }
    .sorted { ($0.rule.contentType, $0.rule.cacheControl) < ($1.rule.contentType, $1.rule.cacheControl) }
}
