import Diagnostics

/// The preview's response for an address: the bytes that a build would write there.
package struct PreviewResponse: Sendable, Equatable {
  /// 200, 404 with the site's own 404 page, or 302.
  package var status: Int
  package var contentType: String
  package var bytes: [UInt8]

  package init(status: Int = 200, contentType: String, bytes: [UInt8]) {
    self.status = status
    self.contentType = contentType
    self.bytes = bytes
  }

  /// A redirect to another path.
  package init(movedTo path: String) {
    self.init(status: 302, contentType: "text/plain; charset=utf-8", bytes: Array(path.utf8))
  }
}

/// The change of the site since browsers loaded their pages.
package enum PreviewUpdate: Sendable, Equatable {
  /// The site has no errors, and may look different.
  case reload
  /// The site has errors, in the console's wording; the last pages without errors are still served.
  case errors(String)
}

/// Serves a site on the loopback address and tells browsers to reload.
///
/// The server does not know sites and files: `respond` maps paths to responses, and may be called from many threads at
/// once. Nothing else can be requested.
///
/// - Parameters:
///   - port: 0 asks the system for a free one.
///   - respond: takes a path such as `/stories/2024/wang/`, decoded and free of `..`, dotfiles and doubled slashes; nil
///     gives a plain “not found”.
///   - door: answers the requests below its prefix; with a door, pages may be framed only by the same origin.
///   - updates: change `respond`'s answers first, then send the update. When they end, the preview ends.
///   - started: called with the port once requests are answered.
/// - Throws: a `Failure` if the port cannot be opened.
package func servePreview(
  port: UInt16, respond: @escaping @Sendable (String) -> PreviewResponse?,
  door: Door? = nil, updates: AsyncStream<PreviewUpdate>,
  started: @escaping @Sendable (UInt16) -> Void = { _ in }
) async throws {
  let subscribers = Subscribers()
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      for await update in updates { subscribers.tell(update) }
    }
    group.addTask {
      while true {
        try await Task.sleep(for: .seconds(5))
        subscribers.beat()
      }
    }
    group.addTask {
      let listener = Listener(respond: respond, subscribers: subscribers, door: door)
      try await listener.listen(on: port, started: started)
    }
    defer { group.cancelAll() }
    try await group.next()
  }
}
