import Almanac

/// The address of a post in the old site, or a pattern with values that the files do not give.
enum PostAddress {
  case known(String)
  case unknown(String)
}

func address(of post: Post, _ place: PostPlace, _ facts: PostFacts, in settings: PostSettings) -> PostAddress
{
  let own = settings.system == .hugo ? post.fields.text("url") : post.fields.text("permalink", "url")
  if let own, !own.contains("://"), !own.contains(":") { return .known(settings.root + rooted(own)) }
  let section = place.folders.first ?? ""
  guard
    let pattern = own.flatMap({ $0.contains("://") ? nil : $0 }) ?? settings.permalinks[section]
      ?? settings.permalinks[""]
  else {
    // Hugo's default.
    let parts =
      place.folders + [
        post.fields.text("slug") ?? place.path.split(separator: "/").last.map(String.init) ?? ""
      ]
    return .known(settings.root + rooted(parts.map { hugoName($0, settings) }.joined(separator: "/")) + "/")
  }
  let known = Variables(post: post, place: place, facts: facts, settings: settings)
  var address = ""
  var rest = pattern[...]
  while let colon = rest.firstIndex(of: ":") {
    address += rest[..<colon]
    let name = rest[rest.index(after: colon)...].prefix { $0.isASCII && ($0.isLetter || $0 == "_") }
    guard let value = known.value(of: String(name)) else { return .unknown(pattern) }
    address += value
    rest = rest[colon...].dropFirst(name.count + 1)
  }
  address = rooted(address + rest)
  if settings.system == .hugo, !address.hasSuffix("/"), !address.hasSuffix(".html") { address += "/" }
  return .known(settings.root + address)
}

/// The path with one slash before it, without doubled slashes and without `index.html`.
private func rooted(_ path: String) -> String {
  let isFolder = path.hasSuffix("/") || path.hasSuffix("/index.html")
  var parts = path.split(separator: "/")
  if parts.last == "index.html" { parts.removeLast() }
  return "/" + parts.joined(separator: "/") + (isFolder && !parts.isEmpty ? "/" : "")
}

/// The values of the variables in a pattern.
private struct Variables {
  var post: Post
  var place: PostPlace
  var facts: PostFacts
  var settings: PostSettings

  func value(of name: String) -> String? {
    guard let value = dated(name) ?? named(name) else { return nil }
    return value
  }

  private func dated(_ name: String) -> String? {
    guard let date = facts.date else { return nil }
    let (year, month, day) = date.day.civil
    switch name {
    case "year": return "\(year)"
    case "short_year": return two(year % 100)
    case "month": return two(month)
    case "i_month": return "\(month)"
    case "day": return two(day)
    case "i_day": return "\(day)"
    case "y_day", "yearday":
      return String(repeating: "0", count: 3 - "\(date.day.dayOfYear)".count) + "\(date.day.dayOfYear)"
    case "hour": return two((date.minute ?? 0) / 60)
    case "minute": return two((date.minute ?? 0) % 60)
    default: return nil
    }
  }

  private func named(_ name: String) -> String? {
    let slug = post.fields.text("slug")
    let file = place.path.split(separator: "/").last.map(String.init) ?? place.name
    switch (settings.system, name) {
    case (.hexo, "title"):
      return settings.namesHaveDays ? (place.folders + [place.name]).joined(separator: "/") : place.path
    case (.hexo, "name"): return file
    case (.hexo, "post_title"): return hugoName(facts.title, settings)
    case (.hexo, "category"):
      let categories = post.fields.texts("categories", "category")
      return (categories.isEmpty ? [settings.defaultCategory] : categories).joined(separator: "/")
    case (.jekyll, "title"), (.jekyll, "slug"): return slug ?? place.name
    case (.jekyll, "categories"):
      let folders = place.folders.prefix { $0 != "_posts" && $0 != "_drafts" }
      return (folders + post.fields.texts("categories", "category")).map { $0.lowercased() }.joined(
        separator: "/")
    case (.jekyll, "output_ext"): return ".html"
    case (.hugo, "section"): return place.folders.first ?? ""
    case (.hugo, "sections"): return place.folders.joined(separator: "/")
    case (.hugo, "path"):
      return (place.folders + [slug ?? file]).map { hugoName($0, settings) }.joined(separator: "/")
    case (.hugo, "title"): return hugoName(facts.title, settings)
    case (.hugo, "slug"): return slug ?? hugoName(facts.title, settings)
    case (.hugo, "filename"), (.hugo, "contentbasename"): return hugoName(file, settings)
    case (.hugo, "slugorfilename"), (.hugo, "slugorcontentbasename"): return slug ?? hugoName(file, settings)
    default: return nil
    }
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// A part of an address as Hugo makes it: white space becomes hyphens, punctuation is removed, letters are lower case
/// unless the settings keep case.
private func hugoName(_ text: String, _ settings: PostSettings) -> String {
  var name = ""
  for character in settings.keepsCase ? text : text.lowercased() {
    if character.isLetter || character.isNumber || "-_.".contains(character) {
      name.append(character)
    } else if character.isWhitespace, !name.hasSuffix("-") {
      name.append("-")
    }
  }
  return name
}
