import Files
import Testing

@testable import Publishing

@Test func `a manifest is read as it was written`() throws {
  let manifest = Manifest(
    of: site(["index.html": "a", "stories/a b 好/index.html": "b"]),
    carried: [
      .init(path: "assets/site.4d77ba1540.css", digest: Digest(of: [1]), size: 1, lastUsed: 1_790_000_000)
    ],
    at: day(3))
  #expect(Manifest(manifest.bytes) == manifest)
}

@Test func `what was kept for readers does not change a site's digest`() {
  let plain = Manifest(of: site(pages(2)), at: day(0))
  let carried = Manifest(
    of: site(pages(2)),
    carried: [.init(path: "a.4d77ba1540.css", digest: Digest(of: [1]), size: 1, lastUsed: 1)],
    at: day(1))
  #expect(plain.digest == carried.digest)
  #expect(plain.digest != Manifest(of: site(pages(3)), at: day(0)).digest)
}

@Test(arguments: [
  "", "xinfeng release 2\nmoment 1\npages 1\n", "xinfeng release 1\nmoment x\npages 1\n",
  "xinfeng release 1\nmoment 1\npages 1\n00 1 0 a\n",
  "xinfeng release 1\nmoment 1\npages 1\n00000000000000000000000000000000 1 0 ../a\n",
  "xinfeng release 1\nmoment 1\npages 1\n00000000000000000000000000000000 1 0 /etc/passwd\n",
  "xinfeng release 1\nmoment 1\npages 1\n00000000000000000000000000000000 1 0 a//b\n",
  "xinfeng release 1\nmoment 1\npages 1\n00000000000000000000000000000000 1 0 a",
]) func `half a manifest, or one that leads out of the release, is none`(text: String) {
  #expect(Manifest(Array(text.utf8)) == nil)
}
