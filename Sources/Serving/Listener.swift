import Diagnostics
import FlyingFox
import FlyingSocks
import Glibc

/// Keeps the preview's port open and hands every request to a desk.
struct Listener: Sendable {
  var respond: @Sendable (String) -> PreviewResponse?
  var audience: Audience

  /// Listens until cancelled. When the system stops the server after it has begun (no descriptor is left
  /// for one more browser, say), it begins again on the same port: a preview ends when its author ends it.
  func listen(on wanted: UInt16, started: @Sendable (UInt16) -> Void) async throws {
    let port = try await serve(on: wanted, started: started)
    while true {
      try await Task.sleep(for: .milliseconds(200))
      _ = try? await serve(on: port, started: { _ in })
    }
  }

  /// Listens until the server stops, and returns the port it had.
  private func serve(on wanted: UInt16, started: @Sendable (UInt16) -> Void) async throws -> UInt16 {
    let server = HTTPServer(
      config: .init(address: try .inet(ip4: "127.0.0.1", port: wanted), logger: .disabled))
    let running = Task { try await server.run() }
    return try await withTaskCancellationHandler {
      guard let port = await listeningPort(of: server, running) else {
        throw await reason(of: running, port: wanted)
      }
      let desk = Desk(port: port, respond: respond, audience: audience)
      await server.appendRoute("*", handler: { request in desk.answer(request) })
      let twin = Task { await serveIPv6(desk) }
      defer { twin.cancel() }
      started(port)
      _ = await running.result
      try Task.checkCancellation()
      return port
    } onCancel: {
      running.cancel()
    }
  }

  /// The same at `[::1]`, which some browsers and tools take `localhost` for. A machine without IPv6 does without.
  private func serveIPv6(_ desk: Desk) async {
    guard let address = try? sockaddr_in6.inet6(ip6: "::1", port: desk.port) else { return }
    let server = HTTPServer(config: .init(address: address, logger: .disabled))
    await server.appendRoute("*", handler: { request in desk.answer(request) })
    try? await server.run()
  }

  private func listeningPort(of server: HTTPServer, _ running: Task<Void, any Error>) async -> UInt16? {
    let waiting = Task { try await server.waitUntilListening(timeout: 60) }
    // A server that could not begin never listens: its end is the end of the wait.
    let ending = Task {
      _ = await running.result
      waiting.cancel()
    }
    defer { ending.cancel() }
    guard case .success = await waiting.result else { return nil }
    guard case .ip4(_, let port) = await server.listeningAddress else { return nil }
    return port
  }

  private func reason(of running: Task<Void, any Error>, port: UInt16) async -> any Error {
    running.cancel()
    let result = await running.result
    if Task.isCancelled { return CancellationError() }
    var cause: String?
    if case .failure(SocketError.failed(_, _, let message)) = result { cause = message }
    return Failure(
      Phrase("端口 \(port) 无法使用，请用 --port 另选一个", "port \(port) cannot be used; choose another with --port"),
      cause: cause)
  }
}
