import Compression

/// One file of an archive, compressed as in the archive.
package struct ZipEntry: Sendable {
  /// With `/` between parts, and at the end for a folder.
  package let path: String
  /// 0 for stored, 8 for deflated.
  package private(set) var method: Int
  /// CRC-32 of the unpacked bytes.
  package private(set) var checksum: UInt32
  /// The bytes in the archive.
  package private(set) var data: ArraySlice<UInt8>
  /// The unpacked size in bytes.
  package private(set) var size: Int

  package var isFolder: Bool { path.utf8.last == UInt8(ascii: "/") }

  init(path: String, method: Int, checksum: UInt32, data: ArraySlice<UInt8>, size: Int) {
    self.path = path
    self.method = method
    self.checksum = checksum
    self.data = data
    self.size = size
  }

  /// A new file for an archive.
  package init(path: String, bytes: [UInt8]) {
    self.init(path: path, method: 8, checksum: 0, data: [], size: 0)
    replace(with: bytes)
  }

  /// The unpacked bytes; throws unless size and checksum are as the directory says.
  package func unpacked() throws(ZipError) -> [UInt8] {
    let bytes: [UInt8]
    switch method {
    case 0: bytes = Array(data)
    case 8:
      guard let inflated = inflated(data, size: size) else { throw .damaged }
      bytes = inflated
    default: throw .unknownMethod(method, entry: shown(path))
    }
    guard bytes.count == size, Compression.checksum(of: bytes) == checksum else { throw .damaged }
    return bytes
  }

  /// Replaces the contents; a stored entry, as pictures are, stays uncompressed.
  package mutating func replace(with bytes: [UInt8]) {
    checksum = Compression.checksum(of: bytes)
    size = bytes.count
    data = method == 0 ? bytes[...] : deflated(bytes, as: .bare)[...]
  }
}
