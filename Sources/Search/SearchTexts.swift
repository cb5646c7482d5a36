import Files
import Parallel

/// The texts that are shown of documents: several to a file, in their order; a very long one alone in several files.
struct SearchTexts: Sendable {
  /// Enough for ten short pages, and not much for one.
  private static let size = 10_000
  /// Of many files, so many share one mark, which their names bear: the names of all would be too much to load.
  private static let mostMarks = 64

  private(set) var files: [SearchFile] = []
  /// For every document, the number of files that begin with it: 0 if it is in the same file as the one before.
  private(set) var opened: [Int] = []
  /// A mark for every block of files.
  private(set) var marks: [String] = []
  /// The number of files in a block.
  private(set) var blockLength = 1

  init(of documents: [SearchDocument]) {
    var contents: [[UInt8]] = []
    var open: [UInt8] = []
    for parts in concurrentMap(documents, scriptStrings) {
      let isLong = parts.count > 1
      if isLong || open.count + parts[0].count > SearchTexts.size, !open.isEmpty {
        contents.append(open)
        open = []
      }
      opened.append(open.isEmpty ? parts.count : 0)
      if isLong {
        contents += parts
      } else {
        if !open.isEmpty { open.append(UInt8(ascii: ",")) }
        open += parts[0]
      }
    }
    if !open.isEmpty { contents.append(open) }
    name(contents)
  }

  private mutating func name(_ contents: [[UInt8]]) {
    blockLength = max(1, (contents.count + SearchTexts.mostMarks - 1) / SearchTexts.mostMarks)
    for start in stride(from: 0, to: contents.count, by: blockLength) {
      let block = start..<min(start + blockLength, contents.count)
      let shards = block.map { number in
        Shard("texts", number, arguments: [UInt8(ascii: "[")] + contents[number] + [UInt8(ascii: "]")])
      }
      let mark = Digest(of: shards.flatMap { Array($0.mark.utf8) }).short
      marks.append(mark)
      files += shards.map { SearchFile(path: "texts/\($0.number).\(mark).js", bytes: $0.bytes) }
    }
  }
}

/// A document as strings of JavaScript: one, or as many as it takes so that each fits into a file.
///
/// Six lines (address, title, day, names, summary, details; names and details separated by tabs) and the text.
private func scriptStrings(of document: SearchDocument) -> [[UInt8]] {
  var record: [UInt8] = []
  record.reserveCapacity(document.body.count + 1024)
  for line in [
    [document.address], [document.title], [document.day], document.people + document.names,
    [document.summary], document.details,
  ] {
    appendLine(line, to: &record)
  }
  record += document.body
  let limit = Shard.limit - Shard.frame
  var whole: [UInt8] = []
  whole.reserveCapacity(record.count + 64)
  appendScriptString(record, to: &whole)
  return whole.count <= limit ? [whole] : cut(record, into: limit)
}

private func appendLine(_ texts: [String], to record: inout [UInt8]) {
  for (position, text) in texts.enumerated() {
    if position > 0 { record.append(UInt8(ascii: "\t")) }
    record += text.utf8.lazy.map {
      $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\t") ? UInt8(ascii: " ") : $0
    }
  }
  record.append(UInt8(ascii: "\n"))
}

/// Strings of JavaScript, cut between characters.
private func cut(_ record: [UInt8], into limit: Int) -> [[UInt8]] {
  var parts: [[UInt8]] = []
  var part: [UInt8] = []
  for byte in record {
    // The longest character is four bytes, the longest escape six, and two are the quotation marks.
    if byte & 0xC0 != 0x80, part.count > limit - 8 {
      parts.append(quoted(part))
      part = []
    }
    appendEscaped(CollectionOfOne(byte), to: &part)
  }
  return parts + [quoted(part)]
}
