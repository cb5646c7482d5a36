import Diagnostics

/// What pages are read against: settings, schemas, vocabularies, and what looks at every text.
struct Ground: Sendable {
  var settings: Settings?
  var model: ModelReading
  var inspector: Inspector
  var findings: [Diagnostic]
  var exceptions: [Exception]
  var entries: [Ledger.Entry]
  var companions: Set<String>
}

/// Reads all of a site's folder but its pages.
///
/// - Throws: a `Failure` where the folder cannot be listed.
func readGround(in folder: String, inspecting makeInspector: InspectorMaker) throws(Failure) -> Ground {
  let settings = readSettings(in: folder)
  let files = try listContentFiles(in: folder)
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
    companions: files.companions)
}
