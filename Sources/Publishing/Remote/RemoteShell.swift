import Diagnostics
import Files

/// A shell on another machine that runs scripts one after another and returns their output.
///
/// It is one connection for the whole publish, and holds the lock of the remote folder: when the connection ends for
/// any reason, the shell reads the end of its input and releases the lock.
struct RemoteShell: ~Copyable {
  private let host: String
  private let program: RunningProgram
  private static let mark = ":xinfeng:"

  init(host: String, configuration: String?) throws(Failure) {
    self.host = host
    let options = configuration.map { ["-F", $0] } ?? []
    // Without a terminal; ssh's messages about keys and hosts go to the person who publishes.
    program = try RunningProgram(
      ["ssh", "-T", "-C"] + options + ["--", host, "exec sh -s"], asksPeople: true)
  }

  /// Runs a script in the remote folder.
  ///
  /// - Returns: the lines of its output.
  /// - Throws: a `Failure` with its last lines if it failed, or if the connection is lost.
  mutating func run(_ script: String) throws(Failure) -> [[UInt8]] {
    guard program.write("{ \(script)\n} </dev/null 2>&1; printf '\\n\(Self.mark)%s\\n' \"$?\"\n") else {
      throw lost
    }
    var lines: [[UInt8]] = []
    while let line = program.readLine() {
      guard line.starts(with: Self.mark.utf8) else {
        lines.append(line)
        continue
      }
      // The mark follows an empty line, unless the output ended in the middle of a line.
      if lines.last?.isEmpty ?? false { lines.removeLast() }
      let status = String(decoding: line.dropFirst(Self.mark.utf8.count), as: UTF8.self)
      guard status == "0" else {
        let cause = lines.suffix(3).map { String(decoding: $0, as: UTF8.self) }.joined(separator: "; ")
        throw Failure(
          Phrase("远程机器上的命令失败了", "a command on the remote machine failed"), path: host,
          cause: cause.isEmpty ? status : cause)
      }
      return lines
    }
    throw lost
  }

  private var lost: Failure {
    Failure(Phrase("ssh 连接不上，或中途断了", "ssh cannot connect, or the connection was lost"), path: host)
  }

  consuming func close() { _ = program.finish() }
}
