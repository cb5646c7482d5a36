import Almanac
import Content
import Files

@testable import Publishing

/// Files by path, each with the text that stands for its bytes.
func site(_ files: [String: String], pages: Int? = nil) -> BuiltSite {
  BuiltSite(
    files: files.sorted { $0.key < $1.key }.map { path, text in
      BuiltFile(
        path: path, source: "site/" + path, digest: Digest(of: Array(text.utf8)), size: text.utf8.count,
        sort: sort(of: path))
    },
    roots: ["site"], pageCount: pages ?? files.keys.count { $0.hasSuffix(".html") })
}

/// Stories are authors' pages; pictures are named after what they were made of.
private func sort(of path: String) -> FileSort {
  let name = path.split(separator: "/").last ?? ""
  switch path.split(separator: "/").first {
  case "assets": return .asset
  case "search": return .search
  case "media": return .media(source: String(name.prefix { $0 != "-" }))
  case "stories" where name == "index.html":
    return .page(ofFile: "content/\(path.dropLast("/index.html".count)).md", titled: "标题")
  default: return .other
  }
}

/// So many pages, with one style sheet.
func pages(_ count: Int, style: String = "4d77ba1540") -> [String: String] {
  var files = ["assets/site.\(style).css": "body { color: #\(style) }"]
  for number in 0..<count { files["stories/\(number)/index.html"] = "page \(number) \(style)" }
  return files
}

func day(_ number: Int) -> Moment { Moment(epochSeconds: 1_790_000_000 + number * 24 * 60 * 60) }

/// Publishes one site after another, a day apart, and gives what stands then.
func published(_ sites: [BuiltSite]) throws -> DeployedState {
  var deployed = DeployedState()
  for (number, site) in sites.enumerated() {
    guard case .release(let release) = planRelease(of: site, after: deployed, at: day(number), force: true)
    else { throw Unexpected() }
    deployed = deployed.showing(release)
    let outdated = outdatedReleases(in: deployed, after: release.manifest)
    deployed.releases.removeAll { outdated.contains($0.name) }
  }
  return deployed
}

struct Unexpected: Error {}
