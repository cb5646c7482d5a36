import Files
import Testing

@testable import Publishing

@Test func `a manifest is read as it was written`() throws {
  var manifest = Manifest(
    of: site(["index.html": "a", "stories/a b 好/index.html": "b", "media/x-1.jpg": "c", "search/g.js": "d"]),
    at: day(3))
  manifest.carry([
    .init(
      path: "assets/site.4d77ba1540.css", digest: Digest(of: [1]), size: 1, sort: .asset,
      lastUsed: 1_790_000_000)
  ])
  #expect(Manifest(manifest.bytes) == manifest)
  #expect(Set(manifest.entries.map(\.sort)).count == 5)
}

@Test func `a manifest of the form before says of no picture that it may be kept`() throws {
  let digest = Digest(of: [1]).hexadecimal
  let paths = [
    "a/index.html", "assets/a.4d77ba1540.css", "assets/a.4d77ba1540.css.br", "media/a.4d77ba1540.jpg",
  ]
  let lines = paths.map { "\(digest) 1 0 \($0)\n" }.joined()
  let manifest = try #require(Manifest(Array("xinfeng release 1\nmoment 1\npages 1\n\(lines)".utf8)))
  #expect(
    manifest.entries.map(\.sort) == [.page(file: "", title: ""), .asset, .asset, .other])
}

@Test func `what was kept for readers does not change a site's digest`() {
  let plain = Manifest(of: site(pages(2)), at: day(0))
  var carried = Manifest(of: site(pages(2)), at: day(1))
  carried.carry([.init(path: "a.4d77ba1540.css", digest: Digest(of: [1]), size: 1, sort: .asset, lastUsed: 1)]
  )
  #expect(plain.digest == carried.digest)
  #expect(plain.digest != Manifest(of: site(pages(3)), at: day(0)).digest)
}

@Test(arguments: [
  "", "xinfeng release 3\nmoment 1\npages 1\n",
  "xinfeng release 2\nmoment 1\npages 1\n00000000000000000000000000000000 1 0 a\n",
  "xinfeng release 2\nmoment 1\npages 1\n00000000000000000000000000000000 1 0 film a\n",
  "xinfeng release 1\nmoment x\npages 1\n",
  "xinfeng release 1\nmoment 1\npages 1\n00 1 0 a\n",
  "xinfeng release 1\nmoment 1\npages 1\n00000000000000000000000000000000 1 0 ../a\n",
  "xinfeng release 1\nmoment 1\npages 1\n00000000000000000000000000000000 1 0 /etc/passwd\n",
  "xinfeng release 1\nmoment 1\npages 1\n00000000000000000000000000000000 1 0 a//b\n",
  "xinfeng release 1\nmoment 1\npages 1\n00000000000000000000000000000000 1 0 a",
]) func `half a manifest, or one that leads out of the release, is none`(text: String) {
  #expect(Manifest(Array(text.utf8)) == nil)
}
