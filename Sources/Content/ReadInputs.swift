import Diagnostics
import Files

/// The inputs of reading pages: settings, kinds and vocabularies, and the list of page files.
package struct SiteInputs: Sendable {
  /// The site's folder.
  package var folder: String
  /// Nil if `site.yml` cannot be read.
  package var settings: Settings?
  package var model: ContentModel
  /// The texts about terms.
  package var profiles: [ReadText]
  var pages: [PageFile]
  /// Findings about all files but the home page's.
  var declarationFindings: [Diagnostic]
  var entries: [Ledger.Entry]
  var companions: Set<String>
  var rolls: RollFiles
  var fixedFiles: [FixedFile]
  /// Nil if the site has no such file.
  var home: HomeReading?

  var findings: [Diagnostic] { declarationFindings + (home?.findings ?? []) }

  /// The inputs with the home page's file read again, or an unsaved text in its place; nil if there is neither.
  package func readingHome(unsaved: [UInt8]?) -> SiteInputs? {
    guard unsaved != nil || home != nil && FileStamp(of: folder + "/" + HomePage.file) != nil else {
      return nil
    }
    var inputs = self
    inputs.home = readHomeIfThere(home != nil, in: folder, of: model, unsaved: unsaved)
    return inputs
  }

  /// The site as it was read last, with another text in the place of the home page's file, and what is wrong with that text.
  package func reading(home text: [UInt8], in last: SiteReading) -> (site: Site, findings: [Diagnostic])? {
    guard let site = last.site, let home = readingHome(unsaved: text)?.home else { return nil }
    return (site.replacing(home.home), home.findings)
  }
}

/// Reads all of a site's folder except its pages.
///
/// - Parameter unsavedHome: a text to read instead of the home page's file.
/// - Throws: a `Failure` if the folder cannot be listed.
package func readInputs(in folder: String, unsavedHome: [UInt8]? = nil) throws(Failure) -> SiteInputs {
  let settings = readSettings(in: folder)
  var files = try listContentFiles(in: folder)
  // Without a site the missing content is no fault of its own.
  if settings.findings.contains(where: { $0.rule == .noSite }) {
    files.findings.removeAll { $0.rule == .noContent }
  }
  let fixed = try readFixedFiles(in: folder)
  let model = readModel(files, in: folder)
  let entries = files.findings.map {
    Ledger.Entry(file: $0.location.file, state: .rejected, reason: .said($0.rule.name))
  }
  return SiteInputs(
    folder: folder, settings: settings.settings, model: model.value, profiles: model.profiles,
    pages: model.pages,
    declarationFindings: settings.findings + files.findings + fixed.findings + model.findings,
    entries: model.entries + entries, companions: files.companions, rolls: files.rolls,
    fixedFiles: fixed.files,
    home: readHomeIfThere(files.hasHome, in: folder, of: model.value, unsaved: unsavedHome))
}

/// Nil if there is no file and no unsaved text, or an empty one, in its place.
private func readHomeIfThere(_ isThere: Bool, in folder: String, of model: ContentModel, unsaved: [UInt8]?)
  -> HomeReading?
{
  isThere || unsaved?.isEmpty == false ? readHome(in: folder, of: model, unsaved: unsaved) : nil
}
