/// The script in which names of the Chinese calendar are written: 农历闰六月 or 農曆閏六月.
///
/// The almanac's own names are simplified. Its vocabulary is closed, so that a table of its characters is all that
/// the other script needs; texts of authors are never converted.
package enum ChineseScript: Sendable, Hashable {
  case simplified
  case traditional

  /// A name of the calendar – of a day, a month, a year, a solar term, a festival's rule – in this script.
  package func callAsFunction(_ name: String) -> String {
    switch self {
    case .simplified: name
    case .traditional: String(name.map { traditionalCharacters[$0] ?? $0 })
    }
  }
}

private let traditionalCharacters: [Character: Character] = [
  "农": "農", "历": "曆", "节": "節", "气": "氣", "个": "個", "闰": "閏", "腊": "臘", "后": "後", "惊": "驚", "蛰": "蟄",
  "谷": "穀", "满": "滿", "种": "種", "处": "處",
]
