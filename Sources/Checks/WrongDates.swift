import Almanac
import Content
import Diagnostics

/// Dates in texts that contradict the calendar: no such day, another weekday, another day of the Chinese calendar,
/// another day of a festival.
///
/// - Parameter folder: the site's folder; only a file with a finding is read again, for the finding's line.
func wrongDates(in site: Site, folder: String) -> [Diagnostic] {
  let festivals = FestivalNames(site)
  var findings: [Diagnostic] = []
  var sources: [String: Source] = [:]
  var seen: Set<String> = []
  for mention in dateMentions(in: site) {
    let found = [
      impossibleDate(mention), wrongWeekday(mention), wrongLunarDay(mention),
      wrongFestivalDay(mention, festivals),
    ]
    for fault in found.compactMap(\.self) where seen.insert("\(mention.file)\n\(fault.text)").inserted {
      if sources[mention.file] == nil { sources[mention.file] = readSource(mention.file, in: folder).source }
      let places = sources[mention.file].map { locations(of: fault.text, or: mention.text, in: $0) } ?? []
      findings += (places.isEmpty ? [Location(file: mention.file)] : places).map {
        Diagnostic(fault.rule, at: $0, fault.arguments, help: fault.help)
      }
    }
  }
  return findings
}

/// What a rule has against a date.
struct DateFault {
  var rule: Rule
  /// The words that are wrong, as they are written.
  var text: String
  var arguments: [String]
  var help: Phrase?
}

/// Where words stand in a source; where markup divides them, where the date stands.
private func locations(of text: String, or date: String, in source: Source) -> [Location] {
  let found = occurrences(of: Array(text.utf8), in: source.bytes)
  if !found.isEmpty { return found.map(source.location) }
  return occurrences(of: Array(date.utf8), in: source.bytes).prefix(1).map(source.location)
}

private func occurrences(of needle: [UInt8], in bytes: [UInt8]) -> [Range<Int>] {
  guard let first = needle.first else { return [] }
  var found: [Range<Int>] = []
  var offset = 0
  while let next = bytes[offset...].firstIndex(of: first) {
    if bytes[next...].starts(with: needle) { found.append(next..<next + needle.count) }
    offset = next + 1
  }
  return found
}
