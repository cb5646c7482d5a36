import Foundation
import TestSites

/// Lists, tables and parts of a page that hold nothing: a frame around nothing is read aloud all the same.
func emptyElements(inHTML html: String) -> [String] {
  ["ul", "ol", "dl", "nav", "section", "aside", "tbody"].flatMap { element in
    html.pieces(between: "<\(element)", and: "</\(element)>").filter { content in
      guard let end = content.firstIndex(of: ">") else { return false }
      // What a script fills says so by a data attribute.
      let isFilledLater = content[..<end].contains("data-")
      return !isFilledLater && content[content.index(after: end)...].allSatisfy(\.isWhitespace)
    }.map { "<\(element)\($0)" }
  }
}

/// The same of every page of a built site.
func emptyElements(in site: TestSite) -> [String] {
  TestSite.files(in: site.output).filter { $0.key.hasSuffix(".html") }.flatMap { path, bytes in
    emptyElements(inHTML: String(decoding: bytes, as: UTF8.self)).map { "\(path): \($0)" }
  }
}
