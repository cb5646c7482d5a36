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
  case top

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
    case .top: "置顶"
    }
  }

  /// How many there are.
  static let count = allCases.count

  /// Its place among them.
  var position: Int {
    switch self {
    case .title: 0
    case .date: 1
    case .updated: 2
    case .summary: 3
    case .slug: 4
    case .status: 5
    case .expires: 6
    case .aliases: 7
    case .sample: 8
    case .top: 9
    }
  }

  /// What is written under the key or its label, whether it is right or not.
  func written(in root: YAMLNode?) -> String {
    (root?[rawValue] ?? root?[label])?.text ?? ""
  }
}
