import Synchronization

/// Sessions of browsers: each begins with the address shown in the terminal, which is valid once.
///
/// That address has a token, which is exchanged for a cookie and becomes invalid. Every form has a token of its own,
/// valid once and for one action. Nothing is stored on disk; a restart ends all sessions.
final class Gate: Sendable {
  private struct State {
    var entry = randomToken()
    var sessions: [String] = []
    var forms: [String: Form] = [:]
    /// The tokens of forms, oldest first.
    var order: [String] = []
  }

  private struct Form {
    var session: String
    var action: String
  }

  private let state = Mutex(State())
  private let mostSessions = 32
  private let mostForms = 4096

  /// The token in the entrance address.
  var entry: String { state.withLock { $0.entry } }

  /// - Returns: a new session if the token is valid, which then becomes invalid.
  func enter(_ token: String) -> String? {
    state.withLock { state in
      guard isSame(token, state.entry) else { return nil }
      state.entry = randomToken()
      return begin(&state)
    }
  }

  private func begin(_ state: inout State) -> String {
    let session = randomToken()
    state.sessions.append(session)
    if state.sessions.count > mostSessions { state.sessions.removeFirst() }
    return session
  }

  func knows(_ session: String) -> Bool {
    state.withLock { $0.sessions.contains { isSame($0, session) } }
  }

  /// A token for a form with an action.
  func token(for action: String, in session: String) -> String {
    state.withLock { state in
      let token = randomToken()
      state.forms[token] = Form(session: session, action: action)
      state.order.append(token)
      if state.order.count > mostForms { state.forms[state.order.removeFirst()] = nil }
      return token
    }
  }

  /// Whether a token is valid, without using it up: for requests of a form while it is filled in.
  func holds(_ token: String, for action: String, in session: String) -> Bool {
    state.withLock { state in
      state.forms[token].map { $0.action == action && $0.session == session } ?? false
    }
  }

  /// Uses up a form's token; false if it was not valid.
  func take(_ token: String, for action: String, in session: String) -> Bool {
    state.withLock { state in
      guard let form = state.forms[token], form.action == action, form.session == session else {
        return false
      }
      state.forms[token] = nil
      return true
    }
  }
}

/// 256 bits of the system's random number generator, in hexadecimal.
func randomToken() -> String {
  var system = SystemRandomNumberGenerator()
  return (0..<4).map { _ in
    let digits = String(system.next() as UInt64, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }.joined()
}

/// Whether two texts are equal, in constant time.
private func isSame(_ left: String, _ right: String) -> Bool {
  left.utf8.count == right.utf8.count && zip(left.utf8, right.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
}
