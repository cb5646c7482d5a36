/// Pages of candidates, who have not been given what they are recommended for: the kind says who has (`roll: only`), and
/// in which words of the term the others' honours stand (`otherwise`): 推荐称号（公示中）.
///
/// The words are put where the honour is read, so that pages, cards, feeds, search and structured data cannot but say so.
extension Kind {
  /// What stands before the honours of a page that has not been given them; nil where it has.
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
  /// The values with honours as those of a candidate.
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

  /// The titles of all honours, once each.
  var honourTitles: [String] {
    var titles: [String] = []
    for case .honours(let honours)? in self {
      for honour in honours where !titles.contains(honour.title) { titles.append(honour.title) }
    }
    return titles
  }
}
