import Diagnostics

/// The reason for which an archive or an entry is refused. All are faults of the file.
package enum ZipError: Error, Sendable, Hashable {
  case damaged
  case encrypted
  /// Split into several files.
  case split
  /// A compression method other than stored and deflated, by its number in the specification (4.4.5).
  case unknownMethod(Int, entry: String)
  case overlapping(String, String)
  case tooDeep
  case tooManyEntries(limit: Int)
  /// The size of the archive file.
  case tooLong(limit: Int)
  case unpacksToTooMuch(limit: Int)
  case tooLargeEntry(String, limit: Int)
  case badName(String, ZipNameError)
  /// Two names that differ only in case, or not at all.
  case sameName(String)
  /// An entry that is a symbolic link.
  case link(String)

  /// The reason without the archive's name.
  package var reason: Phrase {
    switch self {
    case .damaged: Phrase("文件不完整或已损坏", "it is cut off or damaged")
    case .encrypted: Phrase("加了密", "it is encrypted")
    case .split: Phrase("是分卷压缩的一部分", "it is one part of a split archive")
    case .unknownMethod(let number, let entry):
      Phrase(
        "“\(entry)”的压缩方法（\(number)）读不了", "“\(entry)” is compressed by a method (\(number)) that is not read")
    case .overlapping(let first, let second):
      Phrase("“\(first)”和“\(second)”在压缩包里占用同一段内容", "“\(first)” and “\(second)” share bytes of the archive")
    case .tooDeep:
      Phrase("压缩包或文档层层嵌套，最多允许两层", "archives or documents stand within one another more than two levels deep")
    case .tooManyEntries(let limit): Phrase("里面的文件超过 \(limit) 个", "it holds more than \(limit) files")
    case .tooLong(let limit): Phrase("超过 \(megabytes(limit))", "it is larger than \(megabytes(limit))")
    case .unpacksToTooMuch(let limit):
      Phrase("解开后超过 \(megabytes(limit))", "it unpacks to more than \(megabytes(limit))")
    case .tooLargeEntry(let entry, let limit):
      Phrase("“\(entry)”解开后超过 \(megabytes(limit))", "“\(entry)” unpacks to more than \(megabytes(limit))")
    case .badName(let name, let fault):
      Phrase("“\(name)”\(fault.reason.chinese)", "“\(name)” \(fault.reason.english)")
    case .sameName(let name):
      Phrase("有两个文件都叫“\(name)”", "two files are called “\(name)”")
    case .link(let name): Phrase("“\(name)”是指向别处的链接", "“\(name)” is a link to another place")
    }
  }
}

/// A fault of an entry's name.
package enum ZipNameError: Sendable, Hashable {
  case empty
  case tooLong
  /// Neither UTF-8 nor GB18030, or not in the encoding of its flag.
  case unreadable
  case control
  case absolute
  case climbing
  case backslash

  package var reason: Phrase {
    switch self {
    case .empty: Phrase("是空的名字", "is an empty name")
    case .tooLong: Phrase("的名字超过 \(longestName) 字节", "is longer than \(longestName) bytes")
    case .unreadable: Phrase("的名字既不是 UTF-8 也不是 GBK", "is neither UTF-8 nor GBK")
    case .control: Phrase("的名字里有控制字符", "has control characters in it")
    case .absolute: Phrase("是绝对路径", "is an absolute path")
    case .climbing: Phrase("指向压缩包之外", "leads out of the archive")
    case .backslash: Phrase("的名字里有反斜杠", "has a backslash in it")
    }
  }
}

private func megabytes(_ count: Int) -> String { "\(count >> 20) MB" }
