import Testing

@testable import Serving

/// Heads of requests, read within limits.
@Suite struct RequestTests {
  @Test func readsWhatBrowsersSend() throws {
    let head =
      "GET /stories/?a=b&seen=x-1 HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nAccept:  text/html \r\nAccept: */*"
    let request = try parseRequest(Array(head.utf8))
    #expect(request.method == "GET" && request.path == "/stories/" && request.query == "a=b&seen=x-1")
    #expect(request.headers == ["host": "127.0.0.1:8080", "accept": "text/html, */*"])
    #expect(request.parameter("seen") == "x-1" && request.parameter("see") == nil)
    #expect(request.isFollowed)
  }

  @Test(arguments: [
    ("GET / HTTP/1.1\nConnection: close", false), ("GET / HTTP/1.0", false),
    ("GET / HTTP/1.0\nConnection: keep-alive", true), ("GET / HTTP/1.1", true),
  ])
  func knowsWhetherMoreMayCome(head: String, isFollowed: Bool) throws {
    #expect(try parseRequest(Array(head.utf8)).isFollowed == isFollowed)
  }

  @Test(arguments: [
    ("GET /", RequestError.malformed), ("GET  / HTTP/1.1", .malformed), ("G\0T / HTTP/1.1", .malformed),
    ("", .malformed), ("GET / HTTP/1.1\nA b: c", .malformed), ("GET / HTTP/1.1\n: b", .malformed),
    ("GET / HTTP/1.1\nHost", .malformed), ("GET / HTTP/1.1\nHost: a\nHost: b", .malformed),
    ("GET / HTTP/1.1\nContent-Length: -1", .malformed), ("GET / HTTP/1.1\nContent-Length: 1, 2", .malformed),
    ("GET / HTTP/1.1\nContent-Length: 99999999999999999999", .bodyTooLarge),
    ("GET / HTTP/1.1\nContent-Length: 70000", .bodyTooLarge),
    ("POST / HTTP/1.1\nTransfer-Encoding: chunked", .notImplemented),
    ("GET / HTTP/9.9", .unknownVersion), ("PRI * HTTP/2.0", .unknownVersion),
    ("GET / http/1.1", .unknownVersion),
    ("GET /" + String(repeating: "a", count: 9000) + " HTTP/1.1", .addressTooLong),
    ("GET / HTTP/1.1" + String(repeating: "\nA: b", count: 101), .headTooLarge),
  ])
  func refusesOthersByName(head: String, fault: RequestError) {
    #expect(throws: fault) { try parseRequest(Array(head.utf8)) }
  }
}
