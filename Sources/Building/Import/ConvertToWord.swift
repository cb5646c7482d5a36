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
  let first = try start("soffice", arguments, home: folder)
  guard let program = try first ?? start("libreoffice", arguments, home: folder) else {
    throw ManuscriptFault.needsOffice(format)
  }
  guard ends(program, within: secondsToConvert) else {
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

/// Starts a program in a group of its own, so that it can be ended with all that it starts; nil where there is none.
private func start(_ name: String, _ arguments: [String], home: String) throws(Failure) -> pid_t? {
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
  posix_spawnattr_setpgroup(&attributes, 0)
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
    let mode = descriptor == STDIN_FILENO ? O_RDONLY : O_WRONLY
    posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", mode, 0)
  }
  let environment = [
    "PATH=/usr/local/bin:/usr/bin:/bin", "HOME=\(home)", "TMPDIR=\(home)", "LANG=C.UTF-8",
    "SAL_USE_VCLPLUGIN=svp",
  ]
  let pointers = ([name] + arguments).map { strdup($0) } + [nil]
  let variables = environment.map { strdup($0) } + [nil]
  defer { for pointer in pointers + variables { free(pointer) } }
  var child = pid_t()
  let code = posix_spawnp(&child, name, &actions, &attributes, pointers, variables)
  if code == ENOENT { return nil }
  guard code == 0 else {
    throw Failure(
      Phrase("无法运行 LibreOffice", "cannot run LibreOffice"), path: name, cause: systemMessage(code))
  }
  return child
}

/// Waits for a program; after the limit it is ended.
///
/// - Returns: whether it ended by itself.
private func ends(_ child: pid_t, within seconds: Int) -> Bool {
  var status: CInt = 0
  for _ in 0..<seconds * 20 {
    if waitpid(child, &status, WNOHANG) == child {
      kill(-child, SIGKILL)
      return true
    }
    usleep(50_000)
  }
  kill(-child, SIGKILL)
  waitpid(child, &status, 0)
  return false
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
