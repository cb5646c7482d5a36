import Compression

/// One file of an archive, compressed as it was found.
package struct ZipEntry: Sendable {
  /// Parted by `/`; ends in one where it is a folder.
  package let path: String
  /// 0 for stored, 8 for deflated.
  package private(set) var method: Int
  /// CRC-32 of what it unpacks to.
  package private(set) var checksum: UInt32
  /// As it stands in the archive.
  package private(set) var data: ArraySlice<UInt8>
  /// Unpacked.
  package private(set) var size: Int

  package var isFolder: Bool { path.utf8.last == UInt8(ascii: "/") }

  init(path: String, method: Int, checksum: UInt32, data: ArraySlice<UInt8>, size: Int) {
    self.path = path
    self.method = method
    self.checksum = checksum
    self.data = data
    self.size = size
  }

  /// A file to be put into an archive.
  package init(path: String, bytes: [UInt8]) {
    self.init(path: path, method: 8, checksum: 0, data: [], size: 0)
    replace(with: bytes)
  }

  /// What the entry unpacks to: exactly what the directory claims, or a fault.
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

  /// Other contents under the same name; what was stored, as pictures are, stays stored.
  package mutating func replace(with bytes: [UInt8]) {
    checksum = Compression.checksum(of: bytes)
    size = bytes.count
    data = method == 0 ? bytes[...] : deflated(bytes, as: .bare)[...]
  }
}
