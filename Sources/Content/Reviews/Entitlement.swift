/// Which people of the staff may give which step.
extension Vocabulary {
  /// The position of a person, by slug, name or alias.
  package func person(named name: String) -> Int? { lookup[name] }

  /// The steps that a person may give, from the lists of the person's term.
  package func duties(of term: Int) -> [String] {
    zip(fields, terms[term].values).flatMap { field, value -> [String] in
      guard let list = field.type as? ListField, !list.areNames, case .texts(let texts)? = value else {
        return []
      }
      return texts
    }
  }

  /// Whether a person may give a step: if terms have a list of duties, the step must be in the person's.
  package func isEntitled(_ term: Int, to step: String) -> Bool {
    let hasDuties = fields.contains { ($0.type as? ListField)?.areNames == false }
    return !hasDuties || duties(of: term).contains(step)
  }
}

extension Reviews {
  /// The people who may give the next step: entitled to it and, if the chain requires different people, neither author
  /// nor reviewer of this page.
  package func candidates(_ model: ContentModel) -> [Int] {
    guard let next else { return [] }
    let staff = model.vocabularies[chain.staff]
    return staff.terms.indices.filter { person in
      staff.isEntitled(person, to: steps[next].name)
        && !(chain.isDistinct && (isAuthor(staff.terms[person]) || hasGiven(person, before: next)))
    }
  }

  func isAuthor(_ term: Term) -> Bool { authors.contains { $0 == term.name || term.aliases.contains($0) } }

  private func hasGiven(_ person: Int, before step: Int) -> Bool {
    steps[..<step].contains { $0.mark?.person.term == person }
  }
}
