import Foundation
import Testing

@testable import Serving

/// What an open page hears, over real sockets.
@Suite struct EventTests {
  @Test func openPageHearsOfAnEdit() async throws {
    try await withPreview(["/": page("首页")]) { preview in
      let client = try await listen(to: preview)
      preview.updates.yield(.reload)
      #expect(await client.readToEnd().contains("event: reload\n"))
    }
  }

  @Test func editedFileReachesAnOpenPage() async throws {
    try await withPreview(["/": page("首页")]) { preview in
      let file = FileManager.default.temporaryDirectory.appendingPathComponent("edit-\(UUID().uuidString).md")
      defer { try? FileManager.default.removeItem(at: file) }
      let changes = watch([file.path])
      let client = try await listen(to: preview)
      try Data("改".utf8).write(to: file)
      let paths = await changes.first { _ in true }
      #expect(paths == [file.path])
      preview.updates.yield(.reload)
      #expect(await client.readToEnd().contains("event: reload\n"))
    }
  }

  @Test func errorsAppearAndGoAway() async throws {
    try await withPreview(["/": page("首页")]) { preview in
      let client = try await listen(to: preview)
      preview.updates.yield(.errors("a.md:4:1: 错误: <b>\n   4 | x\r\n"))
      let text = await client.read(until: "| x")
      #expect(text.contains("event: errors\ndata: a.md:4:1: 错误: <b>\ndata:    4 | x\ndata: \n\n"))
      // A page that opens now hears of them too, and the last good page is there.
      let second = try await listen(to: preview, until: "event: errors")
      let lastGood = try await get("/", from: preview.port)
      #expect(lastGood.status == 200)
      preview.updates.yield(.reload)
      #expect(await client.readToEnd().contains("event: reload\n"))
      #expect(await second.readToEnd().contains("event: reload\n"))
      let third = try await listen(to: preview)
      preview.updates.yield(.reload)
      #expect(await !third.readToEnd().contains("event: errors"))
    }
  }

  /// An edit may come between a page and its event stream; the page must not miss it.
  @Test func pageOfAnEarlierStateReloadsAtOnce() async throws {
    try await withPreview(["/": page("首页")]) { preview in
      let timing = try #require(try await get("/", from: preview.port).headers["server-timing"])
      let seen = try #require(timing.split(separator: "\"").last)
      let current = try await listen(to: preview, seen: String(seen))
      preview.updates.yield(.reload)
      _ = await current.readToEnd()
      for query in [String(seen), "of-another-run"] {
        let events = try await get("/__preview/events?seen=\(query)", from: preview.port)
        #expect(events.body.contains("event: reload\n"))
      }
      let again = try await get("/__preview/events", from: preview.port, headers: ["Last-Event-ID: \(seen)"])
      #expect(again.body.contains("event: reload\n"))
    }
  }

  @Test func headOfTheStreamEnds() async throws {
    try await withPreview([:]) { preview in
      let head = try await get("/__preview/events", from: preview.port, method: "HEAD")
      #expect(head.status == 200 && head.body.isEmpty)
      #expect(head.headers["content-type"]?.hasPrefix("text/event-stream") == true)
    }
  }

  @Test func twoThousandReloadsLeaveNothingBehind() async throws {
    try await withPreview(["/": page("首页")]) { preview in
      for _ in 0..<50 { try await reload(preview) }
      let before = openSockets()
      for _ in 0..<2_000 { try await reload(preview) }
      // Other tests open and close sockets of their own beside this one; a leak would be 2 000.
      #expect(openSockets() < before + 50)
    }
  }

  @Test func browserThatGoesIsForgotten() async {
    let subscribers = Subscribers()
    do {
      var events = subscribers.listen(seen: "").makeAsyncIterator()
      #expect(
        await events.next().map { String(decoding: $0, as: UTF8.self) }?.hasPrefix("event: hello") == true)
      #expect(subscribers.count == 1)
    }
    #expect(subscribers.count == 0)
  }

  private func reload(_ preview: RunningPreview) async throws {
    let client = try await listen(to: preview)
    preview.updates.yield(.reload)
    #expect(await client.readToEnd().contains("event: reload\n"))
  }

  private func listen(
    to preview: RunningPreview, seen: String = "", until event: String = "event: hello"
  ) async throws -> Client {
    let client = try Client(port: preview.port)
    client.send(
      "GET /__preview/events?seen=\(seen) HTTP/1.1\r\nHost: localhost:\(preview.port)\r\nConnection: close\r\n\r\n"
    )
    let text = await client.read(until: event)
    #expect(text.contains(event))
    return client
  }

  private func openSockets() -> Int {
    let folder = "/proc/self/fd"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.count { name in
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(name)"))?.hasPrefix("socket:")
        == true
    }
  }
}
