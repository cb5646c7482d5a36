import Foundation

/// A small reader of calendars by RFC 5545, for tests: unfolds lines, reads components, properties and parameters.
struct ReadCalendar {
  struct Property: Equatable {
    var parameters: [String: String]
    var value: String
  }
  typealias Component = [String: Property]

  var properties: Component = [:]
  var zones: [Component] = []
  var events: [Component] = []

  struct Fault: Error {
    var text: String
  }

  init(_ bytes: [UInt8]) throws {
    guard let whole = String(validating: bytes, as: UTF8.self) else { throw Fault(text: "not UTF-8") }
    guard whole.hasSuffix("\r\n") else { throw Fault(text: "the last line does not end") }
    var open: [String] = []
    var component: Component = [:]
    for line in try ReadCalendar.lines(of: bytes) {
      let (name, property) = try ReadCalendar.property(line)
      switch name {
      case "BEGIN":
        open.append(property.value)
        if property.value == "VEVENT" || property.value == "STANDARD" { component = [:] }
      case "END":
        guard open.popLast() == property.value else { throw Fault(text: "\(line) closes nothing") }
        if property.value == "VEVENT" { events.append(component) }
        if property.value == "STANDARD" { zones.append(component) }
      default:
        if open == ["VCALENDAR"] {
          properties[name] = property
        } else {
          guard component.updateValue(property, forKey: name) == nil || open.last == "VTIMEZONE" else {
            throw Fault(text: "\(name) twice in \(open)")
          }
        }
      }
    }
    guard open.isEmpty else { throw Fault(text: "open: \(open)") }
  }

  /// Lines of at most 75 octets, each whole characters, joined where the next begins with a space.
  private static func lines(of bytes: [UInt8]) throws -> [String] {
    var lines: [String] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 13) {
      guard end + 1 < rest.endIndex, rest[end + 1] == 10 else { throw Fault(text: "a carriage return alone") }
      let line = rest[rest.startIndex..<end]
      guard line.count <= 75 else { throw Fault(text: "a line of \(line.count) octets") }
      guard let text = String(validating: line, as: UTF8.self) else {
        throw Fault(text: "a character is split")
      }
      guard !text.contains("\n") else { throw Fault(text: "a line feed alone") }
      if text.hasPrefix(" "), !lines.isEmpty {
        lines[lines.count - 1] += text.dropFirst()
      } else {
        lines.append(text)
      }
      rest = rest[(end + 2)...]
    }
    guard rest.isEmpty else { throw Fault(text: "text after the last line") }
    return lines
  }

  private static func property(_ line: String) throws -> (String, Property) {
    guard let colon = line.firstIndex(of: ":") else { throw Fault(text: "no value: \(line)") }
    let head = line[..<colon].split(separator: ";").map(String.init)
    let pairs = head.dropFirst().map { $0.split(separator: "=").map(String.init) }
    let parameters = Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) })
    return (head[0], Property(parameters: parameters, value: String(line[line.index(after: colon)...])))
  }

  /// A text value as it was before escaping.
  static func unescaped(_ value: String) -> String {
    var text = ""
    var isEscaped = false
    for character in value {
      if isEscaped {
        text.append(character == "n" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        text.append(character)
      }
    }
    return text
  }
}
