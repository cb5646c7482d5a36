import YAML

extension WrittenValue {
  /// The value of a node, to be written unchanged.
  package init(_ node: YAMLNode) {
    guard !node.isEmpty else {
      self = .nothing
      return
    }
    switch node.content {
    case .scalar(let text): self = .text(text)
    case .list(let items): self = .list(items.map { WrittenValue($0) })
    case .map(let pairs): self = .map(pairs.map { Pair($0.key.text ?? "", WrittenValue($0.value)) })
    }
  }
}
