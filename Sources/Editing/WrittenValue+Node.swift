import YAML

extension WrittenValue {
  /// What a node says, to be written again as it is.
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
