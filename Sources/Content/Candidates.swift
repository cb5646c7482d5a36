/// Pages of candidates, who have not yet received the honours that they are recommended for. The kind says which terms
/// mean that they have (`roll: only`) and which field of the term holds the words put before other honours
/// (`otherwise`): 推荐称号（公示中）.
///
/// The words are added where the honour is read, so that pages, cards, feeds, search and structured data all show them.
extension Kind {
  /// The words put before the honours of a page whose candidate has not received them; nil if they have been given.
  func candidacy(_ values: [FieldValue?], in vocabularies: [Vocabulary]) -> String? {
    guard let only = roll?.only, let otherwise = roll?.otherwise,
      case .terms(let terms)? = values[only.field] ?? fields[only.field].defaultValue,
      let term = terms.first, !terms.contains(where: only.terms.contains),
      case .text(let words)? = vocabularies[term.vocabulary].terms[term.term].values[otherwise]
    else { return nil }
    return words
  }
}

extension [FieldValue?] {
  /// The values with their honours marked as a candidate's.
  func recommending(_ words: String) -> [FieldValue?] {
    map { value in
      guard case .honours(let honours) = value else { return value }
      return .honours(
        honours.map { honour in
          var honour = honour
          honour.title = "\(words)：\(honour.title)"
          return honour
        })
    }
  }

  /// The titles of all honours, without repetition.
  var honourTitles: [String] {
    var titles: [String] = []
    for case .honours(let honours)? in self {
      for honour in honours where !titles.contains(honour.title) { titles.append(honour.title) }
    }
    return titles
  }
}
