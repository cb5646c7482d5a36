import Almanac
import Content

/// What the shell offers for values that the site in this folder declares. A site that cannot be read offers nothing.

func kindNames() -> [String] {
  readHere()?.model.kinds.flatMap { [$0.slug, $0.name] } ?? []
}

func targetNames() -> [String] { readSettings(in: ".").settings?.targets.map(\.name) ?? [] }

/// Files of pages, as `publish --forget` takes them.
func pageFiles() -> [String] { readHere()?.pages.map(\.file) ?? [] }

private func readHere() -> Site? {
  guard let now = try? moment(of: nil) else { return nil }
  return try? readSite(in: ".", now: now).site
}
