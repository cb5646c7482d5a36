import Almanac
import Diagnostics
import Files
import Parallel

/// Looks at a text while its file is in memory, as the checks of texts do.
package typealias InspectText = @Sendable (ReadText) -> Inspection

/// Reads the pages of a site: all of them, or those whose files have changed.
package struct SiteReader: Sendable {
  let inputs: SiteInputs
  /// The moment of the build, on the site's clocks: later pages are scheduled, pages past their day expired.
  let now: Moment
  let includesDrafts: Bool
  let showsLengths: Bool
  /// Texts in the places of files, by path.
  let unsaved: [String: [UInt8]]
  /// A page that is taken as if its review were through, to see what would be wrong with it then.
  let assumesReviewed: String?
  let inspect: InspectText
  let personal: PersonalFinder
  let knownDigest: KnownDigest

  /// - Parameters:
  ///   - inputs: what the pages are read against.
  ///   - includesDrafts: drafts are shown as if they were published, and marked.
  ///   - showsLengths: a template shows how long texts are; otherwise they are not counted.
  ///   - unsaved: what is read instead of some files, as an editor has it before him.
  ///   - assumesReviewed: a page's file, for one that is not held though its review is not through.
  ///   - personal: finds what is private in a cell of a roll.
  ///   - known: digests of files beside pages that were read before.
  ///   - inspect: called for every text, on any thread.
  package init(
    _ inputs: SiteInputs, now: Moment, includesDrafts: Bool = false, showsLengths: Bool = true,
    unsaved: [String: [UInt8]] = [:], assumesReviewed: String? = nil,
    finding personal: @escaping PersonalFinder = { _ in [] },
    knowing known: @escaping KnownDigest = { _, _ in nil },
    inspecting inspect: @escaping InspectText = { _ in Inspection() }
  ) {
    self.inputs = inputs
    self.now = now
    self.includesDrafts = includesDrafts
    self.showsLengths = showsLengths
    self.unsaved = unsaved
    self.assumesReviewed = assumesReviewed
    self.personal = personal
    self.inspect = inspect
    knownDigest = known
  }

  /// Reads all pages, on all cores, and the rolls.
  package func read() -> SiteReading {
    let pages = concurrentMap(inputs.pages) { page in
      atWork(on: page.file) { readPage(page.file, kind: page.kind) }
    }
    let rolls = readRolls(inputs.rolls, in: inputs.folder, of: inputs.model, finding: personal)
    return gather(pages, rolls)
  }

  /// Puts together what pages and rolls said before and what the inputs say now.
  package func gather(from last: SiteReading) -> SiteReading { gather(last.pages, last.rolls) }

  /// Reads the pages that changed, and keeps what all others said.
  ///
  /// - Parameters:
  ///   - changed: paths relative to the site's folder.
  ///   - last: what was read from the same inputs.
  /// - Returns: nil where one of the files is no page, or was none, or is none any more: then more may be different.
  package func read(_ changed: Set<String>, after last: SiteReading) -> SiteReading? {
    var pages = last.pages
    var replaced: [(before: Page, after: Page)]? = []
    for file in changed.sorted() {
      guard let position = pages.position(of: file), FileStamp(of: inputs.folder + "/" + file) != nil else {
        return nil
      }
      let before = pages[position]
      let after = atWork(on: file) { readPage(file, kind: before.kind) }
      pages[position] = after
      if before.isReplaceable(by: after), let old = before.page, let new = after.page {
        replaced?.append((old, new))
      } else {
        replaced = nil
      }
    }
    return replaced.flatMap { gather(pages, replacing: $0, in: last) } ?? gather(pages, last.rolls)
  }
}

extension [PageReading] {
  /// Where what a file says stands in a list that has the order of the files.
  func position(of file: String) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].file.comesBefore(file) { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].file == file ? low : nil
  }
}
