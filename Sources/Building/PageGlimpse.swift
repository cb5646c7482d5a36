import Almanac
import Checks
import Content
import Diagnostics
import Rendering

extension LiveSite {
  /// A page as it would be if its file held another text, with all other pages and all lists unchanged.
  ///
  /// The cost does not depend on the number of pages. Effects of the text on other pages, such as two pages with one
  /// address, are reported by `preview` and on saving.
  ///
  /// - Parameter assumesReviewed: the page is shown as if its review were complete.
  /// - Returns: nil if the site cannot be shown, or does not have the file.
  package func glimpse(
    of file: String, as bytes: [UInt8], now: Moment, assumesReviewed: Bool = false
  ) -> PagePreview? {
    let options = self.options(file, as: bytes, now: now, assumesReviewed: assumesReviewed)
    guard let last, let planned = last.planned, let theme = last.files.theme?.theme,
      let reading = last.files.reader(
        options, knowing: KnownMedia(planned.media, in: MediaStore(of: workspace))
      )
      .read(file, among: last.files.pages)
    else { return nil }
    let texts = SiteTexts(workspace.folder, unsaved: options.unsaved)
    guard let page = reading.page else { return PagePreview(reading, last.told(of: reading, [], texts)) }
    let state = reading.entry.state
    let checked =
      isSeen(state) || state == .scheduled
      ? check(page, as: state, in: planned.context(of: reading.site, theme: theme, texts)) : []
    guard isSeen(state) else { return PagePreview(reading, last.told(of: reading, checked, texts)) }
    // If there are findings about its pictures, read them again.
    let isKnown = reading.isInItsPlace && !planned.findings.contains { $0.location.file == file }
    let media =
      isKnown
      ? nil
      : readMedia(of: page, in: reading.site, theme: theme, in: workspace.folder, knowing: planned.media)
    let made = planned.plan.page(
      page, at: reading.position, of: reading.site, media: media?.media, now: now)
    let found = checked + (media?.findings ?? [])
    var preview = PagePreview(reading, last.told(of: reading, found, texts))
    let workspace = workspace
    preview.page = made.bytes
    preview.picture = { path in
      made.shown.output(at: String(path.dropFirst())).flatMap {
        made.shown.render($0) ?? workspace.stored($0, of: made.shown)
      }
    }
    return preview
  }

  /// Whether the preview shows a page in this state.
  private func isSeen(_ state: State) -> Bool {
    switch state {
    case .published, .expired: true
    case .draft: includesDrafts
    case .scheduled, .held, .withdrawn, .rejected: false
    }
  }
}

extension PagePreview {
  fileprivate init(_ reading: PageAmongOthers, _ findings: [Diagnostic]) {
    var entry = reading.entry
    if entry.state != .rejected, let fault = findings.first(where: \.isError) {
      (entry.state, entry.reason) = (.rejected, .said(fault.rule.name))
    }
    self.init(findings: findings, entry: entry, page: nil, picture: { _ in nil })
  }
}

extension Prepared {
  /// The findings that a report would have about a page: after severity overrides and exceptions, without consequences
  /// of other errors.
  fileprivate func told(of page: PageAmongOthers, _ more: [Diagnostic], _ texts: SiteTexts) -> [Diagnostic] {
    let file = page.entry.file
    let weighed = applySeverities(
      page.findings + more, exceptions: page.exceptions, settings: site?.settings)
    let others = report.findings.filter { $0.isError && $0.location.file != file }
    let told = withoutConsequences(weighed.findings + others).filter { $0.location.file == file }
    return quoted(told, in: texts).sorted()
  }
}
