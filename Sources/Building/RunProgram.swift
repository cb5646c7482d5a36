import Diagnostics
import Files
import Glibc

/// A program of the machine that is running for us.
///
/// What it reads stands in one nameless file and what it says in another, so that neither side ever waits for the
/// other, and many can run at once.
struct RunningProgram {
  private let child: Child
  private let said: UnsafeMutablePointer<FILE>

  /// - Parameter purpose: what needs the program, for the message where it is not installed.
  init(_ arguments: [String], reading input: String = "", for purpose: Phrase) throws(Failure) {
    guard let source = tmpfile(), let said = tmpfile(), let nowhere = fopen("/dev/null", "w") else {
      throw Failure(Phrase("无法建立临时文件", "cannot make a temporary file"), cause: systemMessage())
    }
    defer {
      fclose(source)
      fclose(nowhere)
    }
    self.said = said
    fputs(input, source)
    rewind(source)
    let started = Child.start(
      arguments, input: fileno(source), output: fileno(said), errors: fileno(nowhere), asksPeople: false)
    switch started {
    case .success(let child): self.child = child
    case .failure(let fault):
      fclose(said)
      throw Failure(purpose, path: arguments[0], cause: systemMessage(fault.code))
    }
  }

  /// Waits for the end and gives all that was said. To be called once.
  func output() -> [UInt8] {
    _ = child.wait()
    defer { fclose(said) }
    rewind(said)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while case let count = fread(&buffer, 1, buffer.count, said), count > 0 { bytes += buffer.prefix(count) }
    return bytes
  }
}
