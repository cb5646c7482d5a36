import Diagnostics
import Files
import Glibc
import Synchronization

/// Another program at work, with what is written to it and read from it; its errors go where ours go.
struct RunningProgram: ~Copyable {
  private let process: pid_t
  private let input: CInt
  private let output: CInt
  private var pending: [UInt8] = []

  /// - Parameters:
  ///   - unwanted: variables of the environment that it does not get.
  ///   - errors: where its errors go.
  init(_ arguments: [String], without unwanted: [String] = [], errors: CInt = STDERR_FILENO) throws(Failure) {
    let parts = try start(arguments, without: unwanted, errors: errors)
    process = parts.process
    input = parts.input
    output = parts.output
    runningProgram.store(process, ordering: .relaxed)
  }

  /// Whether the program took it all; one that has ended did not.
  func write(_ text: String) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { buffer in
        retrying { Glibc.write(input, buffer.baseAddress, buffer.count) }
      }
      guard count > 0 else { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }

  /// The next line without its end; nil where the program has closed its output.
  mutating func readLine() -> [UInt8]? {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(pending[..<end])
        pending.removeFirst(end + 1)
        return line
      }
      guard readMore() else { return nil }
    }
  }

  /// All that is still to come.
  mutating func readAll() -> [UInt8] {
    while readMore() {}
    return pending
  }

  private mutating func readMore() -> Bool {
    let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      count = max(0, retrying { read(output, buffer.baseAddress, buffer.count) })
    }
    pending += chunk
    return !chunk.isEmpty
  }

  /// Tells the program that nothing more will come, waits for its end, and gives its exit code.
  consuming func finish() -> Int {
    close(input)
    close(output)
    var status: CInt = 0
    _ = retrying { waitpid(process, &status, 0) }
    runningProgram.store(0, ordering: .relaxed)
    return status & 0x7F == 0 ? Int(status >> 8 & 0xFF) : 128 + Int(status & 0x7F)
  }
}

/// The program that runs for us now, or 0. A signal that ends us has to end it, too, and what handles signals can
/// reach nothing but such a variable.
private let runningProgram = Atomic<pid_t>(0)

/// Ends the process as shells expect it after SIGINT (130) and SIGTERM (143): by an exit code, not by the signal.
///
/// Nothing has to be put in order, since a publish may be killed at any moment.
package func exitOnSignals() {
  for number in [SIGINT, SIGTERM, SIGHUP] {
    let before = signal(number) { number in
      let child = runningProgram.load(ordering: .relaxed)
      if child > 0 { kill(child, SIGTERM) }
      _exit(128 + number)
    }
    // Whoever started the program may have shielded it, as nohup does.
    if unsafeBitCast(before, to: Int.self) == 1 { signal(number, SIG_IGN) }
  }
}

private func start(_ arguments: [String], without unwanted: [String], errors: CInt) throws(Failure) -> (
  process: pid_t, input: CInt, output: CInt
) {
  var toChild: [CInt] = [-1, -1]
  var fromChild: [CInt] = [-1, -1]
  guard pipe(&toChild) == 0, pipe(&fromChild) == 0 else {
    throw Failure(Phrase("无法启动", "cannot start"), path: arguments[0], cause: systemMessage())
  }
  // Ours are not for children: one that held the end it reads from open would wait for ever.
  for end in toChild + fromChild { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  posix_spawn_file_actions_adddup2(&actions, toChild[0], STDIN_FILENO)
  posix_spawn_file_actions_adddup2(&actions, fromChild[1], STDOUT_FILENO)
  if errors != STDERR_FILENO { posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO) }
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  // We ignore this signal, which others inherit and do not expect.
  var signals = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, SIGPIPE)
  posix_spawnattr_setsigdefault(&attributes, &signals)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
  let words = arguments.map { strdup($0) } + [nil]
  let variables = environmentVariables(without: unwanted).map { strdup($0) } + [nil]
  var process = pid_t()
  let status = posix_spawnp(&process, arguments[0], &actions, &attributes, words, variables)
  posix_spawn_file_actions_destroy(&actions)
  posix_spawnattr_destroy(&attributes)
  for word in words + variables { free(word) }
  close(toChild[0])
  close(fromChild[1])
  guard status == 0 else {
    close(toChild[1])
    close(fromChild[0])
    throw Failure(
      Phrase("无法启动，装好了吗", "cannot be started; is it installed"), path: arguments[0],
      cause: systemMessage(status))
  }
  return (process, toChild[1], fromChild[0])
}
