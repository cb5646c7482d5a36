import Diagnostics

/// What pages are read against: settings, schemas and vocabularies; and which pages there are.
package struct SiteInputs: Sendable {
  /// The site's folder.
  package var folder: String
  /// Nil where `site.yml` cannot be read.
  package var settings: Settings?
  package var model: ContentModel
  /// The texts about terms.
  package var profiles: [ReadText]
  var pages: [PageFile]
  var findings: [Diagnostic]
  var entries: [Ledger.Entry]
  var companions: Set<String>
  var rolls: RollFiles
}

/// Reads all of a site's folder but its pages.
///
/// - Throws: a `Failure` where the folder cannot be listed.
package func readInputs(in folder: String) throws(Failure) -> SiteInputs {
  let settings = readSettings(in: folder)
  let files = try listContentFiles(in: folder)
  let model = readModel(files, in: folder)
  let entries = files.findings.map {
    Ledger.Entry(file: $0.location.file, state: .rejected, reason: .said($0.rule.name))
  }
  return SiteInputs(
    folder: folder, settings: settings.settings, model: model.value, profiles: model.profiles,
    pages: model.pages, findings: settings.findings + files.findings + model.findings,
    entries: model.entries + entries, companions: files.companions, rolls: files.rolls)
}
