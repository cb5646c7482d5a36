import Almanac
import Checks
import Content
import Diagnostics
import Rendering

/// The number of days that `check` looks ahead.
private let daysAhead = 30

/// Reports pages that will appear or expire in the coming days, while something can still be done about it.
func comingChanges(in plan: Plan, of site: Site, now: Moment, texts: SiteTexts) -> [Diagnostic] {
  let changes = site.comingChanges(after: now, days: daysAhead)
  guard !changes.isEmpty else { return [] }
  let scheduled = Set(site.scheduled.map(\.file))
  let lists = plan.lists(
    ending: changes.map(\.page).filter { !scheduled.contains($0.file) },
    coming: changes.map(\.page).filter { scheduled.contains($0.file) })
  return noticesOfChanges(
    changes, in: site, lists: lists.mapValues { ListsOfPage(emptied: $0.emptied, opened: $0.opened) },
    texts: texts)
}
