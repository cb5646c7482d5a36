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
    guard file != HomePage.file else { return glimpseOfHome(as: bytes, now: now) }
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
    // Where something is told of its pictures, they are looked at again.
    let isKnown = reading.isInItsPlace && !planned.findings.contains { $0.location.file == file }
    let media =
      isKnown || !isSeen(state) && state != .scheduled
      ? nil
      : readMedia(of: page, in: reading.site, theme: theme, in: workspace.folder, knowing: planned.media)
    let found = checked + (media?.findings ?? [])
    var preview = PagePreview(reading, last.told(of: reading, found, texts))
    preview.isComplete =
      preview.isComplete && !last.foundInPlan.contains(file)
      && media?.index.isKnown(in: planned.media) ?? true
    guard isSeen(state) else { return preview }
    let made = planned.plan.page(
      page, at: reading.position, of: reading.site, media: media?.media, now: now)
    preview.page = made.bytes
    preview.picture = picture(of: made.shown)
    return preview
  }

  /// The same of the home page.
  private func glimpseOfHome(as bytes: [UInt8], now: Moment) -> PagePreview? {
    guard let last, let planned = last.planned, let theme = last.files.theme?.theme,
      let (site, findings) = last.files.inputs.reading(home: bytes, in: last.files.pages)
    else { return nil }
    let texts = SiteTexts(workspace.folder, unsaved: [HomePage.file: bytes])
    let media = readMediaOfHome(in: site, theme: theme, in: workspace.folder, knowing: planned.media)
    let found =
      findings + media.findings + checkHome(in: planned.context(of: site, theme: theme, texts))
    let exceptions = last.exceptions.filter { $0.location.file == HomePage.file }
    let told = last.told(of: HomePage.file, found, exceptions, texts)
    let made = planned.plan.home(of: site, media: media.media, now: now)
    return PagePreview(
      findings: told, entry: last.report.ledger.entries.first { $0.file == HomePage.file }, page: made.bytes,
      picture: picture(of: made.shown))
  }

  private func picture(of plan: Plan) -> @Sendable (String) -> [UInt8]? {
    { [workspace] path in
      plan.output(at: String(path.dropFirst())).flatMap { plan.render($0) ?? workspace.stored($0, of: plan) }
    }
  }

  /// Whether readers of the preview see a page.
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
    self.init(
      findings: findings, entry: entry, page: nil, picture: { _ in nil }, isComplete: reading.keepsAddresses)
  }
}

extension Prepared {
  /// The findings that a report would have about a page: after severity overrides and exceptions, without consequences
  /// of other errors.
  fileprivate func told(of page: PageAmongOthers, _ more: [Diagnostic], _ texts: SiteTexts) -> [Diagnostic] {
    told(of: page.entry.file, page.findings + more, page.exceptions, texts)
  }

  /// - Parameter found: in the file, before it is weighed.
  fileprivate func told(
    of file: String, _ found: [Diagnostic], _ exceptions: [Exception], _ texts: SiteTexts
  ) -> [Diagnostic] {
    let weighed = applySeverities(found, exceptions: exceptions, settings: site?.settings)
    let others = report.findings.filter { $0.isError && $0.location.file != file }
    let told = withoutConsequences(weighed.findings + others).filter { $0.location.file == file }
    return quoted(told, in: texts).sorted()
  }
}
