import Building
import Synchronization

/// Prints the duration of each stage of a build as it ends.
func makeStopwatch() -> @Sendable (BuildOptions.Stage) -> Void {
  let clock = ContinuousClock()
  let last = Lap(clock.now)
  return { stage in
    let duration = last.next(clock.now).components
    let microseconds = duration.seconds * 1_000_000 + duration.attoseconds / 1_000_000_000_000
    let thousandths = String(microseconds % 1000)
    let padding = String(repeating: "0", count: 3 - thousandths.count)
    printError("\(stage.rawValue)\t\(microseconds / 1000).\(padding)\(thousandths) ms\n")
  }
}

/// The end of the last stage.
private final class Lap: Sendable {
  private let start: Mutex<ContinuousClock.Instant>

  init(_ now: ContinuousClock.Instant) {
    start = Mutex(now)
  }

  func next(_ now: ContinuousClock.Instant) -> Duration {
    start.withLock { last in
      defer { last = now }
      return last.duration(to: now)
    }
  }
}
