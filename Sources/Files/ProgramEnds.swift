import CLinux
import Diagnostics
import Glibc

/// The standard input of a program.
package enum ProgramInput: Sendable {
  /// A pipe, written while the program runs.
  case pipe
  /// Bytes known at the start, in an unnamed file: the program can seek, and neither side waits for the other.
  case bytes([UInt8])
  /// Nothing.
  case none
}

/// The standard error of a program.
package enum ProgramErrors: Sendable {
  /// That of this program.
  case shown
  case discarded
  case file(CInt)
}

/// Resource limits of a program.
package struct ProgramLimits: Sendable, Hashable {
  /// Elapsed time, and also processor time.
  package var seconds: Int
  /// Bytes of address space, including code and libraries.
  package var memory: Int
  /// Bytes of output.
  package var output: Int

  package init(seconds: Int, memory: Int, output: Int) {
    self.seconds = seconds
    self.memory = memory
    self.output = output
  }
}

/// The exceeded limit for which a program was stopped.
package enum ProgramExcess: Sendable, Hashable {
  /// In seconds.
  case time(limit: Int)
  /// In bytes.
  case output(limit: Int)
}

/// The descriptors of both sides of the pipes between a program and this one.
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

  /// Closes the program's descriptors, which it has inherited by now; with `all`, also this side's, if it did not
  /// start.
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

/// An unnamed file with these bytes, positioned at its beginning, that is gone when it is closed.
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
