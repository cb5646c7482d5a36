import FlyingSocks
import Glibc
import Synchronization

/// The connections that are open, each with the moment until which something must have happened on it.
///
/// Nobody holds a connection who does not use it: one that is late is shut, and where there are too many, the one that
/// would be late first makes room. Sockets are shut and closed here alone, so that none is shut whose number has been
/// given to another.
final class Connections: Sendable {
  private struct Open {
    var socket: Socket
    /// Nil while a page waits for events, which it may do for days.
    var deadline: ContinuousClock.Instant?
  }

  private struct State {
    var open: [Int: Open] = [:]
    var admitted = 0
  }

  private let state = Mutex(State())
  private let most: Int

  init(most: Int = 256) { self.most = most }

  /// - Returns: its number, by which it is known from now on.
  func admit(_ socket: Socket) -> Int {
    state.withLock { state in
      if state.open.count >= most { makeRoom(&state) }
      state.admitted += 1
      state.open[state.admitted] = Open(socket: socket, deadline: .now + .seconds(10))
      return state.admitted
    }
  }

  /// Expects something within a time; with none, for ever.
  func expect(_ number: Int, within seconds: Int?) {
    state.withLock { $0.open[number]?.deadline = seconds.map { .now + .seconds($0) } }
  }

  func close(_ number: Int) {
    state.withLock { state in
      if let open = state.open.removeValue(forKey: number) { try? open.socket.close() }
    }
  }

  /// Tells the other side that nothing more will come.
  func endWriting(_ number: Int) {
    state.withLock { state in
      if let open = state.open[number] { shutdown(open.socket.file.rawValue, CInt(SHUT_WR)) }
    }
  }

  /// Shuts what is late; whoever reads or writes there finds the end.
  func shutLate() {
    let now = ContinuousClock.now
    state.withLock { state in
      for open in state.open.values where open.deadline.map({ $0 < now }) ?? false { shut(open) }
    }
  }

  /// Shuts the one that would be late first.
  func makeRoom() { state.withLock { makeRoom(&$0) } }

  private func makeRoom(_ state: inout State) {
    let waiting = state.open.filter { $0.value.deadline != nil }
    let first = waiting.min { ($0.value.deadline ?? .now, $0.key) < ($1.value.deadline ?? .now, $1.key) }
    guard let first else { return }
    shut(first.value)
    // It is not chosen again before it has been closed.
    state.open[first.key]?.deadline = nil
  }

  private func shut(_ open: Open) { shutdown(open.socket.file.rawValue, CInt(SHUT_RDWR)) }
}
