import Diagnostics
import Files
import Glibc

/// Another program at work, with what is written to it and read from it; its errors go where ours go.
struct RunningProgram: ~Copyable {
  private let child: Child
  private let input: CInt
  private let output: CInt
  private var pending: [UInt8] = []

  /// - Parameters:
  ///   - unwanted: variables of the environment that it does not get.
  ///   - errors: where its errors go.
  init(_ arguments: [String], without unwanted: [String] = [], errors: CInt = STDERR_FILENO) throws(Failure) {
    let parts = try start(arguments, without: unwanted, errors: errors)
    child = parts.child
    input = parts.input
    output = parts.output
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
    let status = child.wait()
    return status & 0x7F == 0 ? Int(status >> 8 & 0xFF) : 128 + Int(status & 0x7F)
  }
}

private func start(_ arguments: [String], without unwanted: [String], errors: CInt) throws(Failure) -> (
  child: Child, input: CInt, output: CInt
) {
  var toChild: [CInt] = [-1, -1]
  var fromChild: [CInt] = [-1, -1]
  guard pipe(&toChild) == 0, pipe(&fromChild) == 0 else {
    throw Failure(Phrase("无法启动", "cannot start"), path: arguments[0], cause: systemMessage())
  }
  // Ours are not for children: one that held the end it reads from open would wait for ever.
  for end in toChild + fromChild { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  let started = Child.start(
    arguments, input: toChild[0], output: fromChild[1], errors: errors,
    environment: environmentVariables(without: unwanted), asksPeople: true)
  close(toChild[0])
  close(fromChild[1])
  switch started {
  case .success(let child): return (child, toChild[1], fromChild[0])
  case .failure(let fault):
    close(toChild[1])
    close(fromChild[0])
    throw Failure(
      Phrase("无法启动，装好了吗", "cannot be started; is it installed"), path: arguments[0],
      cause: systemMessage(fault.code))
  }
}
