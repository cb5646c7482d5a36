import Synchronization

/// The browsers that show a page of the preview and wait for changes.
///
/// The site's state has a name, its generation, new with every reload. A page knows the generation in which it was
/// served, so a page that was loaded while the site changed, was in a hidden tab, or is older than the server, is told
/// to reload as soon as it connects: no edit is lost between a page and its event stream.
final class Subscribers: Sendable {
  private struct State {
    var generation = 0
    var errors: String?
    var listeners: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
    var admitted = 0
  }

  private let state = Mutex(State())
  /// Distinguishes this run of the server from an earlier one on the same port.
  private let run = String(UInt32.random(in: .min ... .max), radix: 36)

  var generation: String { state.withLock { name($0.generation) } }

  /// The number of listening browsers.
  var count: Int { state.withLock { $0.listeners.count } }

  func tell(_ update: PreviewUpdate) {
    switch update {
    case .errors(let text):
      state.withLock { state in
        state.errors = text
        for listener in state.listeners.values { listener.yield(serverEvent("errors", text)) }
      }
    case .reload:
      let leaving = state.withLock { state in
        state.generation += 1
        state.errors = nil
        defer { state.listeners = [:] }
        return state.listeners.values.map { $0 }
      }
      // The page is about to close its stream. Finish it outside the lock, which `onTermination` takes again.
      for listener in leaving {
        listener.yield(serverEvent("reload", ""))
        listener.finish()
      }
    }
  }

  /// Sends a comment line, by which the system notices closed connections.
  func beat() {
    state.withLock { state in
      for listener in state.listeners.values { listener.yield(Array(":\n\n".utf8)) }
    }
  }

  /// The events for one page, as sent.
  /// - Parameter seen: the generation in which the page was served; empty if it does not know.
  func listen(seen: String) -> AsyncStream<[UInt8]> {
    let (events, listener) = AsyncStream.makeStream(of: [UInt8].self, bufferingPolicy: .bufferingNewest(16))
    let number: Int? = state.withLock { state in
      let generation = name(state.generation)
      guard seen.isEmpty || seen == generation else { return nil }
      listener.yield(serverEvent("hello", generation, id: generation))
      if let errors = state.errors { listener.yield(serverEvent("errors", errors)) }
      state.admitted += 1
      state.listeners[state.admitted] = listener
      return state.admitted
    }
    if let number {
      listener.onTermination = { [weak self] _ in
        self?.state.withLock { $0.listeners[number] = nil }
      }
    } else {
      listener.yield(serverEvent("reload", ""))
      listener.finish()
    }
    return events
  }

  private func name(_ generation: Int) -> String { "\(run)-\(generation)" }
}

/// An event in the format of HTML's “Server-sent events”: every line of the data is a `data:` line.
func serverEvent(_ name: String, _ data: String, id: String? = nil) -> [UInt8] {
  var text = "event: \(name)\n"
  if let id { text += "id: \(id)\n" }
  for line in data.split(
    omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r" || $0 == "\r\n" })
  {
    text += "data: \(line)\n"
  }
  return Array((text + "\n").utf8)
}
