import Diagnostics
import Files
import Glibc

/// The largest PDF that is taken, in bytes; and how far the program may go with it.
private let largestPDF = 100 << 20
private let limits = ProgramLimits(seconds: 20, memory: 1 << 30, output: 2 * largestPDF)

/// The PDF with every object for itself, and streams as they were.
func plainPDF(_ bytes: [UInt8]) throws(AttachmentError) -> [UInt8] {
  guard bytes.count <= largestPDF else {
    throw .dangerous(
      Phrase("超过 \(largestPDF >> 20) MB", "it is larger than \(largestPDF >> 20) MB"))
  }
  return try qpdf(["--object-streams=disable", "--stream-data=preserve", "--static-id"], bytes)
}

/// The PDF with what is reachable in it, small objects packed together; the same bytes always give the same.
func packedPDF(_ bytes: [UInt8]) throws(AttachmentError) -> [UInt8] {
  try qpdf(["--object-streams=generate", "--stream-data=preserve", "--deterministic-id"], bytes)
}

/// qpdf is a process of its own, with limits of its own: a malicious file harms that process alone.
private func qpdf(_ options: [String], _ bytes: [UInt8]) throws(AttachmentError) -> [UInt8] {
  let program: RunningProgram
  let errors: CInt
  do {
    errors = try namelessFile()
    program = try RunningProgram(
      ["qpdf"] + options + ["--", "/dev/stdin", "-"], input: .bytes(bytes), errors: .file(errors),
      limits: limits)
  } catch {
    throw .withoutProgram("qpdf", cause: error.cause ?? "")
  }
  defer { close(errors) }
  let output = program.readAll()
  let code = program.finish()
  if let excess = program.excess { throw .dangerous(excess.reason) }
  // 3: success with warnings, about repairs.
  if code == 0 || code == 3 { return output }
  let said = beginning(of: errors)
  if said.contains("invalid password") { throw .encrypted }
  if code > 128 || said.contains("alloc") || said.contains("memory") {
    throw .dangerous(
      Phrase(
        "处理它要用超过 \(limits.memory >> 20) MB 内存",
        "it takes more than \(limits.memory >> 20) MB of memory to read"))
  }
  throw .damaged
}

extension ProgramExcess {
  fileprivate var reason: Phrase {
    switch self {
    case .time(let limit): Phrase("\(limit) 秒内处理不完", "it takes more than \(limit) seconds to read")
    case .output(let limit):
      Phrase("处理后超过 \(limit >> 20) MB", "it becomes larger than \(limit >> 20) MB when it is read")
    }
  }
}

private func beginning(of descriptor: CInt) -> String {
  var bytes = [UInt8](repeating: 0, count: 4096)
  let count = pread(descriptor, &bytes, bytes.count, 0)
  return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
}
