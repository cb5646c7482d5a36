import Diagnostics
import Foundation
import Testing

@testable import Templating

/// The official cases are data that stands beside the repository, not in it.
private let conformance: URL = {
  let shared =
    ProcessInfo.processInfo.environment["XINFENG_SHARED"].map { URL(filePath: $0) }
    ?? URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared").standardized
  return shared.appending(path: "conformance")
}()

private let modules = [
  "interpolation", "sections", "inverted", "comments", "partials", "delimiters", "inheritance",
]

private struct Case: CustomTestStringConvertible, Sendable {
  var module: String
  var name: String
  var data: TemplateValue
  var template: String
  var partials: [String: String]
  var expected: String

  var testDescription: String { "\(module): \(name)" }
}

private func file(_ module: String) -> URL { conformance.appending(path: "mustache-\(module).json") }

private let isPresent = modules.allSatisfy { FileManager.default.fileExists(atPath: file($0).path) }

private let cases: [Case] = modules.flatMap { module -> [Case] in
  guard let data = try? Data(contentsOf: file(module)),
    let json = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
  else { return [] }
  return (json["tests"] as? [[String: Any]] ?? []).map {
    Case(
      module: module, name: $0["name"] as? String ?? "", data: value($0["data"] ?? NSNull()),
      template: $0["template"] as? String ?? "", partials: $0["partials"] as? [String: String] ?? [:],
      expected: $0["expected"] as? String ?? "")
  }
}

private func value(_ json: Any) -> TemplateValue {
  switch json {
  case let text as String: .text(text)
  case let list as [Any]: .list(list.map(value))
  case let members as [String: Any]: .open(members.mapValues(value))
  case let number as NSNumber:
    if isBoolean(number) {
      .flag(number.boolValue)
    } else {
      Int(exactly: number.doubleValue).map { .number($0) } ?? .text("\(number.doubleValue)")
    }
  default: .nothing
  }
}

/// JSON's `true` and `1` are both `NSNumber`; only the first is stored as a character.
private func isBoolean(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }

// Skipped where the official cases are absent: they are not part of the repository.
@Suite(.enabled(if: isPresent, "the official cases are not beside the repository")) struct ConformanceTests {
  @Test func allOfficialCasesAreThere() { #expect(cases.count == 163) }

  @Test(arguments: cases) private func rendersAsTheSpecificationSays(_ given: Case) {
    var sources = given.partials.reduce(into: [String: Source]()) {
      $0[$1.key] = Source(name: "\($1.key).mustache", text: $1.value)
    }
    sources["main"] = Source(name: "main.mustache", text: given.template)
    let compiled = compileOpenTemplates(sources)
    let (templates, findings) = (compiled.templates, compiled.findings)
    #expect(findings.isEmpty)
    let output = templates["main"]?.render(open: given.data) ?? []
    #expect(String(decoding: output, as: UTF8.self) == given.expected)
  }
}
