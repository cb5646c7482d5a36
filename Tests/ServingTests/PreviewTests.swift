import Diagnostics
import Foundation
import Synchronization
import Testing

@testable import Serving

/// Over real sockets.
@Suite struct PreviewTests {
  @Test func pageIsTheBuildsPageButForOneLine() async throws {
    try await withPreview(["/": page("首页"), "/data.json": data]) { preview in
      let response = try await get("/", from: preview.port)
      #expect(response.status == 200)
      #expect(response.body.replacing(reloadLine, with: "") == "<html><body><h1>首页</h1></body></html>")
      #expect(response.headers["x-content-type-options"] == "nosniff")
      #expect(response.headers["cache-control"] == "no-store")
      #expect(response.headers["content-type"] == "text/html; charset=utf-8")
      #expect(response.headers["content-length"] == String(response.body.utf8.count))
      let json = try await get("/data.json?v=1", from: preview.port).body
      #expect(json == "{\"a\":1}")
      let script = try await get("/__preview/reload.js", from: preview.port).body
      #expect(script == reloadScript)
    }
  }

  @Test func headAndConditionalRequestsHaveNoBody() async throws {
    try await withPreview(["/": page("首页")]) { preview in
      let whole = try await get("/", from: preview.port)
      let head = try await get("/", from: preview.port, method: "HEAD")
      #expect(head.status == 200 && head.body.isEmpty)
      #expect(head.headers["content-length"] == whole.headers["content-length"])
      let tag = try #require(whole.headers["etag"])
      let same = try await get("/", from: preview.port, headers: ["If-None-Match: \(tag)"])
      #expect(same.status == 304 && same.body.isEmpty && same.headers["etag"] == tag)
      #expect(same.headers["content-length"] == whole.headers["content-length"])
      preview.pages.withLock { $0["/"] = page("改了") }
      let changed = try await get("/", from: preview.port, headers: ["If-None-Match: \(tag)"])
      #expect(changed.status == 200 && changed.body.contains("改了"))
      let missing = try await get("/none", from: preview.port, headers: ["If-None-Match: *"]).status
      #expect(missing == 404)
    }
  }

  @Test func folderWithoutSlashIsSentOn() async throws {
    try await withPreview(["/stories/": page("好人")]) { preview in
      let response = try await get("/stories?a=b", from: preview.port)
      #expect(response.status == 302)
      #expect(response.headers["location"] == "/stories/?a=b")
      let withoutQuery = try await get("/stories?a\rSet-Cookie:x", from: preview.port).headers["location"]
      #expect(withoutQuery == "/stories/")
    }
  }

  @Test func aMovedPathKeepsItsQuery() async throws {
    try await withPreview(["/": PreviewResponse(movedTo: "/站/"), "/wm/": page("首页")]) { preview in
      let response = try await get("/?a=b", from: preview.port)
      #expect(response.status == 302)
      #expect(response.headers["location"] == "/%E7%AB%99/?a=b")
    }
  }

  @Test func missingPageReloadsWhenItComes() async throws {
    try await withPreview([:]) { preview in
      let response = try await get("/none/", from: preview.port)
      #expect(response.status == 404)
      #expect(response.body.contains(reloadLine))
    }
  }

  @Test func sitesOwnPageForWhatIsMissingIsUsed() async throws {
    let own = PreviewResponse(status: 404, contentType: "text/html", bytes: Array("<body>没有</body>".utf8))
    try await withPreview(["/": page("首页")], otherwise: own) { preview in
      let response = try await get("/none", from: preview.port)
      #expect(response.status == 404)
      #expect(response.body.hasPrefix("<body>没有<script"))
    }
  }

  @Test func oddPathsNeverReachTheSite() async throws {
    try await withPreview([:]) { preview in
      for path in [
        "/../etc/passwd", "/%2e%2e/etc/passwd", "/.git/config", "//a", "/a%00", "/__preview/", "/__preview/x",
      ] {
        let status = try await get(path, from: preview.port).status
        #expect(status == 404, "\(path)")
      }
      #expect(preview.asked.withLock { $0 } == [])
    }
  }

