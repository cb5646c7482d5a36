/// Everything that was read and may be shown: settings, the content model and the pages.
package struct Site: Sendable {
  package var settings: Settings
  package var model: ContentModel
  /// Published pages, newest first; of one moment, in the order of their addresses.
  package var pages: [Page]
  /// Published pages whose day has passed: they keep their addresses and stand in no list.
  package var expired: [Page]
  /// Pages taken back: a notice stands at their addresses, and nothing else of them anywhere.
  package var withdrawn: [Page]

  package init(
    settings: Settings, model: ContentModel, pages: [Page], expired: [Page] = [], withdrawn: [Page] = []
  ) {
    self.settings = settings
    self.model = model
    self.pages = pages
    self.expired = expired
    self.withdrawn = withdrawn
  }
}
