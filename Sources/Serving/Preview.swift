import Diagnostics

/// What the preview answers for an address: the bytes that a build would write there.
package struct PreviewResponse: Sendable, Equatable {
  /// 200, 404 with the site's own page for what is not there, or 302.
  package var status: Int
  package var contentType: String
  package var bytes: [UInt8]

  package init(status: Int = 200, contentType: String, bytes: [UInt8]) {
    self.status = status
    self.contentType = contentType
    self.bytes = bytes
  }

  /// Sends the browser to another path.
  package init(movedTo path: String) {
    self.init(status: 302, contentType: "text/plain; charset=utf-8", bytes: Array(path.utf8))
  }
}

/// What has become of the site since the browsers loaded their pages.
package enum PreviewUpdate: Sendable, Equatable {
  /// The site is good, and may look different.
  case reload
  /// The site has errors, worded as the console words them; the last good pages are still served.
  case errors(String)
}

/// Serves a site on the loopback address and tells the browsers when to look again.
///
/// The server knows no site and no file: an address goes to `respond`, which may be called from many
/// threads at once, and what comes back goes to the browser. There is nothing else to be reached.
///
/// - Parameters:
///   - port: 0 asks the system for a free one.
///   - respond: takes a path such as `/stories/2024/wang/`, decoded and free of `..`, dotfiles and doubled
///     slashes; nil is answered with a plain “not found”.
///   - door: whose addresses somebody else answers; with one, pages may stand in frames of the same origin only.
///   - updates: change `respond`'s answers first, then send the update. When they end, the preview ends.
///   - started: called with the port once browsers are answered.
/// - Throws: a `Failure` if the port cannot be had.
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
