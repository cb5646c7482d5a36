import Almanac
import Content
import Diagnostics

/// Publishes a built site: reads the state of the target, decides the step, writes a release beside the published one,
/// and switches to it at once.
///
/// - Throws: a `Failure` if a disk, a network or another program fails. The published site is then unchanged, except in
///   object storage, which cannot change many files at once: it may be half updated until the next publish completes
///   it.
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

/// The state of a target.
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

/// Publishes an earlier release again.
///
/// - Parameter number: that of the release; nil for the one before the published one.
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
  /// The site's folder, to which paths in `site.yml` are relative.
  package var folder: String
  /// The cache's folder, which may be deleted at any time.
  package var cache: String
  package var now: Moment
  /// Publish even an empty site, or one with less than half the pages.
  package var force = false
  /// Publish even to a held target, and lift the hold.
  package var resumes = false
  /// The reason given for a hold; nil if there is none.
  package var holdReason: String?
  /// The maximum time to wait for another publish, in seconds.
  package var patience = 600
  /// Called with a message when something takes long or is unusual.
  package var notice: @Sendable (Phrase) -> Void

  package init(folder: String, cache: String, now: Moment, notice: @escaping @Sendable (Phrase) -> Void) {
    self.folder = folder
    self.cache = cache
    self.now = now
    self.notice = notice
  }

  /// Removes remains that are not public. Failures are reported and left to the next publish, which looks for the
  /// remains again: the new site is published all the same.
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
  /// Published, with the numbers of files that are new or differ, and of removed ones.
  case published(name: String, changed: Int, removed: Int)
  /// The target already publishes the same files.
  case unchanged(name: String)
  /// Nothing was done, because the target is held.
  case held(Hold)
  /// Nothing was done, because the site lost too many pages.
  case refused(Phrase)
}

package enum RollbackResult: Sendable {
  /// - Parameter hold: blocks the next publish from bringing back later releases.
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
