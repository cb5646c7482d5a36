import Content

/// What a site has because some kind's fields tell of people, honours or days.
///
/// A theme without the template of such a page does without the page.
func domainOutputs(of stage: Stage) -> [Output] {
  let lists = stage.lists
  return lists.outputs(lists.ofPeople + lists.ofHonours + lists.ofAwards + lists.festivalFiles)
    + calendarOutputs(of: stage) + lists.outputs(lists.festivalYears)
    + statisticsOutputs(of: stage) + siteMapOutputs(of: stage)
    + (stage.hasSearch ? [Output(path: path(of: searchAddress), recipe: .search)] : [])
}

private func siteMapOutputs(of stage: Stage) -> [Output] {
  guard stage.theme.templates[siteMapShape.name] != nil else { return [] }
  return [Output(path: path(of: siteMapAddress), recipe: .siteMap)]
}

private func statisticsOutputs(of stage: Stage) -> [Output] {
  guard stage.tellsStatistics else { return [] }
  return [Output(path: path(of: statisticsAddress), recipe: .statistics)]
}

/// A site has a calendar if a kind says that its pages are events.
private func calendarOutputs(of stage: Stage) -> [Output] {
  guard stage.site.model.kinds.contains(where: { $0.calendar != nil }) else { return [] }
  var outputs = [Output(path: path(of: calendarFileAddress), recipe: .siteCalendar)]
  guard stage.theme.templates[calendarShape.name] != nil else { return outputs }
  outputs.append(Output(path: path(of: calendarAddress), recipe: .calendar))
  for year in stage.calendarYears {
    outputs += (1...12).map {
      Output(
        path: path(of: monthAddress(year: year, month: $0)), recipe: .calendarMonth(year: year, month: $0))
    }
  }
  return outputs
}

extension Stage {
  /// The people, honours and calendar of one kind; those of all, and the statistics.
  func directories(ofKind kind: Int? = nil) -> [LabelledLink] {
    let addresses = surroundings.addresses
    var links: [LabelledLink] = []
    let kinds = site.model.kinds.indices.filter { kind == nil || kind == $0 }.map { site.model.kinds[$0] }
    let own = Set(kinds.flatMap { $0.fields.compactMap { $0.index?.address } })
    if theme.templates[peopleShape.name] != nil {
      links += indices.people.filter { own.contains($0.field.address) && !$0.people.isEmpty }.map {
        LabelledLink(label: "人物索引", address: addresses.href($0.field.address))
      }
    }
    if theme.templates[honoursShape.name] != nil, theme.templates[batchShape.name] != nil {
      links += indices.honours.filter { own.contains($0.field.address) }.map {
        LabelledLink(label: "\($0.label)名单", address: addresses.href($0.field.address))
      }
    }
    if theme.templates[awardsShape.name] != nil {
      links += indices.awards.filter { own.contains($0.field.address) }.map {
        LabelledLink(label: "\($0.label)", address: addresses.href($0.field.address))
      }
    }
    if theme.templates[calendarShape.name] != nil, kinds.contains(where: { $0.calendar != nil }) {
      links.append(LabelledLink(label: "日历", address: addresses.href(calendarAddress)))
    }
    if kind == nil { links += [statisticsLink].compactMap(\.self) }
    return links
  }
}
