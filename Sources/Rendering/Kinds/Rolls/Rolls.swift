import Content
import Templating

extension OutputKind {
  /// An office's lists of people, units or works, as its sheets have them, and a list of these.
  static let rolls = OutputKind(
    isInSitemap: true, offline: .included,
    templates: { _ in
      [TemplateType(rollSchema, whenAbsent: .leavesOut), TemplateType(rollsSchema, whenAbsent: .leavesOut)]
    },
    records: [
      rollLinkSchema.recordType, rollRowSchema.recordType, rollCellSchema.recordType,
      rollGroupSchema.recordType,
      unitRollSchema.recordType,
    ],
    directories: { lists in
      lists.showsRolls && lists.has(rollsSchema.name)
        ? [IndexLink(label: lists.words[.rolls], address: address)] : []
    },
    outputs: { context in
      guard context.lists.showsRolls else { return [] }
      let list = Output(address) { context, _ in context.rollsList() }
      let rolls = context.site.rolls.enumerated().map { position, roll in
        var output = Output(roll.address, number: position) { context, position in context.roll(position) }
        output.isInSitemap = !roll.isSample
        return output
      }
      return (context.lists.has(rollsSchema.name) ? [list] : []) + rolls
    })
}

private let address = "/rolls/"

extension Lists {
  var showsRolls: Bool { !site.rolls.isEmpty && has(rollSchema.name) }
}

extension RenderContext {
  /// Lists of rolls, newest batches first.
  fileprivate func rollsList() -> [UInt8] {
    let pageContext = self.pageContext(
      title: words[.rolls], description: words[.rollsAbout], address: address, crumbs: [])
    return fill(rollsSchema.name, pageContext, rollsSchema, site.rolls.indices.map { rollSummary($0) })
  }

  /// A roll as the office's sheet has it.
  fileprivate func roll(_ position: Int) -> [UInt8] {
    let roll = site.rolls[position]
    let heads = self.heads(of: roll)
    var pageContext = self.pageContext(
      title: roll.title, description: words.say(.rollAbout, roll.title, heads), address: roll.address,
      crumbs: lists.has(rollsSchema.name) ? [crumb(words[.rolls], address)] : [])
    pageContext.isHidden = roll.isSample
    return fill(
      rollSchema.name, pageContext, rollSchema, RollView(context: self, position: position),
      expecting: 1 << 16)
  }

  func rollSummary(_ position: Int) -> RollSummary {
    let roll = site.rolls[position]
    return RollSummary(
      title: roll.title, address: commonContext.addresses.href(roll.address), text: heads(of: roll))
  }

  /// 12人3组, 11家, 10件
  func heads(of roll: Roll) -> String {
    switch roll.row {
    case .work: words.say(.worksCount, roll.entries.count)
    case .unit: words.say(.unitsCount, roll.entries.count)
    case .person, .group, .family:
      Heads(
        people: roll.entries.count { !$0.isGroup }, groups: roll.entries.count(where: \.isGroup), words
      ).text
    }
  }

  /// The page that called for a roll's works.
  func call(of roll: Roll) -> Int? {
    guard let call = roll.call else { return nil }
    return site.pages.firstIndex { $0.file == call }
  }

  /// The batch's own page, where the roll is of one.
  func batchLink(of roll: Roll) -> LabelledLink? {
    guard let honour = roll.fullHonour, theme.templates[batchSchema.name] != nil else { return nil }
    for index in indices.honours where index.levels == honour.level.vocabulary {
      guard
        let batch = index.batches.first(where: { $0.level == honour.level.term && $0.batch == honour.batch })
      else { continue }
      let level = site.model[honour.level].name
      return crumb(
        words.say(.batchTitle, level, index.label, words.batch(batch.batch)),
        index.address(of: batch, in: site.model))
    }
    return nil
  }

  /// The record of a unit as its index shows it.
  func unitRecord(_ unit: TermReference?) -> TemplateRecord? {
    guard let unit else { return nil }
    return indices.unitIndex.map { terms[$0][unit.term] } ?? pageRecords.plainRecord(unit)
  }

  /// The rows of rolls about a unit, roll by roll.
  func rolls(ofUnit term: Int) -> [TemplateRecord] {
    let places = indices.rolls.byUnit[term, default: []]
    let rolls = Dictionary(grouping: places, by: \.roll)
    return rolls.keys.sorted().map { roll in
      unitRollSchema.record(of: UnitRoll(context: self, roll: roll, places: rolls[roll] ?? []))
    }
  }
}
