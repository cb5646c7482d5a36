import Content
import Templating

extension OutputKind {
  /// Parts of long lists, where a declaration divides them: a kind's pages of one year, a topic's of one unit.
  static let listPart = OutputKind(
    isInSitemap: true, offline: .included,
    lists: { lists in
      lists.indices.partsOfKinds.indices.flatMap(lists.parts)
        + lists.indices.byTerm.indices.flatMap(lists.partsOfTerms)
    })
}

extension Lists {
  fileprivate func parts(ofKind position: Int) -> [ListPlace] {
    let kind = site.model.kinds[position]
    let whole = ListHead(kind.name, kind.description, at: kind.address, section: kind.slug)
    return places(of: indices.partsOfKinds[position], below: whole) { context, head, open, number in
      context.kindList(position, head, open, number: number)
    }
  }

  fileprivate func partsOfTerms(ofIndex position: Int) -> [ListPlace] {
    let index = indices.byTerm[position]
    return index.parts.enumerated().flatMap { term, parts in
      places(of: parts, below: head(ofTerm: term, in: index)) { context, head, open, number in
        context.termList(position, term, head, open, number: number)
      }
    }
  }

  private func places(
    of all: [ListParts], below whole: ListHead,
    render: @escaping @Sendable (RenderContext, ListHead, OpenPart, Int) -> [UInt8]
  ) -> [ListPlace] {
    all.flatMap { parts in
      parts.parts.indices.map { position in
        let part = parts.parts[position]
        var head = whole
        head.title = words.say(.partOfList, whole.title, part.name)
        head.address += part.folder
        head.crumbs.append(ListHead.Crumb(label: whole.title, address: whole.address))
        let open = OpenPart(parts: parts, position: position)
        return ListPlace(head, part.pages) { [head] context, number in render(context, head, open, number) }
      }
    }
  }
}

extension RenderContext {
  /// The parts of a list by the terms of a field, as a list shows its indices; nil for years, which have a strip.
  ///
  /// - Parameter address: of the whole list.
  func partRecord(_ parts: ListParts, of address: String, _ open: OpenPart? = nil) -> TemplateRecord? {
    guard parts.narrowing != .year, !parts.parts.isEmpty else { return nil }
    let terms = parts.parts.enumerated().compactMap { position, part in
      part.term.map { term in
        termSchema.record(
          of: TermView(
            term: site.model[term], address: commonContext.addresses.href(address + part.folder), group: "",
            count: part.pages.count, isCurrent: position == open?.position))
      }
    }
    let group = TermGroupView(slug: "", name: "", description: "", terms: terms, count: 0)
    return overviewSchema.record(
      of: Overview(label: parts.label, address: "", description: "", groups: [group], count: terms.count))
  }

  /// The parts of a list by year.
  func partYears(of parts: ListParts, of address: String, _ open: OpenPart?) -> [TemplateRecord] {
    parts.parts.enumerated().compactMap { position, part in
      part.year.map { year in
        let isCurrent = open?.parts.narrowing == .year && position == open?.position
        return yearSchema.record(
          of: YearView(
            year: year, count: part.pages.count, address: commonContext.addresses.href(address + part.folder),
            months: [], isCurrent: isCurrent))
      }
    }
  }
}
