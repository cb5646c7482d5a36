import CLinux
import Diagnostics
import Glibc

/// Another program at work: what is written to it, and what it says.
///
/// Every program of the machine that this one uses is run here: pdftotext, qpdf, curl, ssh, rsync, rclone. It has the
/// usual answers to signals and no file of ours but the three that are meant for it, ends when we are told to end, and
/// is ended where it goes beyond its limits.
package final class RunningProgram {
  private let child: Child
  private let limits: ProgramLimits?
  private let deadline: ContinuousClock.Instant?
  private var input: CInt
  private let output: CInt
  private var pending: [UInt8] = []
  private var received = 0
  private var status: CInt?
  /// What it was ended for.
  package private(set) var excess: ProgramExcess?

  /// - Parameters:
  ///   - purpose: what needs the program, for the message where it is not installed.
  ///   - environment: `NAME=value`; without, ours.
  ///   - asksPeople: it may ask something on the terminal, as ssh does.
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

  /// Whether the program took it all; one that has ended did not.
  package func write(_ text: String) -> Bool { writeAll(Array(text.utf8), to: input) }

  /// The next line without its end; nil where the program has closed its output.
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

  /// All that is still to come.
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

  /// Waits until there is something to read, or the end; false where the time is over.
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

  /// Tells the program that nothing more will come, waits for its end, and gives its exit code, or 128 and the number of
  /// the signal that ended it.
  package func finish() -> Int {
    if status == nil {
      if input >= 0 { close(input) }
      // Whoever goes on writing is told that nobody reads, and one that only closed its output has no time left.
      close(output)
      status = child.wait()
    }
    let status = status ?? 0
    return status & 0x7F == 0 ? Int(status >> 8 & 0xFF) : 128 + Int(status & 0x7F)
  }
}

/// Starts a program that goes on by itself, such as one that shows an address in a browser.
///
/// - Returns: whether it could be started.
package func startAndLeave(_ arguments: [String]) -> Bool {
  let started = Child.start(
    arguments, input: STDIN_FILENO, output: STDERR_FILENO, errors: STDERR_FILENO, asksPeople: false,
    endsWithUs: false)
  if case .success = started { return true } else { return false }
}
