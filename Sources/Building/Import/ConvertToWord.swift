import Diagnostics
import Files
import Glibc
import Manuscripts

/// How long LibreOffice may take.
private let secondsToConvert = 60

/// Word's format of a manuscript in an old one, made by LibreOffice in a folder and with a profile of its own, without
/// macros and with a proxy that leads nowhere.
func convertToWord(_ bytes: [UInt8], format: String, in temporary: String) throws -> [UInt8] {
  let folder = try makeTemporaryFolder(in: temporary)
  defer { removeFolder(folder) }
  let input = folder + "/manuscript" + format
  try replaceFile(input, with: bytes)
  try makeFolder(folder + "/profile/user")
  try replaceFile(folder + "/profile/user/registrymodifications.xcu", with: Array(profile.utf8))
  let arguments = [
    "-env:UserInstallation=file://\(folder)/profile", "--headless", "--norestore", "--nolockcheck",
    "--nodefault",
    "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder + "/out", input,
  ]
  var status = try run(["soffice"] + arguments, home: folder)
  if status == isMissing { status = try run(["libreoffice"] + arguments, home: folder) }
  guard status != isMissing else { throw ManuscriptFault.needsOffice(format) }
  guard status != isTooSlow else {
    throw ManuscriptFault.notConverted("\(secondsToConvert) 秒没有完成 · it took over \(secondsToConvert) s")
  }
  let output = folder + "/out/manuscript.docx"
  guard fileExists(output) else {
    throw ManuscriptFault.notConverted("没有结果，可能加了密码或已损坏 · no result: encrypted or damaged?")
  }
  return try readFile(output)
}

private func makeTemporaryFolder(in base: String) throws(Failure) -> String {
  var template = Array((base + "/xinfeng-import-XXXXXX").utf8CString)
  guard mkdtemp(&template) != nil else {
    throw Failure(Phrase("无法建立临时文件夹", "cannot make a temporary folder"), path: base, cause: systemMessage())
  }
  return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
}

/// Removes a folder of our own making; what cannot be removed stays.
private func removeFolder(_ folder: String) {
  guard let handle = opendir(folder) else { return }
  var names: [String] = []
  while let entry = readdir(handle) {
    names.append(
      withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
  }
  closedir(handle)
  for name in names where name != "." && name != ".." {
    if unlink(folder + "/" + name) != 0 { removeFolder(folder + "/" + name) }
  }
  rmdir(folder)
}

/// What `timeout` ends with where there is no such program, and where it had to end it.
private let isMissing: CInt = 127
private let isTooSlow: CInt = 124

/// Runs a program, and ends it with all that it started where it takes too long.
///
/// - Returns: its exit code.
private func run(_ command: [String], home: String) throws(Failure) -> CInt {
  let nowhere = open("/dev/null", O_RDWR | O_CLOEXEC)
  defer { close(nowhere) }
  let environment = [
    "PATH=/usr/local/bin:/usr/bin:/bin", "HOME=\(home)", "TMPDIR=\(home)", "LANG=C.UTF-8",
    "SAL_USE_VCLPLUGIN=svp",
  ]
  let started = Child.start(
    ["timeout", "--kill-after=2", "\(secondsToConvert)"] + command, input: nowhere, output: nowhere,
    errors: nowhere,
    environment: environment, asksPeople: false)
  switch started {
  case .success(let child): return child.wait() >> 8 & 0xFF
  case .failure(let fault):
    throw Failure(
      Phrase("无法运行 LibreOffice", "cannot run LibreOffice"), path: "timeout", cause: systemMessage(fault.code))
  }
}

/// No macros, no content from elsewhere, no network.
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
  </oor:items>
  """
