import CZlib

/// The wrappings that a deflated stream can have.
package enum DeflateFormat: CInt, Sendable {
  /// None, as in ZIP.
  case bare = -15
  /// A short header and a checksum, as in PDF.
  case zlib = 15
  /// As browsers take it.
  case gzip = 31
}

/// Bytes as small as zlib makes them.
package func deflated(_ bytes: [UInt8], as format: DeflateFormat) -> [UInt8] {
  var stream = z_stream()
  precondition(
    xinfeng_deflate_start(&stream, format.rawValue) == Z_OK, "zlib starts unless memory is out")
  defer { deflateEnd(&stream) }
  return finish(&stream, bytes)
}

/// All that becomes of bytes in a stream that has just begun.
func finish(_ stream: UnsafeMutablePointer<z_stream>, _ bytes: [UInt8]) -> [UInt8] {
  let capacity = Int(deflateBound(stream, UInt(bytes.count))) + 64
  var input = bytes
  return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
    input.withUnsafeMutableBufferPointer { source in
      stream.pointee.next_in = source.baseAddress
      stream.pointee.avail_in = UInt32(source.count)
      stream.pointee.next_out = buffer.baseAddress
      stream.pointee.avail_out = UInt32(capacity)
      precondition(deflate(stream, Z_FINISH) == Z_STREAM_END, "there is room for all of it")
    }
    count = capacity - Int(stream.pointee.avail_out)
  }
}

/// The unpacked bytes of a bare stream; nil if it is damaged or gives more than was claimed.
package func inflated(_ data: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
  var stream = z_stream()
  guard xinfeng_inflate_start(&stream, DeflateFormat.bare.rawValue) == Z_OK else { return nil }
  defer { inflateEnd(&stream) }
  // One byte more than claimed, so that more than claimed is seen.
  let capacity = size + 1
  var status: CInt = Z_OK
  let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
    data.withUnsafeBufferPointer { source in
      // zlib only reads there; its interface is older than `const`.
      stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
      stream.avail_in = UInt32(source.count)
      stream.next_out = buffer.baseAddress
      stream.avail_out = UInt32(capacity)
      status = inflate(&stream, Z_FINISH)
    }
    count = capacity - Int(stream.avail_out)
  }
  return status == Z_STREAM_END ? output : nil
}

/// The unpacked bytes of a stream of unknown length; nil if it is damaged, does not end, or gives more than the limit.
package func inflated(_ data: ArraySlice<UInt8>, as format: DeflateFormat, atMost limit: Int) -> [UInt8]? {
  var stream = z_stream()
  guard xinfeng_inflate_start(&stream, format.rawValue) == Z_OK else { return nil }
  defer { inflateEnd(&stream) }
  var output: [UInt8] = []
  var status: CInt = Z_OK
  data.withUnsafeBufferPointer { source in
    stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
    stream.avail_in = UInt32(source.count)
    while status == Z_OK, output.count <= limit {
      output += [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(1 << 18)
        status = inflate(&stream, Z_NO_FLUSH)
        count = (1 << 18) - Int(stream.avail_out)
      }
    }
  }
  return status == Z_STREAM_END && output.count <= limit ? output : nil
}

/// The checksum that ZIP archives keep of every file (CRC-32).
package func checksum(of bytes: [UInt8]) -> UInt32 {
  UInt32(truncatingIfNeeded: bytes.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) })
}
