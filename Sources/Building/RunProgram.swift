import Diagnostics
import Files
import Glibc

/// A program of the machine that is running for us.
///
/// What it reads stands in one nameless file and what it says in another, so that neither side ever waits for the
/// other, and many can run at once.
struct RunningProgram {
  private var child = pid_t()
  private let said: UnsafeMutablePointer<FILE>

  /// - Parameter purpose: what needs the program, for the message where it is not installed.
  init(_ arguments: [String], reading input: String = "", for purpose: Phrase) throws(Failure) {
    guard let source = tmpfile(), let said = tmpfile() else {
      throw Failure(Phrase("无法建立临时文件", "cannot make a temporary file"), cause: systemMessage())
    }
    defer { fclose(source) }
    self.said = said
    fputs(input, source)
    rewind(source)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, fileno(source), STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, fileno(said), STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let pointers = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    let code = posix_spawnp(&child, arguments[0], &actions, nil, pointers, environ)
    guard code == 0 else {
      fclose(said)
      throw Failure(purpose, path: arguments[0], cause: systemMessage(code))
    }
  }

  /// Waits for the end and gives all that was said. To be called once.
  func output() -> [UInt8] {
    var status: CInt = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    defer { fclose(said) }
    rewind(said)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while case let count = fread(&buffer, 1, buffer.count, said), count > 0 { bytes += buffer.prefix(count) }
    return bytes
  }
}
