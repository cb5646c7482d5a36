import Checks
import Diagnostics
import Files

/// A server's reply about a page, as `curl` reports it.
struct Reply {
  /// The HTTP status; 0 if there was no reply.
  var code: Int
  /// curl's exit code for the failure.
  var failure: Int
  /// The target of a redirect.
  var redirect: String?

  var reason: String {
    switch failure {
    case 6: "DNS"
    case 7: "connection refused"
    case 28: "timeout"
    case 35, 51, 58, 60, 77, 83, 90, 91: "TLS"
    default: "curl \(failure)"
    }
  }
}

enum RequestForm {
  /// Headers only, without following redirects.
  case head
  /// The page's first bytes, without following redirects.
  case beginning
  /// The page's first bytes, following redirects.
  case end
}

/// Requests pages through the program `curl`, which handles TLS, proxies and the quirks of servers: one process a host,
/// for several hosts at once.
///
/// - Returns: replies by address; once a host fails, its other pages are not requested.
func request(
  _ addresses: [String], _ form: RequestForm, _ questions: OutsideQuestions
) throws(Failure) -> [String: Reply] {
  let hosts = Dictionary(grouping: addresses, by: host).sorted { $0.key < $1.key }.map(\.value)
  var found: [String: Reply] = [:]
  var running: [(addresses: [String], program: RunningProgram)] = []
  for pages in hosts {
    if running.count >= questions.hostsAtOnce {
      let first = running.removeFirst()
      found.merge(replies(said(by: first.program), about: first.addresses)) { $1 }
    }
    let program = try RunningProgram(
      ["curl", "--disable", "--config", "-"],
      for: Phrase("检查外部链接要用 curl 程序，请先安装", "checking links outside needs the program curl; install it"),
      input: .bytes(Array(configuration(for: pages, form, timeout: questions.timeout).utf8)),
      errors: .discarded)
    running.append((pages, program))
  }
  for (addresses, program) in running { found.merge(replies(said(by: program), about: addresses)) { $1 } }
  return found
}

private func said(by program: RunningProgram) -> [UInt8] {
  let output = program.readAll()
  _ = program.finish()
  return output
}

/// The replies of a host, in the order of the requests; pages that curl did not reach get the last reply's failure.
private func replies(_ said: [UInt8], about addresses: [String]) -> [String: Reply] {
  let lines = String(decoding: said, as: UTF8.self).split(separator: "\n")
  var replies: [String: Reply] = [:]
  var last = Reply(code: 0, failure: 0)
  for (position, address) in addresses.enumerated() {
    if position < lines.count { last = Reply(lines[position]) }
    replies[address] = last
  }
  return replies
}

extension Reply {
  /// Parses a line in the format given to curl's `write-out`.
  fileprivate init(_ line: Substring) {
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
    code = parts.first.flatMap { Int($0) } ?? 0
    failure = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    redirect = parts.count > 2 && !parts[2].isEmpty && 300..<400 ~= code ? String(parts[2]) : nil
  }
}

private func configuration(for addresses: [String], _ form: RequestForm, timeout: Int) -> String {
  var lines = [
    "silent", "globoff", "fail-early", "rate = 60/m", "proto = \"=http,https\"",
    "connect-timeout = \(timeout)",
    "max-time = \(timeout)", "user-agent = \"xinfeng (link check)\"",
    "write-out = \"%{http_code}\\t%{exitcode}\\t%{redirect_url}\\n\"",
  ]
  switch form {
  case .head: lines.append("head")
  case .beginning: lines.append("range = 0-1023")
  case .end: lines += ["range = 0-1023", "location", "max-redirs = 5", "proto-redir = \"=http,https\""]
  }
  for address in addresses {
    lines += ["url = \"\(encoded(address))\"", "output = \"/dev/null\""]
  }
  return lines.joined(separator: "\n") + "\n"
}

/// The address with every byte of path and query percent-encoded that is not visible ASCII or would end the quoted
/// string in curl's configuration; curl encodes the host's name.
private func encoded(_ address: String) -> String {
  let start = address.firstRange(of: "://")?.upperBound ?? address.startIndex
  let pathStart = address[start...].firstIndex { "/?".contains($0) } ?? address.endIndex
  var text = String(address[..<pathStart].filter { !"\"\\ \n\r\t".contains($0) })
  for byte in address[pathStart...].utf8 {
    if 0x21...0x7E ~= byte, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
      text.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      let digits = String(byte, radix: 16, uppercase: true)
      text += "%" + (digits.count == 1 ? "0" : "") + digits
    }
  }
  return text
}
