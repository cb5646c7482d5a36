import Markdown

/// The cause for which a kind's rule applies to a page.
enum RuleTrigger {
  case field(Int)
  /// A picture or video in the text, by its line.
  case text(line: Int)
}

extension KindRule {
  /// The cause for which the rule applies; nil if it does not. A rule without conditions always applies.
  func trigger(_ values: [FieldValue?], _ document: Document) -> RuleTrigger? {
    let found =
      conditions.isEmpty
      ? .field(0) : conditions.lazy.compactMap { $0.trigger(values, document) }.first
    guard let found, !exceptions.contains(where: { $0.trigger(values, document) != nil }) else { return nil }
    return found
  }
}

extension KindRule.Condition {
  fileprivate func trigger(_ values: [FieldValue?], _ document: Document) -> RuleTrigger? {
    switch self {
    case .field(let field, let wanted):
      guard let value = values[field] else { return nil }
      return (wanted.isEmpty ? !value.isNothing : wanted.contains(value)) ? .field(field) : nil
    case .anyPicture:
      if let field = values.firstIndex(where: { $0?.isShown ?? false }) { return .field(field) }
      return (document.pictures.first?.line ?? document.videos.first?.line).map { .text(line: $0) }
    case .anyName: return values.firstIndex { $0?.namesSomebody ?? false }.map { .field($0) }
    }
  }
}

extension FieldValue {
  /// `false` and empty lists count as not given.
  fileprivate var isNothing: Bool {
    switch self {
    case .flag(let flag): !flag
    case .terms(let terms): terms.isEmpty
    case .texts(let texts): texts.isEmpty
    case .pictures(let pictures): pictures.isEmpty
    default: false
    }
  }

  fileprivate var isShown: Bool {
    switch self {
    case .pictures(let pictures): !pictures.isEmpty
    case .video: true
    default: false
    }
  }

  fileprivate var namesSomebody: Bool {
    if case .people(let people) = self { people.contains { !isMasked($0.name) } } else { false }
  }
}

/// 李某, 小林(化名), 王××: whether a name is replaced so that the person cannot be identified.
func isMasked(_ name: String) -> Bool {
  name.contains { "某×*＊x○〇X".contains($0) } || name.contains("化名")
}
