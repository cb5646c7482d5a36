import Diagnostics
import Files
import Glibc
import Parallel
import Synchronization

/// A running publish program, one at a time, with its output so far.
final class PublishRun: Sendable {
  struct State: Sendable {
    var isRunning = false
    var log = ""
    /// Its exit code, once it has ended.
    var code: Int?
  }

  private let current = Mutex(State())

  var state: State { current.withLock { $0 } }

  /// - Returns: false if one is already running.
  func start(_ command: [String]) -> Bool {
    let begins = current.withLock { state in
      guard !state.isRunning else { return false }
      state = State(isRunning: true)
      return true
    }
    guard begins else { return false }
    let hasThread = startThread { [self] in
      let code = run(command)
      current.withLock { state in
        state.isRunning = false
        state.code = code
      }
    }
    if !hasThread { current.withLock { $0 = State(log: "no thread", code: 3) } }
    return true
  }

  /// Waits for its end, up to a time.
  func wait(milliseconds: Int) {
    for _ in 0..<(milliseconds / 20) {
      guard state.isRunning else { return }
      usleep(20_000)
    }
  }

  private func run(_ command: [String]) -> Int {
    var ends: [CInt] = [0, 0]
    guard pipe(&ends) == 0 else { return 3 }
    defer { close(ends[0]) }
    let input = open("/dev/null", O_RDONLY | O_CLOEXEC)
    defer { close(input) }
    let started = Child.start(command, input: input, output: ends[1], errors: ends[1], asksPeople: false)
    close(ends[1])
    guard case .success(let child) = started else {
      add(Array("cannot be started: \(command[0])\n".utf8)[...])
      return 3
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = retrying { read(ends[0], &buffer, buffer.count) }
      guard count > 0 else { break }
      add(buffer[..<count])
    }
    let status = child.wait()
    return status & 0x7F == 0 ? Int(status >> 8 & 0xFF) : 128 + Int(status & 0x7F)
  }

  private func add(_ bytes: ArraySlice<UInt8>) {
    let text = String(decoding: bytes, as: UTF8.self).withVisibleControls
    current.withLock { $0.log = String(($0.log + text).suffix(20_000)) }
  }
}
