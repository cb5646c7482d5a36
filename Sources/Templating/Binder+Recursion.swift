import Diagnostics

/// A partial that includes itself: bound once, and called.
struct KeptPartial {
  var index: Int
  var start: Int32
  /// The place at its end; nil while it is still being bound.
  var end: Markup?
  /// The tag by which it includes itself.
  var calledWhileOpen: (name: TagName, source: Source)?
}

/// A call from one kept partial to another, and whether it goes down in the data.
struct Recursion {
  enum Way {
    case down
    case level
    case astray
  }

  var caller: Int
  var callee: Int
  var way: Way
  var name: TagName
  var source: Source
}

extension Binder {
  mutating func call(
    _ inclusion: Inclusion, _ template: ParsedTemplate, _ name: TagName, indentation: [UInt8]
  ) {
    let frames = scope.layers.map(\.operand)
    let caller = (index: callers.last, layers: scope.layers, source: scope.source)
    let partial = kept[inclusion] ?? keep(inclusion, template)
    if let index = caller.index, let innermost = caller.layers.last {
      recursions.append(
        Recursion(
          caller: index, callee: partial.index, way: way(of: innermost), name: name, source: caller.source))
    }
    // While the partial is still open its end is not known: it must end where it began, see `keep`.
    if partial.end == nil { kept[inclusion]?.calledWhileOpen = (name, caller.source) }
    markup = partial.end ?? inclusion.markup
    program.emit(call: partial.start, frames: frames, indentation: indentation)
    _ = program.label()
  }

  /// A call comes nearer to an end if the innermost record was reached by going down from the
  /// innermost record of the partial that calls.
  private func way(of layer: ScopeLayer) -> Recursion.Way {
    guard layer.origin == innermostOrigin else { return .astray }
    return layer.isDescendant ? .down : .level
  }

  private mutating func keep(_ inclusion: Inclusion, _ template: ParsedTemplate) -> KeptPartial {
    let outer = (scope, innermostOrigin)
    let jump = program.emit(.jump(0))
    var partial = KeptPartial(index: kept.count, start: program.label())
    kept[inclusion] = partial
    scope.source = template.source
    scope.layout = Layout()
    if !scope.isOpen {
      for index in scope.layers.indices { scope.layers[index].operand = Path(frame: index) }
      scope.frames = scope.layers.count
    }
    for index in scope.layers.indices {
      scope.layers[index].origin = index
      scope.layers[index].isDescendant = false
    }
    innermostOrigin = scope.layers.count - 1
    callers.append(partial.index)
    let elementsBefore = elements
    bind(template.nodes)
    // It is bound once for many places, so it is taken to close the elements that it opens.
    elements = elementsBefore
    callers.removeLast()
    markup.settle()
    program.emit(.comeBack)
    program.replace(jump, with: .jump(program.label()))
    if markup != inclusion.markup, theme.isWhole, let call = kept[inclusion]?.calledWhileOpen {
      scope.source = call.source
      reportUneven(call.name, from: inclusion.markup.description, to: markup.description)
    }
    partial.end = markup
    kept[inclusion] = partial
    (scope, innermostOrigin) = outer
    return partial
  }

  /// Reports every call that leads back to its partial without going down in the data: it would never end.
  mutating func findEndlessPartials() {
    for recursion in recursions {
      let edges = recursion.way == .level ? recursions.filter { $0.way == .level } : recursions
      guard recursion.way != .down, leads(from: recursion.callee, to: recursion.caller, by: edges) else {
        continue
      }
      let outer = scope.source
      scope.source = recursion.source
      report(.endlessPartial, at: recursion.name.range, [recursion.name.text])
      scope.source = outer
    }
  }

  private func leads(from start: Int, to end: Int, by edges: [Recursion]) -> Bool {
    var reached: Set = [start]
    var waiting = [start]
    while let next = waiting.popLast() {
      if next == end { return true }
      for edge in edges where edge.caller == next && reached.insert(edge.callee).inserted {
        waiting.append(edge.callee)
      }
    }
    return false
  }
}
