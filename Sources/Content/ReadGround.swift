import Diagnostics
import Files
import Parallel

/// What pages are read against: settings, schemas, vocabularies, and what looks at every text.
struct Ground: Sendable {
  var settings: Settings?
  var model: ModelReading
  var inspector: Inspector
  var findings: [Diagnostic]
  var exceptions: [Exception]
  var entries: [Ledger.Entry]
  var companions: Set<String>
  var rolls: RollFiles
  /// Of all files that are neither pages nor beside them: their words decide what is found in a page's text.
  var digest: Digest
}

/// Reads all of a site's folder but its pages.
///
/// - Throws: a `Failure` where the folder cannot be listed.
func readGround(in folder: String, inspecting makeInspector: InspectorMaker) throws(Failure) -> Ground {
  // Digests come before what they are of is read: what changes in between is another the next time.
  let (listing, (settingsDigest, settings)) = both(
    { Result { () throws(Failure) in try listContentFiles(in: folder) } },
    { (digest(of: ["site.yml"], in: folder), readSettings(in: folder)) })
  let files = try listing.get()
  let filesDigest = digest(of: files.ground, in: folder)
  let model = readModel(files, in: folder)
  let entries = files.findings.map {
    Ledger.Entry(file: $0.location.file, state: .rejected, reason: $0.rule.name)
  }
  let inspector = makeInspector(model.value)
  let inspections = [inspector.prepared] + model.profiles.map(inspector.inspect)
  return Ground(
    settings: settings.settings, model: model, inspector: inspector,
    findings: files.findings + settings.findings + model.findings + inspections.flatMap(\.findings),
    exceptions: inspections.flatMap(\.exceptions), entries: model.entries + entries,
    companions: files.companions, rolls: files.rolls, digest: settingsDigest.mixed(with: filesDigest))
}

private func digest(of files: [String], in folder: String) -> Digest {
  let digests = files.map { name in
    let bytes = try? readFile(folder + "/" + name)
    return "\(name) \(bytes.map { Digest(of: $0).hexadecimal } ?? "")\n"
  }
  return Digest(of: digests.joined().utf8)
}
