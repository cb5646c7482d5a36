import Diagnostics
import Glibc

/// The thread that waits for changes and reports them in sets, until stopped.
struct Watcher: Sendable {
  var paths: [String]
  /// A descriptor whose other end is closed to stop the watch.
  var stop: Int32
  var notice: @Sendable (Phrase) -> Void
  var report: @Sendable (Set<String>) -> Void

  private static let quiet = Duration.milliseconds(5)
  private static let longest = Duration.milliseconds(50)

  /// The source of changes: the kernel's reports, or a comparison with the last snapshot.
  enum WatchMechanism: Sendable {
    case reports(Inotify)
    case look([String: Stamp])
  }

  /// Begins the watch: changes from now on are found.
  func begin(_ method: WatchMethod) -> WatchMechanism {
    guard method == .events else { return .look(snapshot(of: paths)) }
    do throws(Failure) {
      return .reports(try Inotify(paths))
    } catch {
      return lookInstead(error)
    }
  }

  func run(_ mechanism: WatchMechanism) {
    switch mechanism {
    case .look(let stamps): poll(from: stamps)
    case .reports(let reports):
      do throws(Failure) {
        try follow(reports)
      } catch {
        let mechanism = lookInstead(error)
        // Changes during the switch of method are unknown, so report all paths.
        report(Set(paths))
        run(mechanism)
      }
    }
  }

  func lookInstead(_ failure: Failure) -> WatchMechanism {
    notice(
      Phrase(
        "系统不能报告文件的变化（\(failure.text(in: .chinese))），改为每半秒查看一次",
        "the system cannot report changes of files (\(failure.text(in: .english))); looking twice a second instead"
      ))
    return .look(snapshot(of: paths))
  }

  private func follow(_ reports: Inotify) throws(Failure) {
    var inotify = reports
    defer { inotify.end() }
    var changed: Set<String> = []
    var begin = ContinuousClock.now
    while true {
      let rest = changed.isEmpty ? nil : min(Self.quiet, Self.longest - (.now - begin))
      switch wait(for: inotify.descriptor, atMost: rest) {
      case .stop: return
      case .readable:
        if changed.isEmpty { begin = .now }
        try inotify.read(into: &changed)
        if changed.isEmpty || .now - begin < Self.longest { continue }
      case .nothing: break
      }
      guard !changed.isEmpty else { continue }
      report(changed)
      changed = []
    }
  }

  private func poll(from first: [String: Stamp]) {
    var last = first
    var rest = Duration.milliseconds(500)
    while case .nothing = wait(for: -1, atMost: rest) {
      let begin = ContinuousClock.now
      let now = snapshot(of: paths)
      // On a slow share, spend at most a fifth of the time on snapshots.
      rest = max(.milliseconds(500), (.now - begin) * 4)
      let changed = Set(now.keys.filter { last[$0] != now[$0] } + last.keys.filter { now[$0] == nil })
      if !changed.isEmpty { report(changed) }
      last = now
    }
  }

  private enum Event {
    case stop
    case readable
    case nothing
  }

  /// Waits in the kernel; nil means no time limit, and a negative descriptor is never readable.
  private func wait(for descriptor: Int32, atMost time: Duration?) -> Event {
    var waits = [stop, descriptor].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    // Rounded up: a limit of 0 ms would only spin.
    let limit = time.map { Int32(max($0, .zero) / .milliseconds(1)) + 1 } ?? -1
    _ = Glibc.poll(&waits, 2, limit)
    if waits[0].revents != 0 { return .stop }
    return waits[1].revents != 0 ? .readable : .nothing
  }
}
