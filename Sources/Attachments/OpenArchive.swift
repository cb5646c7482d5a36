import Archives

let zipSignature: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
/// The container of Office before 2007 (MS-CFB, 2.2).
let oleSignature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

/// Whether the bytes are a document or an archive, independent of the name.
func isDocument(_ bytes: [UInt8]) -> Bool {
  bytes.starts(with: zipSignature) || bytes.starts(with: oleSignature) || bytes.starts(with: "%PDF-".utf8)
}

func open(_ bytes: [UInt8], spending limits: inout ZipLimits) throws(AttachmentError) -> ZipArchive {
  do { return try ZipArchive(bytes, spending: &limits) } catch { throw AttachmentError(error) }
}

func unpack(_ entry: ZipEntry) throws(AttachmentError) -> [UInt8] {
  do { return try entry.unpacked() } catch { throw AttachmentError(error) }
}

/// Does something with a document in an archive, by the limits that are left for it.
func within<Result>(
  _ limits: inout ZipLimits, _ body: (inout ZipLimits) throws(AttachmentError) -> Result
) throws(AttachmentError) -> Result {
  var inner: ZipLimits
  do { inner = try limits.within() } catch { throw AttachmentError(error) }
  let result = try body(&inner)
  limits.spend(inner)
  return result
}
