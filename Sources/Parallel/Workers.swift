import CScheduler
import Dispatch
import Glibc
import Synchronization

/// The threads that help with shared work: one fewer than there are cores, started when first needed.
///
/// No thread waits for a helper to come. The owner of a job does it piece by piece until none is left, alone if the
/// system allows no more threads (`ulimit -u`, the limit of a container), and then waits for the pieces that helpers
/// have begun. Libdispatch's own threads are not used, because it waits without end for one that the system refuses.
final class Workers: Sendable {
  static let shared = Workers()

  private struct State {
    /// Those with pieces left, the newest last.
    var open: [Job] = []
    /// The number of threads beside its owner that work at a job, by its number.
    var helpers: [Int: Int] = [:]
    var sleepers: [Sleeper] = []
    var threads = 0
    var nextNumber = 1

    /// The next step of a job's owner once no piece of the job is left to begin.
    mutating func nextStep(after job: Job, _ bell: DispatchSemaphore) -> Step {
      open.removeAll { $0 === job }
      guard helpers[job.number] != nil else { return .end }
      // Only newer jobs are helped with: this job may be a piece of an older one, which would be begun within itself.
      if open.contains(where: { $0.number > job.number }) { return .help }
      sleepers.append(Sleeper(job: job.number, bell: bell))
      return .sleep
    }
  }

  /// A thread that waits for work, or for the end of a job.
  private struct Sleeper {
    /// 0 where it waits for any work.
    var job: Int
    var bell: DispatchSemaphore
  }

  private enum Step {
    case end
    case help
    case sleep
  }

  private let state = Mutex(State())
  private let limit = coreCount() - 1

  /// Does numbered pieces of work, some of them on other threads, and returns when all are done.
  func perform(_ count: Int, _ piece: @escaping @Sendable (Int) -> Void) {
    finish(offer(count, helpers: count - 1, piece))
  }

  /// Lets other threads begin with work that the caller will `finish`.
  ///
  /// - Parameter helpers: how many threads can be of use.
  func offer(_ count: Int, helpers: Int, _ piece: @escaping @Sendable (Int) -> Void) -> Job {
    let (job, starts) = state.withLock { state in
      let job = Job(number: state.nextNumber, count: count, piece: piece)
      state.nextNumber += 1
      state.open.append(job)
      let woken = min(helpers, state.sleepers.count)
      for sleeper in state.sleepers.suffix(woken) { sleeper.bell.signal() }
      state.sleepers.removeLast(woken)
      let starts = max(0, min(helpers - woken, limit - state.threads))
      state.threads += starts
      return (job, starts)
    }
    for _ in 0..<starts where !startThread({ Workers.shared.help() }) {
      state.withLock { $0.threads -= 1 }
    }
    return job
  }

  /// Does the pieces of a job that are left and waits for those of helpers; meanwhile it helps with newer jobs.
  func finish(_ job: Job) {
    job.work()
    let bell = DispatchSemaphore(value: 0)
    while true {
      switch state.withLock({ $0.nextStep(after: job, bell) }) {
      case .end: return
      case .help: helpOnce(after: job.number)
      case .sleep: bell.wait()
      }
    }
  }

  /// The loop of a helper thread.
  private func help() {
    let bell = DispatchSemaphore(value: 0)
    while true {
      if helpOnce(after: 0) { continue }
      let sleeps = state.withLock { state in
        guard state.open.isEmpty else { return false }
        state.sleepers.append(Sleeper(job: 0, bell: bell))
        return true
      }
      if sleeps { bell.wait() }
    }
  }

  /// Works at the newest job until no piece of it is left.
  ///
  /// - Returns: false where there was none newer than the one given.
  @discardableResult private func helpOnce(after number: Int) -> Bool {
    guard let helped = workAtNewest(after: number) else { return false }
    state.withLock { state in
      let left = state.helpers[helped, default: 1] - 1
      state.helpers[helped] = left > 0 ? left : nil
      guard left == 0 else { return }
      for sleeper in state.sleepers where sleeper.job == helped { sleeper.bell.signal() }
      state.sleepers.removeAll { $0.job == helped }
    }
    return true
  }

  /// A function of its own, so that the job is released before its owner is woken.
  private func workAtNewest(after number: Int) -> Int? {
    let job = state.withLock { state -> Job? in
      guard let job = state.open.last, job.number > number else { return nil }
      state.helpers[job.number, default: 0] += 1
      return job
    }
    guard let job else { return nil }
    job.work()
    state.withLock { state in state.open.removeAll { $0 === job } }
    return job.number
  }
}

/// Work in numbered pieces.
final class Job: Sendable {
  let number: Int
  private let count: Int
  private let piece: @Sendable (Int) -> Void
  private let next = Atomic(0)

  init(number: Int, count: Int, piece: @escaping @Sendable (Int) -> Void) {
    self.number = number
    self.count = count
    self.piece = piece
  }

  /// Takes pieces until none is left.
  func work() {
    while case let index = next.add(1, ordering: .relaxed).oldValue, index < count { piece(index) }
  }
}

/// The cores that this process may use.
package func coreCount() -> Int {
  // A bit for each of 8 192 cores.
  var set = [UInt8](repeating: 0, count: 1024)
  guard sched_getaffinity(0, UInt(set.count), &set) == 0 else {
    return max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN)))
  }
  return max(1, set.reduce(0) { $0 + $1.nonzeroBitCount })
}
