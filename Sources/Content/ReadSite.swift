import Almanac
import Diagnostics
import Parallel

/// What reading gave: a site, the account of every file, and all that is wrong.
package struct Reading: Sendable {
  /// Nil where `site.yml` or the schemas cannot be read; findings say why.
  package var site: Site?
  package var ledger: Ledger
  package var findings: [Diagnostic]
}

/// Reads a site's folder: settings, vocabularies, kinds, and all pages on all cores.
///
/// Reading never fails because of content: what is wrong is in the findings, and all of it.
///
/// - Parameters:
///   - now: the moment of the build, on the site's clocks.
///   - includesDrafts: drafts are shown as if they were published, and marked.
/// - Throws: a `Failure` where the folder itself cannot be listed.
package func readSite(in folder: String, now: Moment, includesDrafts: Bool = false) throws(Failure) -> Reading
{
  let files = try listContentFiles(in: folder)
  let settings = readSettings(in: folder)
  let model = readModel(files, in: folder)
  let readings = concurrentMap(model.pages) { page in
    readPage(page.file, kind: page.kind, of: model.value, in: folder, now: now)
  }
  var ledger = Ledger(entries: model.entries)
  var pages: [State: [Page]] = [:]
  var findings = files.findings + settings.findings + model.findings
  ledger.entries += files.findings.map {
    Ledger.Entry(file: $0.location.file, state: .rejected, reason: $0.rule.name)
  }
  for reading in readings {
    findings += reading.findings
    ledger.entries.append(reading.entry)
    if let page = reading.page { pages[reading.entry.state, default: []].append(page) }
  }
  let published = pages[.published, default: []] + (includesDrafts ? pages[.draft, default: []] : [])
  findings += repeatedAddresses(published + pages[.expired, default: []] + pages[.withdrawn, default: []])
  let site = settings.settings.map {
    Site(
      settings: $0, model: model.value, pages: newestFirst(published),
      expired: newestFirst(pages[.expired, default: []]),
      withdrawn: newestFirst(pages[.withdrawn, default: []]),
      unseen: [State.scheduled, .held, .draft].flatMap { pages[$0, default: []] },
      companions: files.companions)
  }
  ledger.entries.sort { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }
  return Reading(site: site, ledger: ledger, findings: findings)
}

/// The schemas, and the pages that they can be asked about.
private struct ModelReading {
  var value: ContentModel
  var pages: [PageFile]
  var entries: [Ledger.Entry]
  var findings: [Diagnostic]
}

private struct PageFile: Sendable {
  var file: String
  var kind: Int
}

private func readModel(_ files: ContentFiles, in folder: String) -> ModelReading {
  var vocabularies = readVocabularies(files.vocabularies, in: folder)
  let profiles = readProfiles(files.profiles, in: folder, into: &vocabularies.vocabularies)
  let kinds = readKinds(files, in: folder, vocabularies: vocabularies.vocabularies)
  let model = ContentModel(kinds: kinds.kinds, vocabularies: vocabularies.vocabularies)
  var entries = profiles.entries
  var pages: [PageFile] = []
  for page in files.pages {
    if let kind = model.kinds.firstIndex(where: { $0.folder == page.folder }) {
      pages.append(PageFile(file: page.file, kind: kind))
    } else {
      entries.append(
        Ledger.Entry(file: page.file, state: .rejected, reason: "content/\(page.folder)/_kind.yml"))
    }
  }
  return ModelReading(
    value: model, pages: pages, entries: entries,
    findings: vocabularies.findings + profiles.findings + kinds.findings)
}

private func newestFirst(_ pages: [Page]) -> [Page] {
  pages.sorted { $0.date == $1.date ? $0.address < $1.address : $0.date > $1.date }
}

/// Two files cannot stand at one address; the finding names both.
private func repeatedAddresses(_ pages: [Page]) -> [Diagnostic] {
  var owners: [String: String] = [:]
  var findings: [Diagnostic] = []
  for page in pages.sorted(by: { $0.file < $1.file }) {
    for address in [page.address] + page.aliases {
      if let owner = owners[address] {
        findings.append(
          Diagnostic(
            .repeatedAddress, at: Location(file: page.file), [address, owner],
            help: Phrase("给其中一个换 slug", "give one of them another slug")))
      } else {
        owners[address] = page.file
      }
    }
  }
  return findings
}
