import Building
import Content
import Diagnostics
import Serving

/// The list of all files: the ledger as in `list`, with filters and a search by title.
extension Studio {
  private var rowsOnPage: Int { 100 }
  /// Used instead of a state in the query.
  private static var waitingForMe: String { "mine" }

  func desk(_ query: FormData, _ guest: Guest) -> Answer {
    let prepared = around.site().prepared
    let wanted = query["q"]?.lowercased() ?? ""
    let kindName = query["kind"] ?? ""
    let state = query["state"] ?? ""
    let unitName = query["unit"] ?? ""
    let kinds = prepared?.site?.model.kinds ?? []
    let folder = kinds.first { $0.slug == kindName }.map { "content/\($0.folder)/" }
    let pages = prepared?.site.map(pagesByFile) ?? [:]
    let entries = (prepared?.report.ledger.entries ?? []).filter { entry in
      isPage(entry.file, kinds)
        && (folder.map { entry.file.hasPrefix($0) } ?? true)
        && (wanted.isEmpty || entry.title.lowercased().contains(wanted) || entry.file.contains(wanted))
        && (unitName.isEmpty
          || pages[entry.file].flatMap { unit(of: $0, prepared?.site) }?.slug == unitName)
    }
    var counts: [State: Int] = [:]
    for entry in entries { counts[entry.state, default: 0] += 1 }
    // Sorted: pages with something to do first, then the newest.
    let mine = prepared?.site.map { site in entries.filter { waits($0, for: guest, site.model) } } ?? []
    let isListed = { (entry: Ledger.Entry) in
      state == Self.waitingForMe
        ? mine.contains { $0.file == entry.file } : state.isEmpty || entry.state.rawValue == state
    }
    let listed = entries.enumerated().filter { isListed($0.element) }.map {
      place, entry in
      (
        entry: entry, page: pages[entry.file],
        order: (entry.state.waits, pages[entry.file]?.moment ?? .max, -place)
      )
    }.sorted { $0.order.0 == $1.order.0 ? ($0.order.1, $0.order.2) > ($1.order.1, $1.order.2) : $0.order.0 }
    let number = max(1, Int(query["page"] ?? "") ?? 1)
    let shown = listed.dropFirst((number - 1) * rowsOnPage).prefix(rowsOnPage)
    let findings = Dictionary(grouping: prepared?.report.findings ?? []) { $0.location.file }
    let address = { (state: String, page: Int) in
      Self.prefix + "?q=\(percentEncoded(query["q"] ?? ""))&kind=\(percentEncoded(kindName))&state=\(state)"
        + (unitName.isEmpty ? "" : "&unit=\(percentEncoded(unitName))")
        + (page > 1 ? "&page=\(page)" : "")
    }
    let all = LinkInput(
      label: say("全部", "All"), address: address("", 1), isCurrent: state.isEmpty, count: entries.count)
    let hasReviews = prepared?.site?.model.hasReviews ?? false
    let own = LinkInput(
      label: say("等我审", "Waiting for me"), address: address(Self.waitingForMe, 1),
      isCurrent: state == Self.waitingForMe, count: mine.count)
    let states = State.allCases.filter { counts[$0] != nil }.map {
      LinkInput(
        label: name(of: $0), address: address($0.rawValue, 1), isCurrent: $0.rawValue == state,
        count: counts[$0] ?? 0)
    }
    let input = DeskInput(
      frame: frame(say("全部文章", "All pages"), guest, notice: query["done"].flatMap(doneText)),
      rows: shown.map { row($0.entry, $0.page, findings[$0.entry.file] ?? [], prepared?.site) },
      states: [all] + (hasReviews && guest.user != nil ? [own] : []) + states,
      kinds: kinds.map { OptionInput(value: $0.slug, label: $0.name, isChosen: $0.slug == kindName) },
      units: units(of: prepared?.site, chosen: unitName), query: query["q"] ?? "", state: state,
      count: listed.count,
      earlier: number > 1 ? address(state, number - 1) : nil,
      later: listed.count > number * rowsOnPage ? address(state, number + 1) : nil, hasReviews: hasReviews)
    return Answer(bytes: templates.page(deskSchema, input))
  }

