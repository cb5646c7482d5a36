import Almanac
import Diagnostics
import Files

/// Publishes to object storage: only changed files, in an order in which no published page lacks its pictures and
/// styles: first the files that pages need, then pages, then deletions.
///
/// The stored manifest lists the files that are there. Before the first upload it is replaced by one that lists all
/// files before and after, without digests of uncertain ones, so that the next publish completes an interrupted one and
/// nothing is left behind.
func publish(_ site: BuiltSite, toStorage storage: ObjectStorage, options: PublishOptions) throws(Failure)
  -> PublishResult
{
  let deployed = try storage.deployed()
  let shown = deployed.shown?.manifest
  if let hold = deployed.hold, !options.resumes { return .held(hold) }
  if !options.force, let refusal = refusal(of: site, after: shown) { return .refused(refusal) }
  let step = StorageStep(of: site, after: shown, at: options.now)
  let name = step.manifest.digest.short
  if deployed.hold != nil { try storage.setHold(nil) }
  if step.isEmpty {
    // The sort of a file may have changed though its bytes are the same.
    if shown?.own != step.manifest.own { try storage.write(step.manifest) }
    return .unchanged(name: name)
  }
  try storage.write(step.pending)
  for uploads in [step.assets, step.pages] {
    for (rule, paths) in uploads { try storage.upload(paths, from: site.roots[0], as: rule) }
  }
  try storage.delete(step.deletions)
  try storage.write(step.manifest)
  if shown == nil {
    options.notice(
      Phrase(
        "第一次发布到这里：存储的设置里要让读者能读这些文件，否则他们只看到 403（见部署说明的“对象存储”）",
        "the first publish to this place: its settings must let readers read the objects, or they get 403 (see “Object "
          + "storage” in the deployment guide)"))
  }
  return .published(
    name: name, changed: (step.assets + step.pages).reduce(0) { $0 + $1.paths.count },
    removed: step.deletions.count)
}

/// The changes to a storage, in order.
struct StorageStep: Sendable {
  typealias Uploads = [(rule: CacheRule, paths: [String])]

  /// Uploads before any page.
  var assets: Uploads
  var pages: Uploads
  var deletions: [String]
  /// The manifest while the changes are made.
  var pending: Manifest
  /// The manifest after the changes.
  var manifest: Manifest

  var isEmpty: Bool { assets.isEmpty && pages.isEmpty && deletions.isEmpty }

  init(of site: BuiltSite, after shown: Manifest?, at moment: Moment) {
    var manifest = Manifest(of: site, at: moment)
    manifest.carry(
      carriedFiles(into: manifest, from: [shown].compactMap(\.self), at: moment, keepingAllOwn: false))
    self.manifest = manifest
    let old = Dictionary(
      (shown?.entries ?? []).map { ($0.path, $0.digest) }, uniquingKeysWith: { first, _ in first })
    let changed = site.files.filter { old[$0.path] != $0.digest }
    assets = grouped(changed.filter { !$0.path.hasSuffix(".html") })
    pages = grouped(changed.filter { $0.path.hasSuffix(".html") })
    let kept = Set(manifest.entries.map(\.path))
    deletions = (shown?.entries ?? []).map(\.path).filter { !kept.contains($0) }
    // A digest that no file has makes the next publish upload the file again. Files to be deleted get the sort `other`,
    // so that no publish carries them.
    let uncertain = Set(changed.map(\.path) + deletions)
    let all = manifest.entries + (shown?.entries.filter { !kept.contains($0.path) } ?? [])
    pending = Manifest(
      moment: manifest.moment, pageCount: shown?.pageCount ?? 0,
      entries: all.map { entry in
        var entry = entry
        if uncertain.contains(entry.path) { entry.digest = Digest(high: 0, low: 0) }
        if !kept.contains(entry.path) { entry.sort = .other }
        return entry
      })
  }
}

/// Paths grouped by their headers, in a fixed order.
private func grouped(_ files: [BuiltFile]) -> StorageStep.Uploads {
  Dictionary(grouping: files) { CacheRule(of: $0) }
    .map { (rule: $0.key, paths: $0.value.map(\.path)) }
    .sorted { ($0.rule.contentType, $0.rule.cacheControl) < ($1.rule.contentType, $1.rule.cacheControl) }
}
