import Almanac
import Content
import Diagnostics

/// Publishes a built site: reads what stands at the target, decides what is to become of it, makes that beside what
/// readers see, and shows it at once.
///
/// - Throws: a `Failure` where a disk, a network or another program says no. What readers see is then as it was; only
///   object storage, which cannot change many files at once, may be left half way, and the next publish completes it.
package func publish(_ site: BuiltSite, to destination: PublishTarget.Destination, options: PublishOptions)
  throws(Failure) -> PublishResult
{
  switch destination {
  case .directory(let path): return try publish(site, toDirectory: options.path(path), options: options)
  case .ssh(let host, let folder, let configuration):
    let remote = RemoteFolder(host: host, folder: folder, configuration: configuration.map(options.path))
    return try publish(site, to: remote, options: options)
  case .storage(let remote):
    return try publish(site, toStorage: ObjectStorage(remote, options), options: options)
  }
}

/// What stands at a target.
package func listReleases(at destination: PublishTarget.Destination, options: PublishOptions)
  throws(Failure) -> DeployedState
{
  switch destination {
  case .directory(let path): return try ReleaseFolder(options.path(path)).deployed()
  case .ssh(let host, let folder, let configuration):
    let remote = RemoteFolder(host: host, folder: folder, configuration: configuration.map(options.path))
    return try remote.open(options) { (shell: inout RemoteShell, _) throws(Failure) in
      try remote.deployed(&shell)
    }
  case .storage(let remote): return try ObjectStorage(remote, options).deployed()
  }
}

/// Shows an earlier release again.
///
/// - Parameter number: of the release; nil for the one before what readers see.
package func rollBack(
  _ destination: PublishTarget.Destination, to number: Int?, options: PublishOptions
) throws(Failure) -> RollbackResult {
  switch destination {
  case .directory(let path):
    return try rollBack(ReleaseFolder(options.path(path)), to: number, options: options)
  case .ssh(let host, let folder, let configuration):
    let remote = RemoteFolder(host: host, folder: folder, configuration: configuration.map(options.path))
    return try rollBack(remote, to: number, options: options)
  case .storage:
    return .refused(
      Phrase(
        "对象存储里没有旧版本可退；请用 git revert 改回内容，再发布一次",
        "object storage keeps no earlier releases; put the content back with git revert and publish again"))
  }
}

package struct PublishOptions: Sendable {
  /// The site's folder, which paths of `site.yml` start from.
  package var folder: String
  /// What may be deleted at any time.
  package var cache: String
  package var now: Moment
  /// An empty site, or one of less than half the pages, is published, too.
  package var force = false
  /// A target that is held is published to, and no longer held.
  package var resumes = false
  /// Why the target is to be held; nil where nobody said.
  package var holdReason: String?
  /// For so many seconds it waits for another publish to end.
  package var patience = 600
  /// Told when something takes long or is not as usual.
  package var notice: @Sendable (Phrase) -> Void

  package init(folder: String, cache: String, now: Moment, notice: @escaping @Sendable (Phrase) -> Void) {
    self.folder = folder
    self.cache = cache
    self.now = now
    self.notice = notice
  }

  /// Clears something away that readers do not see. What goes wrong with it is told, and left to the next publish, which
  /// looks for it: that readers have the new site does not become untrue by it.
  func clearing(_ body: () throws(Failure) -> Void) {
    do throws(Failure) { try body() } catch {
      notice(
        Phrase(
          "警告：收尾没有做完，不影响读者看到的网站，下一次发布会接着做：\(error.text(in: .chinese))",
          "warning: something is left to clear away, which the next publish does; what readers see is not affected: "
            + error.text(in: .english)))
    }
  }

  package func path(_ path: String) -> String {
    let absolute = path.hasPrefix("/") ? path : folder + "/" + path
    return absolute.count > 1 && absolute.hasSuffix("/") ? String(absolute.dropLast()) : absolute
  }
}

package enum PublishResult: Sendable {
  /// Readers see it now. Counted are files that are new or differ, and those that are gone.
  case published(name: String, changed: Int, removed: Int)
  /// Readers see just this already.
  case unchanged(name: String)
  /// Nothing was done, because somebody held the target.
  case held(Hold)
  /// Nothing was done, because of what the site has become.
  case refused(Phrase)
}

package enum RollbackResult: Sendable {
  /// - Parameter hold: what keeps the next publish from showing what came after it.
  case shown(ReleaseName, Hold?)
  case refused(Phrase)
}

extension PublishResult {
  init(_ release: Release, after shown: Manifest?) {
    let old = Set((shown?.own ?? []).map { Pair(path: $0.path, digest: $0.digest.hexadecimal) })
    let new = Set(release.manifest.own.map { Pair(path: $0.path, digest: $0.digest.hexadecimal) })
    let removed = Set(old.map(\.path)).subtracting(new.map(\.path))
    self = .published(
      name: release.name.description, changed: new.subtracting(old).count, removed: removed.count)
  }

  private struct Pair: Hashable {
    var path: String
    var digest: String
  }
}
