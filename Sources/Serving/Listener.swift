import Diagnostics
import FlyingSocks
import Glibc

/// Keeps the preview's port open and passes every request to a handler.
struct Listener: Sendable {
  var respond: @Sendable (String) -> PreviewResponse?
  var subscribers: Subscribers
  var door: Door?

  /// Listens until cancelled. If the system ends the server, it is restarted on the same port: a preview ends only when
  /// its author ends it.
  func listen(on wanted: UInt16, started: @Sendable (UInt16) -> Void) async throws {
    let port = try await serve(on: wanted, started: started)
    while true {
      try await Task.sleep(for: .milliseconds(200))
      _ = try? await serve(on: port, started: { _ in })
    }
  }

  /// Listens until the system ends it, and returns its port.
  private func serve(on wanted: UInt16, started: @Sendable (UInt16) -> Void) async throws -> UInt16 {
    let pool = SocketPool<ePoll>.ePoll()
    let socket: Socket
    do {
      try await pool.prepare()
      socket = try openSocket(wanted)
    } catch let error as SocketError {
      throw Failure(
        Phrase(
          "端口 \(wanted) 无法使用，请用 --port 另选一个", "port \(wanted) cannot be used; choose another with --port"),
        cause: error.cause)
    }
    defer { try? socket.close() }
    guard case .ip4(_, let port) = try socket.sockname() else { return wanted }
    let listening = try AsyncSocket(socket: socket, pool: pool)
    let connections = Connections()
    let twin = (try? openIPv6Socket(port)).flatMap { try? AsyncSocket(socket: $0, pool: pool) }
    defer { try? twin?.close() }
    let handler = RequestHandler(port: port, respond: respond, subscribers: subscribers, door: door)
    await withTaskGroup(of: Void.self) { group in
      group.addTask { try? await pool.run() }
      group.addTask { await shutLate(connections) }
      group.addTask { await accept(on: listening, connections, handler) }
      // Without IPv6 there is no second socket.
      if let twin { group.addTask { await accept(on: twin, connections, handler) } }
      started(port)
      await group.next()
      group.cancelAll()
    }
    try Task.checkCancellation()
    return port
  }

  private func openSocket(_ port: UInt16) throws -> Socket {
    try openSocket(AF_INET, at: .inet(ip4: "127.0.0.1", port: port))
  }

  /// The same port at `[::1]`, to which some browsers and tools resolve `localhost`.
  private func openIPv6Socket(_ port: UInt16) throws -> Socket {
    try openSocket(AF_INET6, at: .inet6(ip6: "::1", port: port))
  }

  private func openSocket(_ domain: Int32, at address: some SocketAddress) throws -> Socket {
    let socket = try Socket(domain: domain)
    do {
      try socket.setValue(true, for: .localAddressReuse)
      // Accepted sockets inherit it: the end of an answer is sent before its beginning is acknowledged.
      var yes: CInt = 1
      setsockopt(
        socket.file.rawValue, CInt(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<CInt>.size))
      try socket.bind(to: address)
      try socket.listen()
    } catch {
      try? socket.close()
      throw error
    }
    return socket
  }

  private func shutLate(_ connections: Connections) async {
    while (try? await Task.sleep(for: .milliseconds(500))) != nil { connections.shutLate() }
  }

  private func accept(on listening: AsyncSocket, _ connections: Connections, _ handler: RequestHandler) async
  {
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled {
        do {
          let socket = try await listening.accept()
          let number = connections.admit(socket.socket)
          let connection = Connection(
            socket: socket, number: number, connections: connections, handler: handler)
          group.addTask { await connection.run() }
        } catch {
          // Without free descriptors, the connection with the nearest deadline is shut down.
          if (error as? SocketError)?.isShortage ?? false { connections.makeRoom() }
          try? await Task.sleep(for: .milliseconds(50))
        }
      }
      group.cancelAll()
    }
  }
}

extension SocketError {
  /// Whether the system has no resources for another connection.
  fileprivate var isShortage: Bool {
    if case .failed(_, let code, _) = self {
      [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(code)
    } else {
      false
    }
  }

  fileprivate var cause: String? {
    if case .failed(_, _, let message) = self { message } else { nil }
  }
}
