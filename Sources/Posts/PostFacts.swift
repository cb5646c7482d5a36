import Almanac

/// The metadata of a post, independent of its system.
package struct PostFacts: Sendable {
  package var title = ""
  /// The file's name, without date and extension.
  package var name: String
  package var date: Moment?
  package var updated: Moment?
  package var summary: String?
  package var isDraft: Bool
  /// The address by the system's settings, and the post's own aliases.
  package var addresses: [String] = []
  /// A pattern of the address with a value that the files do not give, such as `:hash`.
  package var unknownPattern: String?
  /// Keys that are not used.
  package var otherKeys: [String] = []
}

/// Whether a file is a post, and not a page, a list's text or a theme's file.
package func isPost(_ path: String, in settings: PostSettings) -> Bool {
  guard path.hasPrefix(settings.contentFolder), let ending = path.split(separator: ".").last,
    ["md", "markdown", "mdown"].contains(ending.lowercased())
  else { return false }
  let folders = path.dropFirst(settings.contentFolder.count).split(separator: "/").dropLast()
  switch settings.system {
  case .hexo: return folders.first == "_posts" || folders.first == "_drafts"
  case .jekyll: return folders.contains("_posts") || folders.contains("_drafts")
  case .hugo: return !folders.isEmpty && !path.hasSuffix("/_index.md")
  }
}

package func facts(of post: Post, in settings: PostSettings) -> PostFacts {
  let place = PostPlace(post.path, in: settings)
  var facts = PostFacts(name: place.name, isDraft: post.path.contains("_drafts/"))
  let fields = post.fields
  facts.title = fields.text("title") ?? place.name
  let date = fields.text("date", "publishdate", "pubdate", "created", "created_at")
  facts.date = date.flatMap(readPostDate) ?? place.day.map { Moment($0) }
  facts.updated = fields.text("updated", "lastmod", "last_modified_at", "modified").flatMap(readPostDate)
  facts.summary = fields.text("description", "summary", "excerpt", "subtitle", "desc", "abstract")
  if fields.says("draft", "true") || fields.says("published", "false") { facts.isDraft = true }
  switch address(of: post, place, facts, in: settings) {
  case .known(let address): facts.addresses = [address]
  case .unknown(let pattern): facts.unknownPattern = pattern
  }
  facts.addresses += fields.texts("aliases", "alias", "redirect_from").map {
    $0.hasPrefix("/") ? $0 : "/" + $0
  }
  let read: Set = [
    "title", "date", "publishdate", "pubdate", "created", "created_at", "updated", "lastmod",
    "last_modified_at",
    "modified", "description", "summary", "excerpt", "subtitle", "desc", "abstract", "draft", "published",
    "url",
    "permalink", "slug", "aliases", "alias", "redirect_from", "tags", "tag", "keywords", "categories",
    "category",
    "author", "authors",
  ]
  facts.otherKeys = fields.keys.filter { !read.contains($0) && fields[$0] != nil }
  return facts
}

/// The path of a post's file, from which its name, day, section and categories follow.
struct PostPlace {
  var name: String
  var day: Day?
  /// Relative to the folder of posts, without extension; for a bundle, the path of its folder.
  var path: String
  var folders: [String]

  init(_ path: String, in settings: PostSettings) {
    var parts = path.dropFirst(settings.contentFolder.count).split(separator: "/").map(String.init)
    var name = parts.removeLast()
    name = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    if settings.system == .hugo, name == "index", let folder = parts.popLast() { name = folder }
    if settings.system == .hexo { parts.removeFirst() }
    folders = parts
    self.path = (parts + [name]).joined(separator: "/")
    let numbers = name.split(separator: "-", maxSplits: 3, omittingEmptySubsequences: false)
    if numbers.count == 4, numbers[0].count == 4, let year = Int(numbers[0]), let month = Int(numbers[1]),
      let date = Int(numbers[2]), let day = Day(year: year, month: month, day: date)
    {
      self.day = day
      name = String(numbers[3])
    }
    self.name = name
  }
}

/// `2013/7/13 20:46:25`, `2019-03-30T23:00:36+08:00`, `2015-01-29`; times with a zone are converted to China's, UTC+8.
func readPostDate(_ text: String) -> Moment? {
  var numbers: [Int] = []
  var rest = text[...]
  while numbers.count < 6, let start = rest.firstIndex(where: \.isNumber) {
    // A sign after the time begins the zone.
    if numbers.count >= 5, rest[..<start].contains(where: { "+-".contains($0) }) { break }
    let digits = rest[start...].prefix { $0.isNumber }
    guard let number = Int(digits) else { return nil }
    numbers.append(number)
    rest = rest[start...].dropFirst(digits.count)
  }
  guard numbers.count >= 3, let day = Day(year: numbers[0], month: numbers[1], day: numbers[2]) else {
    return nil
  }
  guard numbers.count >= 5 else { return Moment(day) }
  guard let moment = Moment(day, hour: numbers[3], minute: numbers[4]) else { return nil }
  guard let offset = zone(in: rest) else { return moment }
  return Moment(epochSeconds: moment.epochSeconds + (8 * 60 - offset) * 60)
}

/// The offset east of UTC in minutes, if the text begins with a zone.
private func zone(in text: Substring) -> Int? {
  let text = text.drop { $0 == "." || $0.isNumber || $0 == " " }
  if text.hasPrefix("Z") || text.hasPrefix("UTC") { return 0 }
  guard let sign = text.first, "+-".contains(sign) else { return nil }
  let digits = text.dropFirst().filter(\.isNumber)
  guard digits.count == 4, let number = Int(digits) else { return nil }
  return (number / 100 * 60 + number % 100) * (sign == "-" ? -1 : 1)
}
