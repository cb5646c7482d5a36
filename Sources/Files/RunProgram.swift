import CLinux
import Diagnostics
import Glibc

/// Another program running, with its input and output.
///
/// All programs of the machine are run here: pdftotext, qpdf, curl, ssh, rsync, rclone. A program gets default signal
/// handling and only its three standard descriptors, is ended when this program is told to end, and is stopped when it
/// exceeds its limits.
package final class RunningProgram {
  private let child: Child
  private let limits: ProgramLimits?
  private let deadline: ContinuousClock.Instant?
  private var input: CInt
  private let output: CInt
  private var pending: [UInt8] = []
  private var received = 0
  private var status: CInt?
  /// The limit for which it was stopped.
  package private(set) var excess: ProgramExcess?

  /// - Parameters:
  ///   - purpose: the message to show if the program is not installed.
  ///   - environment: `NAME=value`; nil for this program's own.
  ///   - asksPeople: it may ask on the terminal, as ssh does.
  package init(
    _ arguments: [String], for purpose: Phrase? = nil, input: ProgramInput = .pipe,
    errors: ProgramErrors = .shown, environment: [String]? = nil, asksPeople: Bool = false,
    limits: ProgramLimits? = nil
  ) throws(Failure) {
    let ends = try ProgramEnds(input, errors)
    switch Child.start(
      arguments, input: ends.theirInput, output: ends.theirOutput, errors: ends.theirErrors,
      environment: environment, asksPeople: asksPeople)
    {
    case .success(let child): self.child = child
    case .failure(let fault):
      ends.close(all: true)
      throw Failure(
        purpose ?? Phrase("无法启动，装好了吗", "cannot be started; is it installed"), path: arguments[0],
        cause: systemMessage(fault.code))
    }
    ends.close(all: false)
    self.input = ends.ourInput
    output = ends.ourOutput
    self.limits = limits
    deadline = limits.map { ContinuousClock.now + .seconds($0.seconds) }
    if let limits {
      child.limit(RLIMIT_AS, to: limits.memory)
      child.limit(RLIMIT_CPU, to: limits.seconds)
      child.limit(RLIMIT_CORE, to: 0)
    }
  }

  deinit {
    if status == nil {
      child.stop()
      _ = finish()
    }
  }

  /// Returns whether the program took all of the text; false if it has ended.
  package func write(_ text: String) -> Bool { writeAll(Array(text.utf8), to: input) }

  /// The next line without its end; nil once the program has closed its output.
  package func readLine() -> [UInt8]? {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(pending[..<end])
        pending.removeFirst(end + 1)
        return line
      }
      guard readMore() else { return nil }
    }
  }

  /// The rest of the output.
  package func readAll() -> [UInt8] {
    while readMore() {}
    return pending
  }

  private func readMore() -> Bool {
    guard waitForOutput() else { return false }
    let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      count = max(0, retrying { read(output, buffer.baseAddress, buffer.count) })
    }
    pending += chunk
    received += chunk.count
    if let limits, received > limits.output { stop(for: .output(limit: limits.output)) }
    return !chunk.isEmpty && excess == nil
  }

  /// Waits for output or its end; false if the time limit has passed.
  private func waitForOutput() -> Bool {
    guard let deadline, let limits else { return true }
    var wanted = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    while true {
      let left = ContinuousClock.now.duration(to: deadline)
      let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
      let ready = milliseconds > 0 ? poll(&wanted, 1, CInt(milliseconds)) : 0
      if ready > 0 { return true }
      if ready == 0 {
        stop(for: .time(limit: limits.seconds))
        return false
      }
      guard errno == EINTR else { return true }
    }
  }

  private func stop(for excess: ProgramExcess) {
    self.excess = excess
    child.stop()
  }

  /// Closes the program's input, waits for its end, and returns its exit code, or 128 plus the number of the signal
  /// that ended it.
  package func finish() -> Int {
    if status == nil {
      if input >= 0 { close(input) }
      // Without a reader, further output ends the program, so that the wait is short.
      close(output)
      status = child.wait()
    }
    let status = status ?? 0
    return status & 0x7F == 0 ? Int(status >> 8 & 0xFF) : 128 + Int(status & 0x7F)
  }
}

/// Starts a program that goes on by itself, such as a browser.
///
/// - Returns: whether it started.
package func startAndLeave(_ arguments: [String]) -> Bool {
  let started = Child.start(
    arguments, input: STDIN_FILENO, output: STDERR_FILENO, errors: STDERR_FILENO, asksPeople: false,
    endsWithUs: false)
  if case .success = started { return true } else { return false }
}
