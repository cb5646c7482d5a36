import Diagnostics

/// A block of the home page that can be chosen: its words in files, and its label.
package struct BlockWord: Sendable {
  /// The shortest word, in ASCII letters, is first.
  package var names: [String]
  package var label: Phrase
}

/// All possible blocks: the program's own, kinds, vocabularies with an index, and their terms.
package func blockWords(of model: ContentModel) -> [BlockWord] {
  let own = ownBlocks.map { BlockWord(names: $0.names, label: $0.label) }
  let kinds = model.kinds.filter(\.isListed).map {
    BlockWord(names: [$0.slug, $0.name], label: Phrase("栏目：\($0.name)", "Kind: \($0.name)"))
  }
  let vocabularies = indexedVocabularies(of: model).map { model.vocabularies[$0] }
  let indices = vocabularies.map {
    BlockWord(names: [$0.name, $0.label], label: Phrase("词表：\($0.label)", "Vocabulary: \($0.label)"))
  }
  let terms = vocabularies.flatMap { vocabulary in
    vocabulary.terms.map { term in
      let names = [vocabulary.name, vocabulary.label].flatMap {
        ["\($0)/\(term.slug)", "\($0)/\(term.name)"]
      }
      return BlockWord(
        names: names,
        label: Phrase("\(vocabulary.label)：\(term.name)", "\(vocabulary.label): \(term.name)"))
    }
  }
  return own + kinds + indices + terms
}
