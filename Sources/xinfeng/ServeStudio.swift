import Almanac
import ArgumentParser
import Building
import Diagnostics
import Files
import Glibc
import Serving
import Studio
import Synchronization

/// Options for the studio behind a reverse proxy that authenticates users.
struct ProxyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "编辑台前面的反向代理的网址，如 https://bianji.example.cn",
        "the address of a proxy in front, such as https://studio.example"),
      valueName: "URL"))
  var behind: String?

  @Option(
    help: ArgumentHelp(
      say("反向代理写明用户名的请求头；只在本机、只给代理用", "the header in which the proxy says who is there"), valueName: "NAME"))
  var userHeader: String?

  @Option(
    help: ArgumentHelp(
      say("词表：谁可以写、可以发；没有这个词表，代理放进来的人都可以", "the vocabulary of those who may write and publish"),
      valueName: "NAME"))
  var staff = "staff"

  func validate() throws {
    if let behind, !isOrigin(behind) {
      throw ValidationError(
        say(
          "--behind 只写协议和主机，如 https://bianji.example.cn",
          "--behind is a scheme and a host, such as https://studio.example"))
    }
    if let userHeader, !userHeader.utf8.allSatisfy({ isHeaderByte($0) }) || userHeader.isEmpty {
      throw ValidationError(say("--user-header 只用字母、数字和 -", "--user-header is letters, digits and -"))
    }
    if userHeader != nil, behind == nil {
      throw ValidationError(
        say("--user-header 要和 --behind 一起用", "--user-header goes with --behind"))
    }
  }
}

private func isOrigin(_ text: String) -> Bool {
  guard text.hasPrefix("https://") || text.hasPrefix("http://"), let host = text.split(separator: "/").last
  else {
    return false
  }
  return text.filter { $0 == "/" }.count == 2
    && host.utf8.allSatisfy { isHeaderByte($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }
}

private func isHeaderByte(_ byte: UInt8) -> Bool {
  switch Unicode.Scalar(byte) {
  case "a"..."z", "A"..."Z", "0"..."9", "-": true
  default: false
  }
}

extension PreviewHandler {
  /// The preview's response, or a picture of an unsaved page.
  func respond(to path: String, beside studio: Studio?) -> PreviewResponse? {
    let answer = respond(to: path)
    guard let studio, answer?.status ?? 404 == 404, let bytes = studio.picture(at: path) else {
      return answer
    }
    return PreviewResponse(contentType: contentType(of: path), bytes: bytes)
  }
}

/// The studio for a preview.
func makeStudio(
  of desk: PreviewHandler, _ options: CommonOptions, _ proxy: ProxyOptions, at port: ServedPort,
  tell: @escaping @Sendable (PreviewUpdate) -> Void
) -> Studio {
  let now: @Sendable () -> Moment = { (try? options.now) ?? Moment(epochSeconds: Int(time(nil))) }
  let catchUp: @Sendable () -> Void = {
    if let update = desk.catchUp(options) { tell(update) }
  }
  var around = Studio.Surroundings(
    folder: desk.folder, language: processLanguage,
    site: {
      catchUp()
      return desk.live
    }, now: now,
    changed: { files in
      desk.note(files)
      Task.detached { catchUp() }
    })
  around.lastSite = { desk.live }
  around.program = ["/proc/self/exe"]
  if let path = ownProgram { around.program = [path] }
  if let folder = getenv("TMPDIR") { around.temporaryFolder = String(cString: folder) }
  around.userHeader = proxy.userHeader
  around.staff = proxy.staff
  around.entered = { entrance in
    let address = "http://127.0.0.1:\(port.number)\(entrance)"
    printError(
      say("已有浏览器进入编辑台。另一个浏览器用：\(address)\n", "a browser has entered the studio; for another: \(address)\n"))
  }
  return Studio(around)
}

func door(of studio: Studio, _ proxy: ProxyOptions) -> Door {
  Door(
    prefix: Studio.prefix, origins: Set([proxy.behind?.lowercased()].compactMap(\.self)),
    bodyLimit: { studio.bodyLimit(of: $0) }, answer: { studio.answer($0) })
}

/// Prints the address for the first browser; once it has been used, the studio prints another.
func tellEntrance(of studio: Studio, at port: UInt16, _ proxy: ProxyOptions) {
  if let behind = proxy.behind, proxy.userHeader != nil {
    return printError(say("编辑台：\(behind)\(Studio.prefix)\n", "studio: \(behind)\(Studio.prefix)\n"))
  }
  let address = "http://127.0.0.1:\(port)\(studio.entrance)"
  printError(
    say("编辑台：\(address)（只能用一次）\n", "studio: \(address) (good once)\n"))
}

/// The path of this program's file.
private var ownProgram: String? {
  var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
  let count = readlink("/proc/self/exe", &buffer, buffer.count)
  return count > 0 ? String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
}

/// The port that the system assigned, set once the server answers.
final class ServedPort: Sendable {
  private let port = Atomic<UInt16>(0)

  var number: UInt16 { port.load(ordering: .relaxed) }

  func set(_ number: UInt16) { port.store(number, ordering: .relaxed) }
}
