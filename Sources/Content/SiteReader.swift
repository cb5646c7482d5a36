import Almanac
import Diagnostics
import Files
import Parallel

/// Inspects a text while its file is in memory, as the checks of texts do.
package typealias InspectText = @Sendable (ReadText) -> Inspection

/// Reads the pages of a site: all of them, or those whose files have changed.
package struct SiteReader: Sendable {
  let inputs: SiteInputs
  /// The moment of the build, on the site's clocks: later pages are scheduled, pages past their day expired.
  let now: Moment
  let includesDrafts: Bool
  let showsLengths: Bool
  /// Texts to read instead of files, by path.
  let unsaved: [String: [UInt8]]
  /// The file of a page whose review is treated as complete, to find its other faults.
  let assumesReviewed: String?
  let inspect: InspectText
  let personal: PersonalFinder
  let knownDigest: KnownDigest

  /// - Parameters:
  ///   - inputs: settings, model and files.
  ///   - includesDrafts: drafts are shown as if published, and marked.
  ///   - showsLengths: a template shows the length of texts; otherwise characters are not counted.
  ///   - unsaved: texts to read instead of files, as an editor has them open.
  ///   - assumesReviewed: the file of a page that is not held for its review.
  ///   - personal: finds personal data in a cell of a roll.
  ///   - known: digests of files beside pages from earlier readings.
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

  /// Combines the last reading of pages and rolls with the present inputs.
  package func gather(from last: SiteReading) -> SiteReading { gather(last.pages, last.rolls) }

  /// Reads the pages that changed, and keeps the readings of all others.
  ///
  /// - Parameters:
  ///   - changed: paths relative to the site's folder.
  ///   - last: the last reading of the same inputs.
  /// - Returns: nil if one of the files was not read as a page before, or is gone: then more may have changed.
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
  /// The position of a file's reading in a list sorted by file.
  func position(of file: String) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].file.comesBefore(file) { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].file == file ? low : nil
  }
}
