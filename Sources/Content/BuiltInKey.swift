import YAML

/// The front matter that the program itself understands, whatever the kind.
package enum BuiltInKey: String, Sendable, CaseIterable {
  case title
  case date
  case updated
  case summary
  case slug
  case status
  case expires
  case aliases
  case sample

  /// The Chinese name, which front matter may use as the key.
  package var label: String {
    switch self {
    case .title: "标题"
    case .date: "日期"
    case .updated: "更新"
    case .summary: "摘要"
    case .slug: "网址名"
    case .status: "状态"
    case .expires: "截止"
    case .aliases: "旧址"
    case .sample: "示例"
    }
  }

  init?(keyOrLabel text: String) {
    guard let key = BuiltInKey.byName[text] else { return nil }
    self = key
  }

  /// What is written under the key or its label, whether it is right or not.
  func written(in root: Node?) -> String {
    (root?[rawValue] ?? root?[label])?.text ?? ""
  }

  /// By key and by label.
  private static let byName = Dictionary(
    uniqueKeysWithValues: allCases.flatMap { [($0.rawValue, $0), ($0.label, $0)] })
}
