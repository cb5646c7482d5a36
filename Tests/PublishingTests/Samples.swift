import Almanac
import Files

@testable import Publishing

/// Files by path, each with the text that stands for its bytes.
func site(_ files: [String: String], pages: Int? = nil) -> BuiltSite {
  BuiltSite(
    files: files.sorted { $0.key < $1.key }.map { path, text in
      BuiltFile(
        path: path, source: "site/" + path, digest: Digest(of: Array(text.utf8)), size: text.utf8.count)
    },
    roots: ["site"], pageCount: pages ?? files.keys.count { $0.hasSuffix(".html") })
}

/// So many pages, with one style sheet.
func pages(_ count: Int, style: String = "4d77ba1540") -> [String: String] {
  var files = ["assets/site.\(style).css": "body { color: #\(style) }"]
  for number in 0..<count { files["stories/\(number)/index.html"] = "page \(number) \(style)" }
  return files
}

func day(_ number: Int) -> Moment { Moment(epochSeconds: 1_790_000_000 + number * 24 * 60 * 60) }
