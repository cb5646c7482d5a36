import Foundation
import Glibc
import Synchronization

/// A browser as far as these tests need one: it writes bytes to a socket and reads what comes.
final class Client: Sendable {
  private let descriptor: Int32
  /// Whether the descriptor has been closed; its number may be another's by then.
  private let isClosed = Mutex(false)
  let received: AsyncStream<String>

  init(port: UInt16) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.descriptor = descriptor
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw POSIXError(.ECONNREFUSED) }
    let (received, continuation) = AsyncStream.makeStream(of: String.self)
    self.received = received
    Thread.detachNewThread { [self] in
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 {
        continuation.yield(String(decoding: buffer[..<count], as: UTF8.self))
      }
      isClosed.withLock { isClosed in
        isClosed = true
        close(descriptor)
      }
      continuation.finish()
    }
  }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    // What does not go at once waits for the server, which may need this very thread.
    let sent = max(0, Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)))
    guard sent < bytes.count else { return }
    let rest = Array(bytes[sent...])
    Thread.detachNewThread { [descriptor] in
      _ = Glibc.send(descriptor, rest, rest.count, Int32(MSG_NOSIGNAL))
    }
  }

  /// Goes away; the reading thread sees the end and closes the socket.
  func leave() {
    isClosed.withLock { isClosed in
      if !isClosed { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }
  }

  /// Reads until the text has come, and returns everything read; what stands so far if the server ends first.
  func read(until text: String) async -> String {
    var all = ""
    for await piece in received {
      all += piece
      if all.contains(text) { break }
    }
    return all
  }

  func readToEnd() async -> String { await received.reduce("", +) }
}

/// One request on a connection of its own, as the server's answer to it.
func get(
  _ path: String, from port: UInt16, method: String = "GET", host: String? = nil, headers: [String] = []
) async throws -> Response {
  let client = try Client(port: port)
  let lines =
    ["\(method) \(path) HTTP/1.1", "Host: \(host ?? "127.0.0.1:\(port)")", "Connection: close"] + headers
  client.send(lines.map { $0 + "\r\n" }.joined() + "\r\n")
  return Response(await client.readToEnd())
}

struct Response {
  var status: Int
  var headers: [String: String] = [:]
  var body: String

  init(_ text: String) {
    let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
    let lines = parts[0].split(separator: "\r\n")
    status = lines.first.flatMap { $0.split(separator: " ").dropFirst().first }.flatMap { Int($0) } ?? 0
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] = line[colon...].dropFirst().trimmingCharacters(in: .whitespaces)
    }
    body = parts.count > 1 ? String(parts[1]) : ""
  }
}
