import Diagnostics
import Foundation
import Synchronization
import Testing

@testable import Serving

/// With real folders and the kernel's real reports; the polling runs through the same cases.
@Suite struct WatchTests {
  @Test(arguments: [WatchMethod.events, .polling])
  func writtenFileIsNoticed(method: WatchMethod) async throws {
    try await withSite(method) { site in
      try site.write("content/stories/2024/wang.md", "改")
      await site.expect("content/stories/2024/wang.md")
      try site.write("site.yml", "name: 乙")
      await site.expect("site.yml")
    }
  }

  @Test(arguments: [WatchMethod.events, .polling])
  func newFoldersAreFollowed(method: WatchMethod) async throws {
    try await withSite(method) { site in
      try site.write("content/projects/2025/05/a.md", "一")
      await site.expect("content/projects/2025/05/a.md")
      try site.write("content/projects/2025/05/b.md", "二")
      await site.expect("content/projects/2025/05/b.md")
    }
  }

  /// Editors write beside and rename: vim keeps the old file as a backup, WPS and others replace it.
  @Test(arguments: [WatchMethod.events, .polling])
  func renamedIntoPlaceIsNoticed(method: WatchMethod) async throws {
    try await withSite(method) { site in
      let page = "content/stories/2024/wang.md"
      try site.write("content/stories/2024/.wang.md.swp", "x")
      try site.move(page, page + "~")
      try site.write(page, "vim")
      await site.expect(page)
      try site.write("content/stories/2024/.~wang.md", "wps")
      try site.move("content/stories/2024/.~wang.md", page)
      await site.expect(page)
    }
  }

  @Test(arguments: [WatchMethod.events, .polling])
  func deletedFolderIsNoticed(method: WatchMethod) async throws {
    try await withSite(method) { site in
      try site.delete("content/stories/2024")
      await site.expect("content/stories/2024")
      try site.write("content/stories/2024/neu.md", "又来")
      await site.expect("content/stories/2024/neu.md")
    }
  }

  @Test func wholeTreeMayGoAndComeBack() async throws {
    try await withSite(.events) { site in
      try site.delete("content")
      await site.expect("content")
      try site.write("content/stories/a.md", "一")
      await site.expect("content/stories/a.md")
      try site.write("themes/zhongyuan/theme.yml", "name: 中原")
      await site.expect("themes/zhongyuan/theme.yml")
    }
  }

  @Test func movedFolderIsKnownByItsNewName() async throws {
    try await withSite(.events) { site in
      try site.move("content/stories", "content/people")
      await site.expect("content/people/2024/wang.md")
      try site.write("content/people/2024/wang.md", "改")
      await site.expect("content/people/2024/wang.md")
      try site.move("content/people", "elsewhere")
      await site.expect("content/people")
      try site.write("elsewhere/2024/wang.md", "不看")
      try site.write("site.yml", "name: 丙")
      #expect(await site.next() == [site.path("site.yml")])
    }
  }

  @Test func linksCountAndLinkedFoldersAreNotEntered() async throws {
    try await withSite(.events) { site in
      try site.write("elsewhere/a.md", "一")
      let manager = FileManager.default
      try manager.createSymbolicLink(
        atPath: site.path("content/link"), withDestinationPath: site.path("elsewhere"))
      await site.expect("content/link")
      try site.write("elsewhere/b.md", "不看")
      try manager.linkItem(atPath: site.path("elsewhere/a.md"), toPath: site.path("content/hard.md"))
      #expect(await site.next() == [site.path("content/hard.md")])
    }
  }

  @Test func whatEditorsLeaveBesideIsNot() async throws {
    try await withSite(.events) { site in
      for name in [".wang.md.swp", "wang.md~", ".git/index", ".~lock.wang.md#"] {
        try site.write("content/stories/2024/\(name)", "x")
      }
      try site.write("unrelated.txt", "x")
      try site.write("content/stories/2024/wang.md", "改")
      #expect(await site.next() == [site.path("content/stories/2024/wang.md")])
    }
  }

  @Test func stormSettlesWithEveryPathSaid() async throws {
    try await withSite(.events) { site in
      let names = (0..<3_000).map { "content/storm/\($0 % 40)/\($0).md" }
      for name in names { try site.write(name, "x") }
      var rest = Set(names.map(site.path))
      var sets = 0
      while !rest.isEmpty, let paths = await site.next() {
        rest.subtract(paths)
        sets += 1
      }
      #expect(rest.isEmpty)
      // A slow receiver gets few large sets, not one for every file.
      #expect(sets < 300)
    }
  }

  @Test func saysSoWhereTheSystemReportsNothing() async throws {
    let said = Mutex<[String]>([])
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    let watcher = Watcher(
      paths: ["/nowhere"], stop: ends[0], notice: { notice in said.withLock { $0.append(notice[.english]) } },
      report: { _ in })
    close(ends[1])
    watcher.run(watcher.lookInstead(Failure(Phrase("满", "it failed"), cause: "No space left on device")))
    close(ends[0])
    let notices = said.withLock { $0 }
    #expect(notices.count == 1)
    #expect(notices.first?.contains("No space left on device") == true)
  }
}

/// A site's folder under watch.
private final class WatchedSite {
  private let folder: String
  private var changes: AsyncStream<Set<String>>.Iterator

  init(folder: String, changes: AsyncStream<Set<String>>) {
    self.folder = folder
    self.changes = changes.makeAsyncIterator()
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  func write(_ name: String, _ text: String) throws {
    let url = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func move(_ old: String, _ new: String) throws {
    #expect(rename(path(old), path(new)) == 0)
  }

  func delete(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

  func next() async -> Set<String>? { await changes.next(isolation: #isolation) }

  /// Takes sets of changes until one holds the path, or something below or above it.
  func expect(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) async {
    let wanted = path(name)
    while let paths = await next() {
      if paths.contains(where: { $0 == wanted || $0.hasPrefix(wanted + "/") }) { return }
    }
    Issue.record("\(name) was not noticed", sourceLocation: sourceLocation)
  }
}

private func withSite(_ method: WatchMethod, _ body: (WatchedSite) async throws -> Void) async throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("watch-\(UUID().uuidString)")
    .path
  defer { try? FileManager.default.removeItem(atPath: folder) }
  for (name, text) in [
    ("content/stories/2024/wang.md", "原文"), ("themes/t/theme.yml", "name: t"), ("site.yml", "name: 甲"),
  ] {
    let url = URL(fileURLWithPath: "\(folder)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
  let changes = watch(["content", "themes", "site.yml"].map { "\(folder)/\($0)" }, by: method)
  try await body(WatchedSite(folder: folder, changes: changes))
}
