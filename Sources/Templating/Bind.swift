import Diagnostics

/// Binds one template, with all it includes, to the type of record it will be given.
func bind(_ name: String, to type: ValueType, in theme: TemplateSet) -> (
  template: Template, findings: [Diagnostic]
) {
  var recursive: Set<String> = []
  // Partials are filled in in place. One found to include itself is kept apart from the start in the next attempt; each
  // attempt finds at least one more.
  while true {
    var binder = Binder(theme: theme, recursive: recursive, name: name, type: type)
    binder.bindPage()
    guard let partial = binder.foundRecursive else {
      return (binder.program.template(named: name), binder.findings)
    }
    recursive.insert(partial)
  }
}

/// Limits of one page's template with its partials filled in: nodes, and bytes of literals.
private let largestProgram = (nodes: 500_000, literals: 16 << 20)

/// Walks through the nodes of a page's template and of all it includes, and writes instructions.
struct Binder {
  let theme: TemplateSet
  let recursive: Set<String>
  let name: String
  var program = Program()
  var findings: [Diagnostic] = []
  /// A partial that is used a hundred times is wrong once.
  var reported: Set<Place> = []
  var scope: Scope
  var markup: Markup
  /// The elements that are open here; only HTML and XML have any.
  var elements = OpenElements()
  var depth = 0
  /// A partial was met inside itself: this attempt is of no use.
  var foundRecursive: String?

  /// Partials that are being filled in.
  var filling: Set<Inclusion> = []
  var visited = 0
  /// Partials that are kept apart, and calls between them.
  var kept: [Inclusion: KeptPartial] = [:]
  var callers: [Int] = []
  var recursions: [Recursion] = []
  /// The layer that is the innermost at the beginning of the kept partial at hand.
  var innermostOrigin = 0
  var isTooLarge = false
  /// The steps of the name that was resolved last.
  var steps: [NameStep] = []
  /// The sections around the place at hand.
  var conditions: [(step: NameStep, isAbsent: Bool)] = []

  init(theme: TemplateSet, recursive: Set<String>, name: String, type: ValueType) {
    self.theme = theme
    self.recursive = recursive
    self.name = name
    let source = theme.templates[name]?.source ?? Source(name: name, bytes: [])
    let root = ScopeLayer(type: type, operand: Path(frame: 0), origin: 0, isDescendant: false)
    scope = Scope(layers: [root], frames: 1, isInList: false, source: source)
    markup = Markup(TemplateFormat(fileName: source.name))
    program.isOpen = type == .open
  }

  var isStopped: Bool { foundRecursive != nil || isTooLarge || findings.count >= mostFindings }

  mutating func bindPage() {
    filling.insert(inclusion(of: name))
    let nodes = theme.templates[name]?.nodes ?? []
    bind(nodes)
    if !scope.isOpen, theme.isWhole { reportTextBehindParent(in: nodes) }
    guard !isStopped else { return }
    findEndlessPartials()
    if !scope.isOpen, theme.isWhole, ![.content, .plain, .json].contains(markup.place) {
      let end = scope.source.bytes.count
      let place = markup.description
      report(
        .unfinishedMarkup, at: end..<end,
        help: Phrase("此处仍在\(place.chinese)里", "this is still \(place.english)"))
    }
  }

  /// A page that begins with a parent is that parent's: text after it would come after `</html>`.
  private mutating func reportTextBehindParent(in nodes: [TemplateNode]) {
    let bytes = scope.source.bytes
    let written = nodes.compactMap { node in node.written(in: bytes).map { (node, $0) } }
    guard case .parent(let parent)? = written.first?.0 else { return }
    for (_, range) in written.dropFirst() { report(.textBehindParent, at: range, [parent.name.text]) }
  }

  mutating func bind(_ nodes: [TemplateNode]) {
    depth += 1
    defer { depth -= 1 }
    for node in nodes {
      guard !isStopped else { return }
      visited += 1
      guard visited <= largestProgram.nodes, program.literals.count <= largestProgram.literals else {
        isTooLarge = true
        return findings.append(Diagnostic(.themeTooLarge, at: Location(file: scope.source.name), [name]))
      }
      switch node {
      case .text(let range, let startsLine): bindText(range, startsLine: startsLine)
      case .value(let name, let unescaped): bindValue(name, unescaped: unescaped)
      case .section(let name, let inverted, let body): bindSection(name, inverted: inverted, body)
      case .partial(let name, let indentation): bindPartial(name, indentation)
      case .parent(let parent): bindParent(parent)
      case .block(let block): bindBlock(block)
      }
    }
  }

  /// Reports and gives false where nesting becomes too deep.
  mutating func mayGoDeeper(at name: TagName) -> Bool {
    guard depth < deepestNesting else {
      report(.tooDeep, at: name.range, [String(deepestNesting)])
      return false
    }
    return true
  }

  mutating func bindText(_ range: Range<Int>, startsLine: Bool) {
    var range = range
    if startsLine {
      startLine()
      let dedented = scope.source.bytes[range].prefix(scope.layout.dedent).prefix(while: isBlank)
      range = dedented.endIndex..<range.upperBound
    }
    write(scope.source.bytes[range])
  }

  mutating func startLine() {
    if !callers.isEmpty { program.emit(.indentation) }
    write(scope.layout.indentation[...])
  }

  mutating func write(_ bytes: ArraySlice<UInt8>) {
    guard !bytes.isEmpty else { return }
    if !scope.isOpen {
      if let colon = markup.read(bytes) { report(.valueInScheme, at: colon..<(colon + 1)) }
      for tag in markup.tags { elements.take(tag, in: scope.source) }
      markup.tags.removeAll(keepingCapacity: true)
    }
    program.emit(literal: bytes)
  }

  mutating func report(
    _ rule: Rule, at range: Range<Int>, _ arguments: [String] = [], help: Phrase? = nil,
    correction: String? = nil
  ) {
    let location = scope.source.location(of: range)
    guard reported.insert(Place(rule: rule, location: location)).inserted else { return }
    findings.append(
      Diagnostic(rule, at: location, arguments, correction: correction, help: help).quoting(scope.source))
  }
}
