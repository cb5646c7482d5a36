import Files
import Foundation
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

/// One definition of a digest in a name: the program's, by which files are named, kept and announced, and nginx's.
@Test func `names with a digest are told by the same form everywhere`() throws {
  let short = Digest(of: Array("灯".utf8)).short
  #expect(isHashed("search/terms/0.\(short).js") && !isHashed("search/terms/0.\(short.dropLast()).js"))
  var folder = URL(fileURLWithPath: #filePath)
  for _ in 0..<3 { folder.deleteLastPathComponent() }
  let nginx = try String(contentsOf: folder.appendingPathComponent("deploy/nginx.conf"), encoding: .utf8)
  let forms = nginx.matches(of: /\[0-9a-f\]\{(\d+)\}/).map(\.output.1)
  #expect(forms.count == 2 && forms.allSatisfy { $0 == "\(short.count)" })
}
