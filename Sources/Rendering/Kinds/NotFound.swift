import Templating

extension OutputKind {
  /// What a server shows where nothing is.
  static let notFound = OutputKind(
    isInSitemap: false, offline: .onWebOnly(["404.html"]),
    templates: { _ in [TemplateType(notFoundShape)] },
    outputs: { _ in [Output("/404.html") { stage, _ in stage.notFound() }] })
}

let notFoundShape = Shape<Void>("not_found", "找不到网页时的页面", "the page for what is not found", [])

extension Stage {
  fileprivate func notFound() -> [UInt8] {
    var frame = self.frame(
      title: words[.notFound], description: "", address: "/404.html", crumbs: [], isList: false)
    frame.isHidden = true
    return fill(notFoundShape.name, frame, notFoundShape, ())
  }
}
