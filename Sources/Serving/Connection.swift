import FlyingSocks
import FoundationEssentials

/// One browser's connection: requests are read and answered one after another until either side closes it.
///
/// Bytes are read a few thousand at a time, up to the limits of a request: a head of two megabytes is refused after its
/// first 32 KB. Each answer is one write, so that no part waits for the acknowledgement of another.
struct Connection: Sendable {
  var socket: AsyncSocket
  var number: Int
  var connections: Connections
  var handler: RequestHandler

  func run() async {
    defer { connections.close(number) }
    var pending: [UInt8] = []
    // A failed read ends the connection, as does a shutdown because it was late.
    while let isFollowed = try? await serveOne(&pending), isFollowed {}
  }

  /// - Returns: whether another request may follow.
  private func serveOne(_ pending: inout [UInt8]) async throws -> Bool {
    var request: Request
    do {
      connections.expect(number, within: pending.isEmpty ? 60 : 10)
      request = try parseRequest(try await readHead(&pending), bodyAtMost: handler.largestBody)
      let limit = handler.bodyLimit(of: request)
      guard request.bodyLength <= max(limit, RequestLimits.body) else { throw RequestError.bodyTooLarge }
      if request.bodyLength <= limit {
        connections.expect(number, within: 60)
        request.body = try await readBody(request.bodyLength, &pending)
      } else {
        try await skipBody(request.bodyLength, &pending)
      }
    } catch let fault as RequestError {
      try await refuse(fault)
      return false
    }
    let response = handler.answer(request)
    connections.expect(number, within: 30)
    switch response.body {
    case .bytes(let bytes):
      try await socket.write(Data(response.head(isFollowed: request.isFollowed) + bytes))
      return request.isFollowed
    case .events(let events):
      try await socket.write(Data(response.head(isFollowed: false)))
      for await event in events {
        connections.expect(number, within: 30)
        try await socket.write(Data(event))
        connections.expect(number, within: nil)
      }
      return false
    }
  }

  /// Reads up to an empty line, and returns the bytes before it.
  private func readHead(_ pending: inout [UInt8]) async throws -> ArraySlice<UInt8> {
    // Empty lines before a request are passed over (RFC 9112, section 2.2), few of them.
    var (seen, passed) = (0, 0)
    while true {
      while passed < 4, let first = pending.first, first == 0x0D || first == 0x0A {
        pending.removeFirst()
        passed += 1
      }
      while seen < pending.count {
        if pending[seen] == 0x0A, let end = headEnd(at: seen, in: pending) {
          let head = pending[..<end]
          pending = Array(pending[(seen + 1)...])
          return head
        }
        seen += 1
      }
      guard pending.count < RequestLimits.head else { throw RequestError.headTooLarge }
      let isFirst = pending.isEmpty
      pending += try await socket.read(atMost: 4096)
      if isFirst { connections.expect(number, within: 10) }
    }
  }

  /// The end of the head if an empty line ends at an offset; nil if that line is not empty.
  private func headEnd(at offset: Int, in bytes: [UInt8]) -> Int? {
    let line = offset > 0 && bytes[offset - 1] == 0x0D ? offset - 1 : offset
    guard line > 0 else { return offset == 0 || line == 0 ? 0 : nil }
    guard bytes[line - 1] == 0x0A else { return nil }
    return line > 1 && bytes[line - 2] == 0x0D ? line - 2 : line - 1
  }

  private func readBody(_ length: Int, _ pending: inout [UInt8]) async throws -> [UInt8] {
    var body = Array(pending.prefix(length))
    pending.removeFirst(body.count)
    body.reserveCapacity(length)
    while body.count < length {
      body += try await socket.read(atMost: min(length - body.count, 1 << 16))
    }
    return body
  }

  private func skipBody(_ length: Int, _ pending: inout [UInt8]) async throws {
    var left = length
    while true {
      let taken = min(left, pending.count)
      pending.removeFirst(taken)
      left -= taken
      if left == 0 { return }
      pending += try await socket.read(atMost: 4096)
    }
  }

  /// Sends the error, then reads on for up to two seconds: a client that is still sending when the connection closes
  /// would not get to read the answer.
  private func refuse(_ fault: RequestError) async throws {
    connections.expect(number, within: 2)
    try await socket.write(Data(Response(status: fault.rawValue).head(isFollowed: false)))
    connections.endWriting(number)
    var left = 4 << 20
    while left > 0 { left -= try await socket.read(atMost: 4096).count }
  }
}
