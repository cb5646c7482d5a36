/// Everything that was read and may be shown: settings, the content model and the pages.
package struct Site: Sendable {
  package let settings: Settings
  package let model: ContentModel
  /// Published pages, newest first; of one moment, in the order of their addresses.
  package let pages: [Page]
  /// Published pages whose day has passed: they keep their addresses and stand in no list.
  package let expired: [Page]
  /// Pages taken back: a notice stands at their addresses, and nothing else of them anywhere.
  package let withdrawn: [Page]
  /// Pictures and other files beside the pages, which pages name: relative to the site's folder.
  package let companions: Set<String>
  /// Pages that nobody sees yet, or that are drafts: their companions are neither published nor useless.
  package let unseen: [Page]
  /// Files that pages name which cannot be read yet: they are not useless, either.
  package let awaited: Set<String>
  /// Lists that the office publishes, by their names.
  package let rolls: [Roll]
  /// Files at addresses that others outside ask for.
  package let fixedFiles: [FixedFile]
  /// What editors put on the home page; nil for the usual.
  package let home: HomePage?
  /// Of those that nobody sees yet, the pages that come by themselves.
  package let scheduled: [Page]
  /// Pages that lists showed once and show no more, newest first: the lists' addresses stay.
  package let former: [Page]
  /// What readers do not see now, for texts that link to it.
  package let hidden: HiddenPages
  /// The address of every page that can be visited, by its file.
  package let pageAddresses: [String: String]

  /// A site of nothing, against which a theme can be checked that has no site yet.
  package static var empty: Site {
    Site(settings: Settings(), model: ContentModel(kinds: [], vocabularies: []), pages: [])
  }

  package init(
    settings: Settings, model: ContentModel, pages: [Page], expired: [Page] = [], withdrawn: [Page] = [],
    unseen: [Page] = [], scheduled: [Page] = [], former: [Page] = [], hidden: [HiddenPage] = [],
    companions: Set<String> = [], awaited: Set<String> = [], rolls: [Roll] = [],
    fixedFiles: [FixedFile] = [], home: HomePage? = nil
  ) {
    self.settings = settings
    self.model = model
    self.pages = pages
    self.expired = expired
    self.withdrawn = withdrawn
    self.unseen = unseen
    self.scheduled = scheduled
    self.former = former
    self.hidden = HiddenPages(hidden, beside: pages + expired)
    self.companions = companions
    self.awaited = awaited
    self.rolls = rolls
    self.fixedFiles = fixedFiles
    self.home = home
    pageAddresses = Dictionary(
      (pages + expired).map { ($0.file, $0.address) }, uniquingKeysWith: { first, _ in first })
  }

  /// The site with other pages in the places of some: each has the same place as the one before it.
  func replacing(_ replaced: [(position: Int, page: Page)]) -> Site {
    var pages = self.pages
    for (position, page) in replaced { pages[position] = page }
    return Site(self, pages: pages, home: home)
  }

  /// The site with another home page.
  func replacing(_ home: HomePage?) -> Site { Site(self, pages: pages, home: home) }

  /// A site of the same kinds and terms that shows some pages only.
  package func showing(_ pages: [Page]) -> Site { Site(settings: settings, model: model, pages: pages) }

  private init(_ site: Site, pages: [Page], home: HomePage?) {
    self.pages = pages
    settings = site.settings
    model = site.model
    expired = site.expired
    withdrawn = site.withdrawn
    companions = site.companions
    awaited = site.awaited
    rolls = site.rolls
    fixedFiles = site.fixedFiles
    self.home = home
    unseen = site.unseen
    scheduled = site.scheduled
    former = site.former
    hidden = site.hidden
    pageAddresses = site.pageAddresses
  }
}
