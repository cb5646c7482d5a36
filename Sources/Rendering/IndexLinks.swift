import Content

extension Lists {
  /// The link to a field's index, for the kinds of pages that have the field.
  func directory(_ label: String, of index: FieldIndex) -> IndexLink {
    let kinds = site.model.kinds.indices.filter { kind in
      site.model.kinds[kind].fields.contains { $0.index?.address == index.address }
    }
    return IndexLink(label: label, address: index.address, kinds: Set(kinds))
  }

  /// The entrances to lists and other outputs: those to the pages of some kinds before those to the whole site's.
  var directories: [IndexLink] {
    let all = zip(OutputKind.all, places).flatMap { kind, places in
      places.compactMap(\.directory) + kind.directories(self)
    }
    return all.filter { $0.kinds != nil } + all.filter { $0.kinds == nil }
  }
}

extension RenderContext {
  /// Links to the entrances: of one kind's pages, such as their people, honours and calendar; or all.
  func directories(ofKind kind: Int? = nil) -> [LabelledLink] {
    directories.filter { directory in kind.map { directory.kinds?.contains($0) == true } ?? true }
      .map { crumb($0.label, $0.address) }
  }
}
