import CLinux
import Glibc
import Synchronization

/// A child process. It is ended when this program is told to end.
package struct Child: Sendable {
  private let id: pid_t

  /// Starts a program with default signal handling, and with no open files except the three given.
  ///
  /// - Parameters:
  ///   - environment: `NAME=value`; nil for this program's own.
  ///   - asksPeople: it may ask on the terminal, as ssh does. Others get a process group of their own, so that their
  ///     children end with them.
  ///   - endsWithUs: it is ended with this program; otherwise it is never waited for.
  /// - Returns: the system's error if it cannot be started.
  package static func start(
    _ arguments: [String], input: CInt, output: CInt, errors: CInt, environment: [String]? = nil,
    asksPeople: Bool, endsWithUs: Bool = true
  ) -> Result<Child, StartError> {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (ours, theirs) in [(input, STDIN_FILENO), (output, STDOUT_FILENO), (errors, STDERR_FILENO)]
    where ours != theirs { posix_spawn_file_actions_adddup2(&actions, ours, theirs) }
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)
    var attributes = attributes(hasOwnGroup: !asksPeople)
    defer { posix_spawnattr_destroy(&attributes) }
    let words = arguments.map { strdup($0) } + [nil]
    let variables = environment.map { $0.map { strdup($0) } + [nil] }
    defer { for word in words + (variables ?? []) { free(word) } }
    return running.withLock { running in
      var id = pid_t()
      let code =
        variables.map { posix_spawnp(&id, arguments[0], &actions, &attributes, words, $0) }
        ?? posix_spawnp(&id, arguments[0], &actions, &attributes, words, environ)
      guard code == 0 else { return .failure(StartError(code: code)) }
      if endsWithUs { running.ids[id] = asksPeople ? id : -id }
      return .success(Child(id: id))
    }
  }

  /// Sets a resource limit; the program is informed by failing calls or a signal.
  func limit(_ resource: __rlimit_resource, to amount: Int) {
    var limit = rlimit(rlim_cur: rlim_t(amount), rlim_max: rlim_t(amount))
    _ = prlimit(id, CInt(resource.rawValue), &limit, nil)
  }

  /// Kills it and its children.
  func stop() {
    kill(-id, SIGKILL)
    kill(id, SIGKILL)
  }

  /// Waits for its end and returns the status of `waitpid`. Must be called only once.
  package func wait() -> CInt {
    var info = siginfo_t()
    _ = retrying { waitid(P_PID, id_t(id), &info, WEXITED | WNOWAIT) }
    let status = running.withLock { running -> CInt? in
      guard !running.isEnding else { return nil }
      var status: CInt = 0
      _ = retrying { waitpid(id, &status, 0) }
      running.ids[id] = nil
      return status
    }
    if let status { return status }
    // It was ended together with this program, which must not use its incomplete output.
    while true { pause() }
  }
}

package struct StartError: Error {
  package var code: CInt
}

/// The running child processes, each with the process or group to signal.
private struct Running {
  var ids: [pid_t: pid_t] = [:]
  var isEnding = false
}

private let running = Mutex(Running())

/// Ends all child processes, first by a signal and after a moment by force. Code that waits for one waits on: this
/// program is about to end.
package func endChildren() {
  let ids = running.withLock { running in
    running.isEnding = true
    return running.ids
  }
  for target in ids.values { kill(target, SIGTERM) }
  var left = Set(ids.keys)
  for _ in 0..<20 {
    left = left.filter { waitpid($0, nil, WNOHANG) == 0 }
    if left.isEmpty { return }
    usleep(10_000)
  }
  for id in left { kill(ids[id, default: id], SIGKILL) }
}

private func attributes(hasOwnGroup: Bool) -> posix_spawnattr_t {
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  var none = sigset_t()
  sigemptyset(&none)
  posix_spawnattr_setsigmask(&attributes, &none)
  // This program ignores these signals; child processes would inherit that.
  var ignored = none
  sigaddset(&ignored, SIGPIPE)
  sigaddset(&ignored, SIGXFSZ)
  posix_spawnattr_setsigdefault(&attributes, &ignored)
  let group = hasOwnGroup ? POSIX_SPAWN_SETPGROUP : 0
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | group))
  return attributes
}
