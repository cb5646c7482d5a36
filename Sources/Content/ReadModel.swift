import Diagnostics

/// The kinds and vocabularies, and the files of pages that belong to kinds.
struct ModelReading {
  var value: ContentModel
  var pages: [PageFile]
  /// Texts about terms, to be checked.
  var profiles: [ReadText]
  var entries: [Ledger.Entry]
  var findings: [Diagnostic]
}

struct PageFile: Sendable {
  var file: String
  var kind: Int
}

func readModel(_ files: ContentFiles, in folder: String) -> ModelReading {
  var vocabularies = readVocabularies(files.vocabularies, in: folder)
  let profiles = readProfiles(files.profiles, in: folder, into: &vocabularies.vocabularies)
  let kinds = readKinds(files, in: folder, vocabularies: vocabularies.vocabularies)
  for field in kinds.kinds.lazy.flatMap(\.fields) where field.isUnit {
    if let vocabulary = field.type.schema.vocabulary {
      vocabularies.vocabularies[vocabulary].isOfUnits = true
    }
  }
  let columnFindings = resolveColumns(&vocabularies.vocabularies, kinds: kinds.kinds)
  let model = ContentModel(kinds: kinds.kinds, vocabularies: vocabularies.vocabularies)
  let staffFindings = fieldsShowingStaff(of: model.kinds, model.vocabularies)
  var entries = profiles.entries
  var pages: [PageFile] = []
  for page in files.pages {
    if let kind = model.kinds.firstIndex(where: { $0.folder == page.folder }) {
      pages.append(PageFile(file: page.file, kind: kind))
    } else {
      entries.append(
        Ledger.Entry(file: page.file, state: .rejected, reason: .said("content/\(page.folder)/_kind.yml")))
    }
  }
  return ModelReading(
    value: model, pages: pages, profiles: profiles.texts, entries: entries,
    findings: vocabularies.findings + profiles.findings + kinds.findings + columnFindings
      + staffFindings)
}
