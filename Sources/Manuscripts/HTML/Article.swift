import XML

/// The element with the article, by the names that pages of WeChat and of offices' sites give it, or `article` or
/// `main`; else the whole body.
func article(of body: XMLElement) -> XMLElement {
  for name in articleNames {
    let found = body.first { $0["id"]?.lowercased() == name || hasClass($0, name) }
    if let found, !trimmed(allWords(found)).isEmpty { return found }
  }
  return body.descendant("article") ?? body.descendant("main") ?? body
}

/// The most specific first: names that one content system uses for the text alone, then words in general use.
private let articleNames = [
  "js_content", "ucap-content", "trs_editor", "vsb_content", "v_news_content", "zoom", "fontzoom",
  "article-content", "article_content", "articlecontent", "content_text", "news_content", "newscontent",
  "article-body", "article", "content", "main",
]

private func hasClass(_ element: XMLElement, _ name: String) -> Bool {
  (element["class"] ?? "").split { isSpace($0) }.contains { $0.lowercased() == name }
}

extension XMLElement {
  /// The first element beneath this one that matches.
  func first(where matches: (XMLElement) -> Bool) -> XMLElement? {
    for child in elements {
      if matches(child) { return child }
      if let found = child.first(where: matches) { return found }
    }
    return nil
  }

  /// Whether an element is this one or beneath it.
  fileprivate func holds(_ other: XMLElement) -> Bool { self === other || first { $0 === other } != nil }
}

extension HTMLReader {
  /// Records everything around the article as dropped, each part on its own.
  mutating func dropSurroundings(of article: XMLElement, in element: XMLElement) {
    for child in element.children {
      switch child {
      case .text(let words): count(words)
      case .element(let inner) where inner === article: break
      case .element(let inner) where inner.holds(article): dropSurroundings(of: article, in: inner)
      case .element(let inner): count(allWords(inner))
      }
    }
  }

  private mutating func count(_ words: String) {
    let count = squeezed(words).unicodeScalars.count
    guard count > 0 else { return }
    characters += count
    source.ledger.drop(.surroundings, words)
  }

  /// Reads title and fields of a page: from the names that offices' sites must use (ArticleTitle, PubDate,
  /// ContentSource, Author), from the title that other sites give for sharing (`og:title`), or from its heading.
  ///
  /// - Parameter body: the element searched for a heading; nil if the heading is in the article itself.
  mutating func readHead(_ tree: XMLElement, of body: XMLElement?) {
    var facts: [String: String] = [:]
    for element in tree.all("meta") {
      guard let name = (element["name"] ?? element["property"])?.lowercased(), facts[name] == nil else {
        continue
      }
      facts[name] = trimmed(element["content"] ?? "")
    }
    let heading = body?.descendant("h1").map { trimmed(collapsed(allWords($0))) }
    let titles = [facts["articletitle"], facts["og:title"], heading].compactMap { $0 }
    source.title = titles.first { !$0.isEmpty }
    for (name, label) in [("pubdate", "日期"), ("contentsource", "来源"), ("author", "作者")] {
      guard let value = facts[name], !value.isEmpty else { continue }
      let day = label == "日期" ? dayText(String(value.prefix { !isSpace($0) })) : value
      guard let day else { continue }
      source.proposals.append(
        Proposal(name: label, fieldNames: fieldRow(of: label)?.names ?? [label], value: day))
    }
  }
}

extension XMLElement {
  /// All elements with a name beneath this one.
  fileprivate func all(_ name: String) -> [XMLElement] {
    elements.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
  }
}
