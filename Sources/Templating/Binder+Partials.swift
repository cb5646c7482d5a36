import Diagnostics

extension Binder {
  mutating func bindPartial(_ name: TagName, _ indentation: Range<Int>?) {
    if let variable = VariablePartial(name) {
      return bindVariable(variable) { binder, name in binder.include(name, indentation) }
    }
    guard theme.templates[name.text] != nil else { return reportUnknownPartial(name) }
    include(name, indentation)
  }

  mutating func bindParent(_ parent: Parent) {
    if let variable = VariablePartial(parent.name) {
      return bindVariable(variable) { binder, name in
        var parent = parent
        parent.name = name
        binder.bindParent(parent)
      }
    }
    guard theme.templates[parent.name.text] != nil else { return reportUnknownPartial(parent.name) }
    if !scope.isOpen { reportLosses(in: parent) }
    let outer = scope.overrides
    for block in parent.overrides where outer[block.name.text] == nil {
      scope.overrides[block.name.text] = Override(block: block, source: scope.source, overrides: outer)
    }
    include(parent.name, parent.indentation)
    scope.overrides = outer
  }

  mutating func bindBlock(_ block: TemplateBlock) {
    guard mayGoDeeper(at: block.name) else { return }
    guard let override = scope.overrides[block.name.text] else { return bind(block.body) }
    let outer = scope
    let place = outer.source.bytes[block.place].dropFirst(outer.layout.dedent)
    scope.source = override.source
    scope.overrides = override.overrides
    scope.layout = Layout(
      indentation: outer.layout.indentation + place, dedent: override.block.intrinsicIndentation)
    var body = override.block.body[...]
    if block.standsAlone, !override.block.startsLine { startLine() }
    if !block.standsAlone, case .text(let range, startsLine: true)? = body.first {
      // The line has begun before the block.
      let blank = scope.source.bytes[range].prefix(scope.layout.dedent).prefix(while: isBlank)
      body = [.text(blank.endIndex..<range.upperBound, startsLine: false)] + body.dropFirst()
    }
    bind(Array(body))
    scope = outer
  }

  mutating func reportUnknownPartial(_ name: TagName) {
    guard !scope.isOpen else { return }
    let near = nearest(to: name.text, in: theme.templates.keys.sorted())
    report(
      .unknownPartial, at: name.range, [name.text], help: near.map(didYouMean),
      correction: near.map { corrected(name.range, $0) })
  }

  private mutating func reportLosses(in parent: Parent) {
    for range in parent.lost { report(.lostText, at: range) }
    guard theme.isWhole else { return }
    let known = theme.blocks(of: parent.name.text)
    for block in parent.overrides where !known.contains(block.name.text) {
      let near = nearest(to: block.name.text, in: known.sorted())
      report(
        .unknownBlock, at: block.name.range,
        [block.name.text, parent.name.text],
        help: near.map(didYouMean))
    }
  }

  func inclusion(of template: String) -> Inclusion {
    Inclusion(
      template: template, types: scope.types, isInList: scope.isInList, overrides: scope.overrides,
      markup: markup)
  }
}

extension Binder {
  mutating func include(_ name: TagName, _ indentation: Range<Int>?) {
    guard mayGoDeeper(at: name), let template = theme.templates[name.text] else { return }
    markup.settle()
    let inclusion = inclusion(of: name.text)
    let outer = scope
    let white = indentation.map {
      outer.layout.indentation + outer.source.bytes[$0].dropFirst(outer.layout.dedent)
    }
    if recursive.contains(name.text) {
      call(inclusion, template, name, indentation: white ?? [])
    } else {
      guard filling.insert(inclusion).inserted else {
        foundRecursive = name.text
        return
      }
      scope.source = template.source
      scope.layout = Layout(indentation: white ?? [])
      bind(template.nodes)
      filling.remove(inclusion)
    }
    scope = outer
    markup.settle()
  }
}
