import CLinux
import Diagnostics
import Glibc

/// What a program reads.
package enum ProgramInput: Sendable {
  /// What is written to it while it runs.
  case pipe
  /// What is known when it starts, from a file without a name; so it may seek there, and nobody waits for the other.
  case bytes([UInt8])
  /// Nothing.
  case none
}

/// Where the errors of a program go.
package enum ProgramErrors: Sendable {
  /// Where ours go.
  case shown
  case discarded
  case file(CInt)
}

/// How far a program may go.
package struct ProgramLimits: Sendable, Hashable {
  /// As clocks on the wall tell them, and of work.
  package var seconds: Int
  /// Bytes of its memory, its code and libraries included.
  package var memory: Int
  /// Bytes that it says.
  package var output: Int

  package init(seconds: Int, memory: Int, output: Int) {
    self.seconds = seconds
    self.memory = memory
    self.output = output
  }
}

/// What a program was ended for.
package enum ProgramExcess: Sendable, Hashable {
  /// Seconds.
  case time(limit: Int)
  /// Bytes.
  case output(limit: Int)
}

/// The open files between a program and us.
struct ProgramEnds {
  var theirInput: CInt
  var ourInput: CInt = -1
  var theirOutput: CInt
  var ourOutput: CInt
  var theirErrors: CInt
  private var opened: [CInt] = []

  init(_ input: ProgramInput, _ errors: ProgramErrors) throws(Failure) {
    (ourOutput, theirOutput) = try openPipe()
    opened = [theirOutput]
    switch input {
    case .pipe: (theirInput, ourInput) = try openPipe()
    case .bytes(let bytes): theirInput = try namelessFile(bytes)
    case .none: theirInput = try openNull(O_RDONLY)
    }
    opened.append(theirInput)
    switch errors {
    case .shown: theirErrors = STDERR_FILENO
    case .file(let descriptor): theirErrors = descriptor
    case .discarded:
      theirErrors = try openNull(O_WRONLY)
      opened.append(theirErrors)
    }
  }

  /// Closes their ends, which are the program's once it runs, and ours as well where it did not start.
  func close(all: Bool) {
    for descriptor in opened + (all ? [ourOutput, ourInput].filter { $0 >= 0 } : []) {
      Glibc.close(descriptor)
    }
  }
}

private func openPipe() throws(Failure) -> (reading: CInt, writing: CInt) {
  var ends: [CInt] = [-1, -1]
  guard pipe2(&ends, O_CLOEXEC) == 0 else {
    throw Failure(Phrase("无法启动其他程序", "cannot start another program"), cause: systemMessage())
  }
  return (ends[0], ends[1])
}

private func openNull(_ mode: CInt) throws(Failure) -> CInt {
  let descriptor = retrying { open("/dev/null", mode | O_CLOEXEC) }
  guard descriptor >= 0 else {
    throw Failure(Phrase("无法打开", "cannot open"), path: "/dev/null", cause: systemMessage())
  }
  return descriptor
}

/// A file of these bytes that nobody else can name, and that is gone when it is closed; read from its beginning.
package func namelessFile(_ bytes: [UInt8] = []) throws(Failure) -> CInt {
  let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
  var template = Array((folder + "/xinfeng-XXXXXX").utf8CString)
  let descriptor = mkstemp(&template)
  guard descriptor >= 0 else {
    throw Failure(Phrase("无法建立临时文件", "cannot make a temporary file"), path: folder, cause: systemMessage())
  }
  unlink(template)
  _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  guard writeAll(bytes, to: descriptor) else {
    let cause = systemMessage()
    close(descriptor)
    throw Failure(Phrase("无法写入临时文件", "cannot write a temporary file"), path: folder, cause: cause)
  }
  lseek(descriptor, 0, SEEK_SET)
  return descriptor
}
