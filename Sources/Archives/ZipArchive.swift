/// The files of a ZIP archive (APPNOTE 6.3.10), of which packages of Office, OpenDocument, EPUB and OFD are kinds.
///
/// Reading uses only the central directory, as programs that unpack do. It is checked before anything is unpacked:
/// sizes and counts against limits, names, and that no byte of the archive belongs to two entries, so that an archive
/// cannot unpack to more than its length allows. Only unpacked bytes are copied.
package struct ZipArchive: Sendable {
  package var entries: [ZipEntry]

  package init(_ entries: [ZipEntry] = []) { self.entries = entries }

  /// - Parameter limits: the limits for the archive.
  package init(_ bytes: [UInt8], limits: ZipLimits = .standard) throws(ZipError) {
    var limits = limits
    try self.init(bytes, spending: &limits)
  }

  /// - Parameter limits: the limits for this archive and those within; they are reduced by what this one uses.
  package init(_ bytes: [UInt8], spending limits: inout ZipLimits) throws(ZipError) {
    guard bytes.count <= limits.packed else { throw .tooLong(limit: limits.packed) }
    let directory = try ZipDirectory(in: bytes)
    guard directory.count <= limits.entries else { throw .tooManyEntries(limit: limits.entries) }
    let headers = try directory.headers(in: bytes)
    try check(headers, against: limits)
    try checkOverlaps(headers, before: directory.start)
    limits.entries -= headers.count
    limits.unpacked -= headers.reduce(0) { $0 + $1.size }
    entries = headers.map {
      ZipEntry(path: $0.path, method: $0.method, checksum: $0.checksum, data: bytes[$0.data], size: $0.size)
    }
  }
}

/// Checks sizes and duplicate names.
private func check(_ headers: [ZipHeader], against limits: ZipLimits) throws(ZipError) {
  var total = 0
  var names: Set<String> = []
  for header in headers {
    guard header.size <= limits.entry else { throw .tooLargeEntry(shown(header.path), limit: limits.entry) }
    total += header.size
    guard total <= limits.unpacked else { throw .unpacksToTooMuch(limit: limits.unpacked) }
    guard names.insert(header.path.lowercased()).inserted else { throw .sameName(shown(header.path)) }
  }
}

/// Checks that the bytes of every entry, header included, overlap neither another entry nor the directory.
private func checkOverlaps(_ headers: [ZipHeader], before directory: Int) throws(ZipError) {
  let inOrder = headers.sorted { $0.start < $1.start }
  for (one, next) in zip(inOrder, inOrder.dropFirst()) where one.data.upperBound > next.start {
    throw .overlapping(shown(one.path), shown(next.path))
  }
  guard inOrder.last?.data.upperBound ?? 0 <= directory else { throw .damaged }
}
