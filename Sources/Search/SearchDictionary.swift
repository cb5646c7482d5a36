import Parallel

/// The terms of one and of two characters, each with its places.
func writeTerms(_ runs: [DocumentRun], alphabet: Alphabet, size: Int) -> DictionaryWriter {
  var starts: [Int] = []
  var next = 0
  for run in runs {
    starts.append(next)
    next += run.scalars.count
  }
  let sorted = concurrentMap(Array(zip(runs, starts))) { run, start in
    SortedRun(run, start: start, alphabet: alphabet)
  }
  let numbers = Array(alphabet.scalars.indices.dropFirst())
  let all = concurrentMap(numbers) { number in
    entries(of: number, in: sorted, alphabet: alphabet, size: size - roomForKey)
  }
  var writer = DictionaryWriter("terms", size: size)
  for (number, entries) in zip(numbers, all) {
    let first = alphabet.scalars[number]
    let opening = [UInt8(ascii: "!")] + escaped(first)
    for entry in entries {
      guard let second = entry.second else {
        writer.append(string([first]), mark: opening, opening: opening, list: entry.places)
        continue
      }
      let mark = [UInt8(ascii: " ")] + escaped(second)
      writer.append(string([first, second]), mark: mark, opening: opening + mark, list: entry.places)
    }
  }
  writer.close()
  return writer
}

/// The readings of titles and names, each with the places where it begins.
func writeReadings(_ runs: [DocumentRun], size: Int) -> DictionaryWriter {
  var lists: [String: PlaceList] = [:]
  var start = 0
  for run in runs {
    for (key, place) in run.readings {
      lists[key, default: PlaceList(size: size - roomForKey - key.utf8.count)].append(start + place)
    }
    start += run.scalars.count
  }
  var writer = DictionaryWriter("readings", size: size)
  for (key, list) in lists.sorted(by: { $0.key < $1.key }) {
    let mark = Array(" \(key)!".utf8)
    writer.append(key, mark: mark, opening: mark, list: list)
  }
  writer.close()
  return writer
}

/// Two scalars with their marks, escaped, in UTF-8.
private let roomForKey = 16

private func string(_ scalars: [UInt32]) -> String {
  var view = String.UnicodeScalarView()
  // One by one: a lazy sequence is appended by the library's general way, which takes ten times as long.
  for scalar in scalars { view.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
  return String(view)
}

private func escaped(_ scalar: UInt32) -> [UInt8] {
  var bytes: [UInt8] = []
  appendEscaped(string([scalar]).utf8, to: &bytes)
  return bytes
}
