import Content
import Testing

@testable import Publishing

private func maps(_ addresses: [String], below home: String = "/") -> (paths: String, requests: String) {
  let redirects = addresses.compactMap { text in
    earlierAddress(text, of: "https://example.org/").map { (from: $0, to: "/new/") }
  }
  let maps = RedirectMaps(redirects, below: home)
  return (String(decoding: maps.paths, as: UTF8.self), String(decoding: maps.requests, as: UTF8.self))
}

@Test func `a folder is asked for with and without the slash and by its file`() {
  #expect(
    maps(["/old/"]).paths
      == "\"/old\" \"/new/\";\n\"/old/\" \"/new/\";\n\"/old/index.html\" \"/new/\";\n")
}

@Test func `what means something to nginx is escaped`() {
  #expect(maps(["/a\"b.html"]).paths == "\"/a\\\"b.html\" \"/new/\";\n")
  #expect(maps(["/$x y.html"]).paths == "\"/$x y.html\" \"/new/\";\n")
}

@Test func `a key stands once, whatever its case`() {
  #expect(maps(["/A.html", "/a.html"]).paths == "\"/A.html\" \"/new/\";\n")
}

@Test func `what has a query is looked up as it is sent`() {
  let maps = maps(["/show.asp?id=12", "/旧/x.jsp?名=张 三", "/%D6%D0.html"], below: "/wmb/")
  #expect(maps.paths.isEmpty)
  #expect(
    maps.requests == """
      "/wmb/show.asp?id=12" "/wmb/new/";
      "/wmb/%E6%97%A7/x.jsp?%E5%90%8D=%E5%BC%A0%20%E4%B8%89" "/wmb/new/";
      "/wmb/%D6%D0.html" "/wmb/new/";

      """)
}
