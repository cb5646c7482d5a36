import Almanac
import Building
import Content
import Diagnostics
import Foundation
import Synchronization
import TestSites
import Testing

@testable import Serving
@testable import Studio

/// A studio on a site of its own, and a browser that came in by its entrance.
///
/// Requests go through the server's own desk, so that what it refuses is refused here.
final class Browser: Sendable {
  let site: TestSite
  let studio: Studio
  let desk: RequestHandler
  private let live: Shared
  private let jar = Mutex("")

  /// The site that the studio shows, behind a lock.
  private final class Shared: Sendable {
    let site: Mutex<LiveSite>
    init(_ site: LiveSite) { self.site = Mutex(site) }
  }

  init(
    _ files: [String: String] = [:], userHeader: String? = nil, isOpen: Bool = true, enters: Bool = true,
    language: Language = .chinese
  ) throws {
    site = try TestSite(studioFiles.merging(files) { $1 })
    let shared = Shared(LiveSite(folder: site.folder, includesDrafts: true))
    _ = try shared.site.withLock { try $0.update(now: noon) }
    live = shared
    studio = Studio(
      Studio.Surroundings(
        folder: site.folder, language: language, site: { shared.site.withLock { $0 } }, now: { noon },
        changed: { changed in shared.site.withLock { _ = try? $0.update(changed: changed, now: noon) } },
        temporaryFolder: site.folder, userHeader: userHeader))
    let (studio, isProxied) = (studio, userHeader != nil)
    let door = Door(
      prefix: Studio.prefix, origins: isProxied ? ["https://studio.example"] : [],
      bodyLimit: { studio.bodyLimit(of: $0) }, answer: { studio.answer($0) })
    desk = RequestHandler(
      port: 8000,
      respond: { _ in PreviewResponse(contentType: "text/html; charset=utf-8", bytes: Array("<p>页".utf8)) },
      subscribers: Subscribers(), door: isOpen ? door : nil)
    if isOpen, enters, userHeader == nil { enter() }
  }

  func enter() {
    let answer = get(String(studio.entrance))
    let cookie = answer.header("Set-Cookie") ?? ""
    jar.withLock { $0 = String(cookie.prefix { $0 != ";" }) }
  }

  var cookie: String { jar.withLock { $0 } }

  struct Page: Sendable {
    var status: Int
    var headers: [(name: String, value: String)]
    var text: String

    func header(_ name: String) -> String? { headers.last { $0.name == name }?.value }
    var location: String { header("Location") ?? "" }
  }

  func get(_ path: String, headers: [String: String] = [:]) -> Page {
    send(
      Request(method: "GET", path: "", query: "", headers: headers, isFollowed: false), to: path,
      isPost: false)
  }

  /// A form as a browser sends it, on a page of its own origin.
  func post(
    _ path: String, _ values: [(String, String)], headers: [String: String] = [:], method: String = "POST"
  ) -> Page {
    let boundary = "----b0undary"
    var body: [UInt8] = []
    for (name, value) in values {
      body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n".utf8)
      body += Array(value.replacing("\n", with: "\r\n").utf8) + [13, 10]
    }
    body += Array("--\(boundary)--\r\n".utf8)
    return post(
      path, body, type: "multipart/form-data; boundary=\(boundary)", headers: headers, method: method)
  }

  func post(
    _ path: String, _ body: [UInt8], type: String, headers: [String: String] = [:], method: String = "POST"
  ) -> Page {
    var all = ["origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin", "content-type": type]
    all.merge(headers) { $1 }
    let request = Request(
      method: method, path: "", query: "", headers: all, bodyLength: body.count,
      body: body,
      isFollowed: false)
    return send(request, to: path, isPost: true)
  }

  private func send(_ request: Request, to path: String, isPost: Bool) -> Page {
    var request = request
    let target = path.split(separator: "?", maxSplits: 1)
    request.path = String(target[0])
    request.query = target.count > 1 ? String(target[1]) : ""
    request.headers.merge(["host": "127.0.0.1:8000", "cookie": cookie]) { own, _ in own }
    request.headers = request.headers.filter { !$0.value.isEmpty }
    // What the server does with a body before the desk sees the request.
    if request.body.count > max(desk.bodyLimit(of: request), 0) { request.body = [] }
    let response = desk.answer(request)
    guard case .bytes(let bytes) = response.body else {
      return Page(status: response.status, headers: [], text: "")
    }
    return Page(
      status: response.status, headers: response.headers, text: String(decoding: bytes, as: UTF8.self))
  }

  func open(_ file: String) -> Page { get("/__studio/edit?file=" + percentEncoded(file)) }

  func bytes(_ file: String) -> [UInt8] {
    FileManager.default.contents(atPath: site.folder + "/" + file).map { Array($0) } ?? []
  }