  @Test func strangersAreRefused() async throws {
    try await withPreview(["/": page("首页")]) { preview in
      let port = preview.port
      let stranger = try await get("/", from: port, host: "evil.example:\(port)").status
      #expect(stranger == 403)
      let forwarded = ["X-Forwarded-Host: 127.0.0.1:\(port)", "Forwarded: host=127.0.0.1:\(port)"]
      let claimed = try await get("/", from: port, host: "evil.example", headers: forwarded).status
      #expect(claimed == 403)
      for origin in ["http://evil.example", "null"] {
        let headers = ["Origin: \(origin)", "X-Forwarded-Host: evil.example"]
        let events = try await get("/__preview/events", from: port, headers: headers).status
        #expect(events == 403)
      }
      let own = try await get("/", from: port, host: "localhost:\(port)").status
      #expect(own == 200)
      let posted = try await get("/", from: port, method: "POST").status
      #expect(posted == 405)
    }
  }

  @Test func malformedRequestsDoNotEndIt() async throws {
    try await withPreview(["/": page("首页")]) { preview in
      let requests = [
        "\r\n\r\n", "GET\r\n\r\n", "GET /\r\n\r\n", "G\0T / HTTP/1.1\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
        ":\r\n:\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
        "GET http://[::1/ HTTP/1.1\r\nHost: [::1\r\n\r\n",
        "BREW / HTTP/1.1\r\n\r\n", "GET /%zz?%zz=%zz#%zz HTTP/1.1\r\n\r\n",
        "GET " + String(repeating: "/a", count: 50_000) + " HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\n" + String(repeating: "A: b\r\n", count: 10_000) + "\r\n",
        "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nab", "GET / HTTP/1.1\r\nHost",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      ]
      for request in requests {
        let client = try Client(port: preview.port)
        client.send(request)
        client.leave()
        _ = await client.readToEnd()
        let status = try await get("/", from: preview.port).status
        #expect(status == 200)
      }
    }
  }

  /// RFC 9112, section 2.2.
  @Test func anEmptyLineBeforeARequestIsPassedOver() async throws {
    try await withPreview(["/": page("首页")]) { preview in
      let client = try Client(port: preview.port)
      client.send("\r\nGET / HTTP/1.1\r\nHost: 127.0.0.1:\(preview.port)\r\nConnection: close\r\n\r\n")
      let answer = await client.readToEnd()
      #expect(answer.hasPrefix("HTTP/1.1 200"))
    }
  }

  @Test func portInUseIsAFailureWithTheWayOut() async throws {
    try await withPreview([:]) { preview in
      let (updates, _) = AsyncStream.makeStream(of: PreviewUpdate.self)
      let failure = await #expect(throws: Failure.self) {
        try await servePreview(port: preview.port, respond: { _ in nil }, updates: updates)
      }
      #expect(failure?.text(in: .english).contains("--port") == true)
    }
  }
}

func page(_ title: String) -> PreviewResponse {
  PreviewResponse(
    contentType: "text/html; charset=utf-8", bytes: Array("<html><body><h1>\(title)</h1></body></html>".utf8))
}

private let data = PreviewResponse(contentType: "application/json", bytes: Array("{\"a\":1}".utf8))

/// A preview that runs, with the pages it shows.
final class RunningPreview: Sendable {
  let pages: Mutex<[String: PreviewResponse]>
  let asked = Mutex<[String]>([])
  let port: UInt16
  let updates: AsyncStream<PreviewUpdate>.Continuation

  init(_ pages: [String: PreviewResponse], port: UInt16, updates: AsyncStream<PreviewUpdate>.Continuation) {
    self.pages = Mutex(pages)
    self.port = port
    self.updates = updates
  }
}

func withPreview(
  _ pages: [String: PreviewResponse], otherwise: PreviewResponse? = nil,
  _ body: (RunningPreview) async throws -> Void
) async throws {
  let (updates, update) = AsyncStream.makeStream(of: PreviewUpdate.self)
  let (ports, port) = AsyncStream.makeStream(of: UInt16.self)
  let holder = Holder()
  let serving = Task {
    try await servePreview(
      port: 0, respond: { holder.respond($0) ?? otherwise }, updates: updates, started: { port.yield($0) })
  }
  let chosen = try #require(await ports.first { _ in true })
  let preview = RunningPreview(pages, port: chosen, updates: update)
  holder.preview.withLock { $0 = preview }
  defer { serving.cancel() }
  try await body(preview)
  update.finish()
  try await serving.value
}

private final class Holder: Sendable {
  let preview = Mutex<RunningPreview?>(nil)

  func respond(_ path: String) -> PreviewResponse? {
    guard let preview = preview.withLock({ $0 }) else { return nil }
    preview.asked.withLock { $0.append(path) }
    return preview.pages.withLock { $0[path] }
  }
}
