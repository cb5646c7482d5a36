import Testing

@testable import Publishing

@Test(arguments: [
  "assets/site.4d77ba1540.css", "media/titian-480.4bc1986f2d.webp", "assets/site.4d77ba1540.css.br",
]) func `a name with its content's digest is told`(path: String) {
  #expect(isHashed(path))
}

@Test(arguments: [
  "index.html", "stories/2024/wang/index.html", "feed.xml", "assets/site.css", "0123456789/index.html",
  "0123456789.html", "media/a.4D77BA1540.css", "media/a.4d77ba154.css", "media/a.4d77ba1540", "",
]) func `other names are not`(path: String) {
  #expect(!isHashed(path))
}
