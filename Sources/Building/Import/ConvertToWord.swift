import Diagnostics
import Files
import Glibc
import Manuscripts

/// Limits for LibreOffice: an ordinary manuscript takes two seconds and one gigabyte of address space.
private let limits = ProgramLimits(seconds: 60, memory: 4 << 30, output: 1 << 20)

/// Converts a manuscript in an old format to Word's, with LibreOffice in its own folder and profile, without macros and
/// with a proxy that reaches nothing.
func convertToWord(_ bytes: [UInt8], format: String, in temporary: String) throws -> [UInt8] {
  let folder = try makeTemporaryFolder(in: temporary)
  defer { try? removeTree(folder) }
  let input = folder + "/manuscript" + format
  try replaceFile(input, with: bytes)
  try makeFolder(folder + "/profile/user")
  try replaceFile(folder + "/profile/user/registrymodifications.xcu", with: Array(profile.utf8))
  let program = try office(
    [
      "-env:UserInstallation=file://\(folder)/profile", "--headless", "--norestore", "--nolockcheck",
      "--nodefault", "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder + "/out", input,
    ], home: folder, for: format)
  _ = program.readAll()
  _ = program.finish()
  if let excess = program.excess { throw ManuscriptError.notConverted(excess.words) }
  let output = folder + "/out/manuscript.docx"
  guard fileExists(output) else {
    throw ManuscriptError.notConverted("没有结果，可能加了密码或已损坏 · no result: encrypted or damaged?")
  }
  return try readFile(output)
}

/// Runs LibreOffice under whichever of its names is installed.
private func office(_ arguments: [String], home: String, for format: String) throws -> RunningProgram {
  let environment = [
    "PATH=/usr/local/bin:/usr/bin:/bin", "HOME=\(home)", "TMPDIR=\(home)", "LANG=C.UTF-8",
    "SAL_USE_VCLPLUGIN=svp",
  ]
  for name in ["soffice", "libreoffice"] {
    if let program = try? RunningProgram(
      [name] + arguments, input: .none, errors: .discarded, environment: environment, limits: limits)
    {
      return program
    }
  }
  throw ManuscriptError.needsOffice(format)
}

extension ProgramExcess {
  fileprivate var words: String {
    switch self {
    case .time(let limit): "\(limit) 秒没有完成 · it took over \(limit) s"
    case .output: "说个没完 · it would not stop talking"
    }
  }
}

private func makeTemporaryFolder(in base: String) throws(Failure) -> String {
  var template = Array((base + "/xinfeng-import-XXXXXX").utf8CString)
  guard mkdtemp(&template) != nil else {
    throw Failure(Phrase("无法建立临时文件夹", "cannot make a temporary folder"), path: base, cause: systemMessage())
  }
  return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
}

/// No macros, no linked content, no network: links to files and addresses are not followed.
private let profile = """
  <?xml version="1.0" encoding="UTF-8"?>
  <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
  <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
  <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
  <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
  <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
  <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>1</value></prop></item>
  <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
  <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>1</value></prop></item>
  <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetNoProxy" oor:op="fuse"><value></value></prop></item>
  <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
  </oor:items>
  """
