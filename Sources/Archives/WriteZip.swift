extension ZipArchive {
  /// The archive without comments, extra fields and times, which reveal details of the machine that packed it.
  ///
  /// Every name is marked as UTF-8, so that every machine unpacks the names that were checked.
  package var bytes: [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(entries.reduce(22) { $0 + $1.data.count + 2 * $1.path.utf8.count + 76 })
    var directory: [UInt8] = []
    for entry in entries {
      let common = entry.common
      directory.append(0x0201_4B50, 4)
      directory.append(20, 2)
      directory += common
      directory += [UInt8](repeating: 0, count: 10)
      directory.append(output.count, 4)
      directory += entry.path.utf8
      output.append(0x0403_4B50, 4)
      output += common
      output += entry.path.utf8
      output += entry.data
    }
    let start = output.count
    output += directory
    output.append(0x0605_4B50, 4)
    output.append(0, 4)
    output.append(entries.count, 2)
    output.append(entries.count, 2)
    output.append(directory.count, 4)
    output.append(start, 4)
    output.append(0, 2)
    return output
  }
}

extension ZipEntry {
  /// The fields common to the local header and the directory entry.
  fileprivate var common: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(20, 2)
    bytes.append(path.utf8.allSatisfy { $0 < 0x80 } ? 0 : 0x800, 2)
    bytes.append(method, 2)
    bytes.append(0, 2)
    // 1980-01-01, the first day in ZIP's format.
    bytes.append(0x21, 2)
    bytes.append(Int(checksum), 4)
    bytes.append(data.count, 4)
    bytes.append(size, 4)
    bytes.append(path.utf8.count, 2)
    bytes.append(0, 2)
    return bytes
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ number: Int, _ length: Int) {
    for byte in 0..<length { append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
  }
}