  func text(_ file: String) -> String { String(decoding: bytes(file), as: UTF8.self) }
}

let noon: Moment = {
  guard case .moment(let moment) = parseMoment("2026-11-01 12:00") else { preconditionFailure("a moment") }
  return moment
}()

extension Browser.Page {
  /// What a browser would send for the form with an address, nothing filled in.
  func form(_ action: String) -> [(String, String)] {
    guard let start = text.range(of: "action=\"\(action)\""),
      let end = text.range(of: "</form>", range: start.upperBound..<text.endIndex)
    else { return [] }
    return FormReader(String(text[start.upperBound..<end.lowerBound])).values
  }
}

extension [(String, String)] {
  /// The same with another value for a name.
  func setting(_ name: String, _ value: String) -> [(String, String)] {
    filter { $0.0 != name } + [(name, value)]
  }

  func value(_ name: String) -> String? { first { $0.0 == name }?.1 }
}

/// Inputs, areas and selections of a form, as a browser reads them.
private struct FormReader {
  var values: [(String, String)] = []

  init(_ html: String) {
    var rest = html[...]
    while let open = rest.firstIndex(of: "<") {
      rest = rest[open...]
      guard let close = rest.firstIndex(of: ">") else { return }
      let tag = rest[..<close]
      rest = rest[rest.index(after: close)...]
      let name = attribute("name", tag)
      if tag.hasPrefix("<input") {
        let type = attribute("type", tag) ?? "text"
        guard let name, !["file", "submit"].contains(type) else { continue }
        if type == "checkbox", !tag.contains(" checked") { continue }
        values.append((name, attribute("value", tag) ?? ""))
      } else if tag.hasPrefix("<textarea"), let end = rest.range(of: "</textarea>") {
        var value = String(rest[..<end.lowerBound])
        // A line end behind the tag is none of the text.
        if value.hasPrefix("\n") { value.removeFirst() }
        if let name { values.append((name, unescaped(value))) }
        rest = rest[end.upperBound...]
      } else if tag.hasPrefix("<select"), let end = rest.range(of: "</select>") {
        let options = rest[..<end.lowerBound].components(separatedBy: "<option").dropFirst()
        let chosen = options.first { $0.prefix { $0 != ">" }.contains(" selected") } ?? options.first
        if let name, let chosen {
          values.append((name, attribute("value", chosen.prefix { $0 != ">" }) ?? ""))
        }
        rest = rest[end.upperBound...]
      }
    }
  }

  private func attribute(_ name: String, _ tag: Substring) -> String? {
    guard let start = tag.range(of: " \(name)=\""), let end = tag[start.upperBound...].firstIndex(of: "\"")
    else {
      return nil
    }
    return unescaped(String(tag[start.upperBound..<end]))
  }

  private func unescaped(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}

let studioFiles = [
  "content/stories/2026/a.md": """
  ---
  标题: 三十年守护一盏灯  # 不要改
  日期: 2026-04-18 16:20
  主题: [good-people]
  姓名: 王㛃
  # 说明
  荣誉: [省直｜省直身边好人｜2026-Q1]
  授权: unit
  ---

  正文第一段。

  """,
  "content/_common.yml": """
  fields:
    topics: {type: choices, of: topics, label: 主题, required: true, max: 3, index: true}
    cover: {type: picture, label: 封面}
    photos: {type: pictures, label: 图片}
    files: {type: attachments, label: 附件}
    tags: {type: list, label: 关键词}
    site: {type: link, label: 网址}
    when: {type: period, label: 期间}
    hours: {type: number, label: 时长}
  """,
  "content/stories/_kind.yml": """
  name: 身边好人
  slug: stories
  template: story
  fields:
    person: {type: person, label: 姓名, required: true}
    deed: {type: prose, label: 一句话事迹, max: 200}
    honours: {type: honours, of: levels, label: 荣誉, index: true}
    consent: {type: consent, of: consents, label: 授权}
    level: {type: choice, of: levels, label: 级别}
    open: {type: flag, label: 公开}
  """,
  "content/vocabularies/levels.yml":
    "label: 级别\nterms:\n  - {slug: province, name: 省直}\n  - {slug: city, name: 市级}\n",
  "content/vocabularies/consents.yml":
    "label: 授权\nterms:\n  - {slug: written, name: 本人同意}\n  - {slug: unit, name: 单位证明}\n",
]

/// A form with a file, as a browser sends it.
func multipart(_ values: [(String, String)], _ field: String, _ name: String, _ bytes: [UInt8])
  -> [UInt8]
{
  var body: [UInt8] = []
  for (name, value) in values {
    body += Array("--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
  }
  body += Array(
    "--b\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\n\r\n".utf8)
  return body + bytes + Array("\r\n--b--\r\n".utf8)
}
