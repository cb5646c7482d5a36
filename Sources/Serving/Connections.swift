import FlyingSocks
import Glibc
import Synchronization

/// The open connections, each with the deadline of its next activity.
///
/// No client can keep connections without using them: late ones are shut down, and beyond the limit the one with the
/// nearest deadline is. Sockets are shut down and closed only here, so that a descriptor reused for another socket is
/// never shut down.
final class Connections: Sendable {
  private struct Open {
    var socket: Socket
    /// Nil while a page waits for events, which may take days.
    var deadline: ContinuousClock.Instant?
  }

  private struct State {
    var open: [Int: Open] = [:]
    var admitted = 0
  }

  private let state = Mutex(State())
  private let most: Int

  init(most: Int = 256) { self.most = most }

  /// - Returns: the connection's number.
  func admit(_ socket: Socket) -> Int {
    state.withLock { state in
      if state.open.count >= most { makeRoom(&state) }
      state.admitted += 1
      state.open[state.admitted] = Open(socket: socket, deadline: .now + .seconds(10))
      return state.admitted
    }
  }

  /// Sets the deadline of a connection; nil for none.
  func expect(_ number: Int, within seconds: Int?) {
    state.withLock { $0.open[number]?.deadline = seconds.map { .now + .seconds($0) } }
  }

  func close(_ number: Int) {
    state.withLock { state in
      if let open = state.open.removeValue(forKey: number) { try? open.socket.close() }
    }
  }

  /// Closes the sending direction, so that the client reads the end.
  func endWriting(_ number: Int) {
    state.withLock { state in
      if let open = state.open[number] { shutdown(open.socket.file.rawValue, CInt(SHUT_WR)) }
    }
  }

  /// Shuts down late connections; their reads and writes then end.
  func shutLate() {
    let now = ContinuousClock.now
    state.withLock { state in
      for open in state.open.values where open.deadline.map({ $0 < now }) ?? false { shut(open) }
    }
  }

  /// Shuts down the connection with the nearest deadline.
  func makeRoom() { state.withLock { makeRoom(&$0) } }

  private func makeRoom(_ state: inout State) {
    let waiting = state.open.filter { $0.value.deadline != nil }
    let first = waiting.min { ($0.value.deadline ?? .now, $0.key) < ($1.value.deadline ?? .now, $1.key) }
    guard let first else { return }
    shut(first.value)
    // Not to be chosen again before it has been closed.
    state.open[first.key]?.deadline = nil
  }

  private func shut(_ open: Open) { shutdown(open.socket.file.rawValue, CInt(SHUT_RDWR)) }
}
