import FlyingSocks
import Glibc
import Testing

@testable import Serving

/// What strange programs on the machine send: it ends or waits by itself, and nobody else notices.
@Suite struct LimitTests {
  /// Complete but wrong, each with the status that says so.
  private static let refused: [(String, Int)] =
    [
      ("GET\r\n\r\n", 400), ("GET /\r\n\r\n", 400), ("G\0T / HTTP/1.1\r\n\r\n", 400), (":\r\n:\r\n\r\n", 400),
      ("GET / HTTP/9.9\r\n\r\n", 505), ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
      ("\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nContent-Length: 1e3\r\n\r\n", 400),
      ("POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n", 413),
      ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n", 501),
      ("GET /" + String(repeating: "/a", count: 8_000) + " HTTP/1.1\r\n\r\n", 414),
      ("GET / HTTP/1.1\r\n" + String(repeating: "A: b\r\n", count: 1_000) + "\r\n", 431),
      ("GET / HTTP/1.1\r\nA: " + String(repeating: "b", count: 2_000_000) + "\r\n\r\n", 431),
      (String(repeating: "a", count: 2_000_000), 431),
    ]
    + controls.map { ("GET / HTTP/1.1\r\n\($0)a: b\r\n\r\n", 400) }

  /// Every control character but the line feed, and some marks that are in no name.
  private static let controls =
    (UInt8(1)...31).filter { $0 != 10 }.map { String(decoding: [$0], as: UTF8.self) } + ["\"", "(", ")", ","]

  /// What never becomes a request, or never ends.
  private static let halves =
    [
      "", "G", "GET / HTTP/1.1", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost",
      "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nab",
    ] + (0..<34).map { String(repeating: "GET / HTTP/1.1\r\nA: b\r\n", count: $0 + 1) }

  @Test func eightyNineProbesAndOneBrowser() async throws {
    try await withPreview(["/": page("首页")]) { preview in
      let halves = try Self.halves.map { text in
        let client = try Client(port: preview.port)
        client.send(text)
        return client
      }
      for (request, status) in Self.refused {
        let client = try Client(port: preview.port)
        client.send(request)
        let answered = Response(await client.readToEnd()).status
        #expect(answered == status, "\(request.prefix(40))")
        let own = try await get("/", from: preview.port).status
        #expect(own == 200)
      }
      #expect(halves.count + Self.refused.count == 89)
      for client in halves { client.leave() }
    }
  }

  @Test func oneConnectionTakesManyRequests() async throws {
    try await withPreview(["/": page("首页"), "/a": page("甲")]) { preview in
      let client = try Client(port: preview.port)
      let host = "Host: 127.0.0.1:\(preview.port)\r\n"
      for _ in 0..<3 {
        client.send("GET / HTTP/1.1\r\n\(host)\r\n")
        #expect(await client.read(until: "</html>").contains("首页"))
      }
      // Two at once, one with a body that nobody asked for.
      client.send(
        "POST / HTTP/1.1\r\n\(host)Content-Length: 5\r\n\r\nabcdeGET /a HTTP/1.1\r\n\(host)Connection: close\r\n\r\n"
      )
      let rest = await client.readToEnd()
      #expect(rest.contains("405") && rest.contains("甲"))
    }
  }

  /// More than there is room for: the first one makes room, but not a page that waits for events.
  @Test func aCrowdMakesRoom() throws {
    let connections = Connections(most: 3)
    var clients: [CInt] = []
    for position in 0..<4 {
      var ends: [CInt] = [0, 0]
      try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
      clients.append(ends[1])
      let number = connections.admit(Socket(file: .init(rawValue: ends[0])))
      if position == 0 { connections.expect(number, within: nil) }
    }
    let isShut = clients.map { client in
      var byte: UInt8 = 0
      return recv(client, &byte, 1, Int32(MSG_DONTWAIT)) == 0
    }
    #expect(isShut == [false, true, false, false])
    for number in 1...4 { connections.close(number) }
    for client in clients { close(client) }
  }

  @Test func whoIsLateIsShut() throws {
    let connections = Connections()
    var ends: [CInt] = [0, 0]
    try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
    let number = connections.admit(Socket(file: .init(rawValue: ends[0])))
    var byte: UInt8 = 0
    connections.shutLate()
    #expect(recv(ends[1], &byte, 1, Int32(MSG_DONTWAIT)) == -1)
    connections.expect(number, within: -1)
    connections.shutLate()
    #expect(recv(ends[1], &byte, 1, Int32(MSG_DONTWAIT)) == 0)
    connections.close(number)
    close(ends[1])
  }
}
