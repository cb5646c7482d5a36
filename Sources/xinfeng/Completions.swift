import Almanac
import Content

/// Completions for values declared by the site in the current folder; empty if it cannot be read.

func kindNames() -> [String] {
  readHere()?.model.kinds.flatMap { [$0.slug, $0.name] } ?? []
}

func targetNames() -> [String] { readSettings(in: ".").settings?.targets.map(\.name) ?? [] }

/// Files of pages, for `publish --forget`.
func pageFiles() -> [String] { readHere()?.pages.map(\.file) ?? [] }

/// Files of pages that wait for a review, then those of pages whose review is complete.
func reviewedFiles() -> [String] {
  let entries = readHereWithLedger()?.ledger.entries.filter { $0.reviews != nil } ?? []
  return (entries.filter { $0.state == .held } + entries.filter { $0.state != .held }).map(\.file)
}

func reviewSteps() -> [String] {
  let steps = readHere()?.model.kinds.flatMap { $0.reviewChain?.steps ?? [] } ?? []
  return steps.enumerated().filter { !steps[..<$0.offset].contains($0.element) }.map(\.element)
}

/// Names of the staff, for reviewers.
func reviewers() -> [String] {
  guard let model = readHere()?.model else { return [] }
  return Set(model.kinds.compactMap { $0.reviewChain?.staff }).sorted().flatMap {
    model.vocabularies[$0].terms.map(\.name)
  }
}

private func readHere() -> Site? { readHereWithLedger()?.site }

private func readHereWithLedger() -> SiteReading? {
  guard let now = try? moment(of: nil) else { return nil }
  return try? readSite(in: ".", now: now)
}
