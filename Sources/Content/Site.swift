/// The site to be shown: settings, the content model and the pages.
package struct Site: Sendable {
  package let settings: Settings
  package let model: ContentModel
  /// Published pages, newest first; pages of one moment in the order of their addresses.
  package let pages: [Page]
  /// Pages past their last day: they keep their addresses and are in no list.
  package let expired: [Page]
  /// Withdrawn pages: their addresses show a notice, and nothing else of them is published.
  package let withdrawn: [Page]
  /// Pictures and other files beside the pages, as paths from the site's folder.
  package let companions: Set<String>
  /// Scheduled and held pages and drafts: their companions are neither published nor reported as unused.
  package let unseen: [Page]
  /// Files named by pages that cannot be read; not reported as unused either.
  package let awaited: Set<String>
  /// Lists that the office publishes, in the order of their names.
  package let rolls: [Roll]
  /// Files at fixed addresses that other services ask for.
  package let fixedFiles: [FixedFile]
  /// The home page as set by the editors; nil for the default.
  package let home: HomePage?
  /// The pages in `unseen` that will be published on their day.
  package let scheduled: [Page]
  /// Pages that lists have shown and no longer show, newest first: the addresses of those lists are kept.
  package let former: [Page]
  /// Pages that are not published at present, for links to them.
  package let hidden: HiddenPages
  /// The address of every page that has one, by its file.
  package let pageAddresses: [String: String]

  /// A site without content, for checking a theme on its own.
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

  /// The site with some pages replaced; each new page has the same place as the old one.
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
