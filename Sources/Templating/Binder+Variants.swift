import Diagnostics

/// `{{>card-*}}`: a partial of which a theme may have one for each sort of record, such as `card-stories`.
struct VariablePartial {
  /// The name before the hyphen, common to the partials of all sorts; the partial for sorts without their own has it.
  let general: TagName

  init?(_ name: TagName) {
    guard name.text.hasSuffix("-*"), name.text.utf8.count > 2 else { return nil }
    general = TagName(
      text: String(name.text.dropLast(2)), range: name.range.lowerBound..<(name.range.upperBound - 2))
  }

  func name(for variant: RecordType.Variant) -> TagName {
    TagName(text: "\(general.text)-\(variant.name)", range: general.range)
  }
}

extension Binder {
  /// Binds the partial of each sort that the theme has, each behind a question for the record's sort, and the general
  /// one behind them all.
  ///
  /// - Parameter include: binds one of the partials at the tag's place.
  mutating func bindVariable(
    _ partial: VariablePartial, _ include: (inout Binder, TagName) -> Void
  ) {
    guard theme.templates[partial.general.text] != nil else { return reportUnknownPartial(partial.general) }
    guard let (layer, record) = layerWithVariants() else {
      return report(.noVariants, at: partial.general.range, [partial.general.text])
    }
    let special = record.variants.filter { theme.templates[partial.name(for: $0).text] != nil }
    let flags = special.map { flag(of: $0, in: layer, record) }
    for (variant, flag) in zip(special, flags) {
      let skip = program.emit(.jump(0))
      bindBranch(partial.general) { include(&$0, partial.name(for: variant)) }
      program.replace(skip, with: .skipUnless(flag, to: program.label()))
    }
    let skips = flags.map { _ in program.emit(.jump(0)) }
    bindBranch(partial.general) { include(&$0, partial.general) }
    for (skip, flag) in zip(skips, flags) { program.replace(skip, with: .skipIf(flag, to: program.label())) }
  }

  private mutating func flag(of variant: RecordType.Variant, in layer: ScopeLayer, _ record: RecordType)
    -> Operand
  {
    for slot in variant.flag.prefix(1) { program.note(slot, of: record.name) }
    var path = layer.operand
    path.slots += variant.flag
    return program.operand(path)
  }

  private func layerWithVariants() -> (ScopeLayer, RecordType)? {
    for layer in scope.layers.reversed() {
      guard case .record(let name) = layer.type, let record = theme.schema[name] else { continue }
      if !record.variants.isEmpty { return (layer, record) }
    }
    return nil
  }

  /// Binds one of several pieces: the page must be at the same kind of place after each.
  private mutating func bindBranch(_ name: TagName, _ include: (inout Binder) -> Void) {
    markup.settle()
    let before = markup
    let elementsBefore = elements
    elements.mark()
    _ = program.label()
    include(&self)
    markup.settle()
    guard !isStopped else { return }
    holdToElements(elementsBefore, name)
    if before.merged(with: markup) == nil, theme.isWhole {
      reportUneven(name, from: before.description, to: markup.description)
    }
    markup = before
  }
}
