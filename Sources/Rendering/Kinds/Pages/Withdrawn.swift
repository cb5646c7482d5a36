import Content
import Templating

extension OutputKind {
  /// Notices where pages were that have been taken back.
  static let withdrawn = OutputKind(
    isInSitemap: false, offline: .included,
    templates: { _ in [TemplateType(withdrawnShape)] },
    outputs: { stage in
      stage.site.withdrawn.enumerated().map { position, page in
        Output(page.address, role: .withdrawn, number: position) { stage, position in
          stage.withdrawn(stage.site.withdrawn[position])
        }
      }
    })
}

let withdrawnShape = Shape<Record>(
  "withdrawn", "撤回的文章原址上的告示", "the notice where a withdrawn page was",
  [.init("date", .record("Date"), "发布日期", "when the page was published") { .record($0) }])

extension Stage {
  fileprivate func withdrawn(_ page: Page) -> [UInt8] {
    var frame = self.frame(
      title: words[.withdrawn], description: words[.withdrawnAbout], address: page.address, crumbs: [],
      isList: false)
    frame.isHidden = true
    return fill(withdrawnShape.name, frame, withdrawnShape, dateShape.record(of: page.date))
  }
}
