import Diagnostics
import Files
import Glibc

/// The repository of the site's folder, through the `git` program.
///
/// Paths always follow `--` and are literal, so that no name is an option or pattern; versions are commit digests. The
/// repository's hooks and settings apply, as for commands typed by hand.
struct Git: Sendable {
  var folder: String

  struct Result: Sendable {
    var code: Int
    var output: [UInt8]
    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// Whether the folder is in a repository. Every page of the studio asks, so no program is started for it.
  var isThere: Bool {
    guard var path = realPath(folder) else { return false }
    while access(path + "/.git", F_OK) != 0 {
      guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return false }
      path = String(path[..<slash])
    }
    return true
  }

  func run(_ arguments: [String], input: [UInt8] = [], seconds: Int = 30) -> Result? {
    let command =
      ["git", "--literal-pathspecs", "-c", "core.quotePath=off", "-c", "color.ui=off", "-C", folder]
      + arguments
    let limits = ProgramLimits(seconds: seconds, memory: 4 << 30, output: 64 << 20)
    guard
      let program = try? RunningProgram(
        command, input: .bytes(input), errors: .discarded, environment: environment, limits: limits)
    else { return nil }
    let output = program.readAll()
    return Result(code: program.finish(), output: output)
  }

  /// The environment for git, without prompts and pager.
  private var environment: [String] {
    var variables: [String] = []
    var next = environ
    while let variable = next.pointee {
      let text = String(cString: variable)
      if !text.hasPrefix("GIT_") && !text.hasPrefix("LC_ALL=") { variables.append(text) }
      next += 1
    }
    return variables + ["GIT_TERMINAL_PROMPT=0", "GIT_PAGER=cat", "GIT_EDITOR=true", "LC_ALL=C.UTF-8"]
  }

  /// Files of the content that differ from the last commit, with git's two status letters.
  func touched() -> [(sign: String, file: String)] {
    guard
      let status = run([
        "status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--", "content",
      ]),
      status.code == 0, let prefix = run(["rev-parse", "--show-prefix"])
    else { return [] }
    let below = prefix.text.filter { $0 != "\n" }
    return status.output.split(separator: 0).compactMap { entry in
      let text = String(decoding: entry, as: UTF8.self)
      guard text.utf8.count > 3 else { return nil }
      let path = String(text.dropFirst(3))
      guard path.hasPrefix(below) else { return nil }
      let file = String(path.dropFirst(below.count))
      // Skip temporary files of programs.
      return file.split(separator: "/").contains { $0.hasPrefix(".") } ? nil : (String(text.prefix(2)), file)
    }
  }

  /// The committer in git's settings.
  var user: (name: String, email: String) {
    let value = { (key: String) in run(["config", "--get", key])?.text.filter { $0 != "\n" } ?? "" }
    return (value("user.name"), value("user.email"))
  }

  var hasRemote: Bool { !(run(["remote"])?.output.isEmpty ?? true) }

  /// Commits the given files as they are, and no other staged ones.
  ///
  /// - Returns: nil, or an error message.
  func commit(_ files: [String], message: String, name: String, email: String) -> String? {
    let identity = ["-c", "user.name=\(name)", "-c", "user.email=\(email)"]
    guard let added = run(["add", "--all", "--"] + files), added.code == 0 else { return "git add" }
    guard
      let result = run(
        identity + ["commit", "--quiet", "--author=\(name) <\(email)>", "--file=-", "--only", "--"] + files,
        input: Array(message.utf8))
    else { return "git" }
    return result.code == 0 ? nil : "git commit: \(result.code) \(result.text)"
  }

  struct Version: Sendable {
    var commit: String
    var author: String
    var date: String
    var subject: String
  }

  func versions(of file: String) -> [Version] {
    guard
      let log = run([
        "log", "-n", "100", "-z", "--format=%H%x1f%an%x1f%ad%x1f%s", "--date=format:%Y-%m-%d %H:%M", "--",
        file,
      ]),
      log.code == 0
    else { return [] }
    return log.output.split(separator: 0).compactMap { entry in
      let parts = String(decoding: entry, as: UTF8.self).split(
        separator: "\u{1F}", omittingEmptySubsequences: false)
      guard parts.count == 4 else { return nil }
      return Version(
        commit: String(parts[0]), author: String(parts[1]), date: String(parts[2]), subject: String(parts[3]))
    }
  }

  /// The bytes of a file in a commit.
  func bytes(of file: String, in commit: String) -> [UInt8]? {
    guard isCommit(commit), let result = run(["show", "--no-textconv", "\(commit):./\(file)"]),
      result.code == 0
    else {
      return nil
    }
    return result.output
  }
}

func isCommit(_ text: String) -> Bool {
  (40...64).contains(text.utf8.count) && text.utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
}

extension Studio {
  var git: Git { Git(folder: around.folder) }
}
