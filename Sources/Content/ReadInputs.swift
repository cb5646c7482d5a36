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
  var fixedFiles: [FixedFile]
  var home: HomePage?
}

/// Reads all of a site's folder but its pages.
///
/// - Throws: a `Failure` where the folder cannot be listed.
package func readInputs(in folder: String) throws(Failure) -> SiteInputs {
  let settings = readSettings(in: folder)
  var files = try listContentFiles(in: folder)
  // Where there is no site, there is no content either, which is no other fault.
  if settings.findings.contains(where: { $0.rule == .noSite }) {
    files.findings.removeAll { $0.rule == .noContent }
  }
  let fixed = try readFixedFiles(in: folder)
  let model = readModel(files, in: folder)
  let home = files.hasHome ? readHome(in: folder, of: model.value) : (home: nil, findings: [])
  let entries = files.findings.map {
    Ledger.Entry(file: $0.location.file, state: .rejected, reason: .said($0.rule.name))
  }
  return SiteInputs(
    folder: folder, settings: settings.settings, model: model.value, profiles: model.profiles,
    pages: model.pages,
    findings: settings.findings + files.findings + fixed.findings + model.findings + home.findings,
    entries: model.entries + entries, companions: files.companions, rolls: files.rolls,
    fixedFiles: fixed.files, home: home.home)
}