  private func isPage(_ file: String, _ kinds: [Kind]) -> Bool {
    file.hasSuffix(".md") && kinds.contains { file.hasPrefix("content/\($0.folder)/") }
  }

  private func pagesByFile(_ site: Site) -> [String: Page] {
    var pages: [String: Page] = [:]
    for list in [site.pages, site.expired, site.withdrawn, site.unseen] {
      for page in list { pages[page.file] = page }
    }
    return pages
  }

  private func unit(of page: Page, _ site: Site?) -> Term? {
    guard let site, let position = site.model.kinds[page.kind].field(named: "unit") else { return nil }
    return page.terms(of: position).first.map { site.model[$0] }
  }

  /// The units of pages, for the filter; empty if no kind has the field.
  private func units(of site: Site?, chosen: String) -> [OptionInput] {
    guard let site else { return [] }
    let vocabularies = Set(
      site.model.kinds.compactMap { kind in
        kind.field(named: "unit").flatMap { kind.fields[$0].type.schema.vocabulary }
      })
    return vocabularies.sorted().flatMap { site.model.vocabularies[$0].terms }.map {
      OptionInput(value: $0.slug, label: $0.name, isChosen: $0.slug == chosen)
    }
  }

  private func row(_ entry: Ledger.Entry, _ page: Page?, _ findings: [Diagnostic], _ site: Site?) -> RowInput
  {
    let unit = page.flatMap { self.unit(of: $0, site) }?.name ?? ""
    var kind = ""
    if let site, let page {
      kind = site.model.kinds[page.kind].name
    } else if let site {
      kind = site.model.kinds.first { entry.file.hasPrefix("content/\($0.folder)/") }?.name ?? ""
    }
    return RowInput(
      title: entry.title.isEmpty ? entry.file : entry.title,
      edit: Self.prefix + "edit?file=" + percentEncoded(entry.file), state: entry.state.rawValue,
      stateName: name(of: entry.state), reason: entry.reason.text(in: language), kind: kind, unit: unit,
      date: page?.date.day.iso ?? "", errors: findings.count(where: \.isError),
      warnings: findings.count { $0.severity == .warning },
      reviews: site.map { reviewText(entry, $0.model) } ?? "",
      address: entry.state == .published ? entry.address : nil)
  }

  func name(of state: State) -> String {
    switch state {
    case .published: say("已发布", "published")
    case .draft: say("草稿", "draft")
    case .scheduled: say("定时", "scheduled")
    case .expired: say("过期", "expired")
    case .withdrawn: say("撤回", "withdrawn")
    case .held: say("暂缓", "held")
    case .rejected: say("有错误", "rejected")
    }
  }

  /// The message for a finished action; the address has only its name, so that links cannot inject text.
  func doneText(_ done: String) -> String? {
    switch done {
    case "saved": say("已保存。", "Saved.")
    case "same": say("没有改动，文件没有变。", "Nothing was changed; the file is as it was.")
    case "made": say("已新建。", "Made.")
    case "committed": say("已提交。", "Committed.")
    case "reviewed": say("已记下这一审。", "The step was recorded.")
    case "restored": say("已恢复成那一版。", "That version was restored.")
    case "begun": say("已经开始，刷新看进展。", "Begun; refresh to see how it goes.")
    default: nil
    }
  }
}

extension State {
  /// An author or reviewer has something to do.
  fileprivate var waits: Bool { self == .rejected || self == .draft || self == .held }
}

extension Page {
  /// The moment by which pages are sorted, in minutes of a day number.
  fileprivate var moment: Int { Int(date.day.number) * 1441 + (date.minute ?? -1) }
}
