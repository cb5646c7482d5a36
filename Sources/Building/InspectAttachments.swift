import Attachments
import Checks
import Diagnostics
import Files
import Images
import Parallel
import Rendering

/// Looks for personal data in the attachments and drawings that a site would publish.
///
/// - Parameter memory: results for files read before, so that only new ones are read.
func attachmentFindings(
  in plan: Plan, of folder: String, knowing memory: inout AttachmentMemory
) throws(Failure) -> [Diagnostic] {
  let works = plan.works.filter { work in
    if work.isDrawing { return true }
    guard case .attachment = work.task, let format = AttachmentFormat(named: work.source) else {
      return false
    }
    return !format.isFilm && !format.isSound
  }
  guard !works.isEmpty else { return [] }
  let unknown = works.filter { [memory] in !memory.knows($0.digest) }
  let seen = concurrentMap(unknown) { work in
    atWork(on: work.source) { Result { () throws(Failure) in try secrets(in: work, of: folder) } }
  }
  for (work, secrets) in zip(unknown, seen) { memory[work.digest] = try secrets.get() }
  return works.flatMap { [memory] work in
    work.places.flatMap { findings(about: memory[work.digest], in: $0.name, at: $0.location) }
  }
}

/// - Returns: nil if no text can be read.
private func secrets(in work: MediaWork, of folder: String) throws(Failure) -> [AttachmentSecret]? {
  let path = folder + "/" + work.source
  if work.isDrawing {
    return wordsOfDrawing(try readFile(path)).map {
      drawingSecrets(in: $0.kept, lost: $0.lost, lostPictures: $0.lostPictures)
    } ?? []
  }
  var secrets: [AttachmentSecret] = []
  let isRead = readAttachmentTexts(of: try readFile(path), named: work.source) {
    secrets += attachmentSecrets(in: $0.bytes, part: $0.part)
  }
  if isRead { return secrets }
  // Without the program, return nil: a finding asks a person to look at the file, and the build does not fail.
  guard
    let program = try? RunningProgram(
      ["pdftotext", "-q", "-enc", "UTF-8", "--", path, "-"], input: .none, errors: .discarded,
      limits: pdftotextLimits)
  else { return nil }
  let text = program.readAll()
  // Output that exceeds a limit is incomplete.
  guard program.finish() == 0, program.excess == nil, text.contains(where: { $0 > 0x20 }) else { return nil }
  return attachmentSecrets(in: text, part: "")
}

private let pdftotextLimits = ProgramLimits(seconds: 20, memory: 1 << 30, output: 50 << 20)
