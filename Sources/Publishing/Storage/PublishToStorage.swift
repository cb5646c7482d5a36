import Almanac
import Diagnostics
import Files

/// Publishes to object storage: what changed, and only that, in an order in which readers never meet a page whose
/// pictures and styles are missing: first what pages ask for, then pages, then what is no longer needed goes.
///
/// A manifest that lies there says what is there. Before the first upload it is rewritten with all that may come to be
/// there and without the digests of what is uncertain, so that a publish that breaks off is completed by the next, and
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
    // What a file is may have become another thing, though its bytes are the same.
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
    // A digest that no file has: what was being uploaded is uploaded again. What was to go is kept for nobody.
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

/// Paths by what browsers are told of them, in a constant order.
private func grouped(_ files: [BuiltFile]) -> StorageStep.Uploads {
  Dictionary(grouping: files) { CacheRule(of: $0) }
    .map { (rule: $0.key, paths: $0.value.map(\.path)) }
    .sorted { ($0.rule.contentType, $0.rule.cacheControl) < ($1.rule.contentType, $1.rule.cacheControl) }
}
