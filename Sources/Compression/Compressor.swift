import CBrotli
import CZlib

/// Compresses one text after another in the same memory, as web servers send them. The same text always gives the same
/// bytes, whatever was compressed before.
///
/// One is for one thread at a time.
package struct Compressor: ~Copyable {
  private let pool: UnsafeMutablePointer<MemoryPool>
  /// zlib keeps this address.
  private let stream: UnsafeMutablePointer<z_stream>

  package init() {
    pool = .allocate(capacity: 1)
    pool.initialize(to: MemoryPool())
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    precondition(
      xinfeng_deflate_start(stream, DeflateFormat.gzip.rawValue) == Z_OK, "zlib starts unless memory is out")
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
    pool.pointee.empty()
    pool.deinitialize(count: 1)
    pool.deallocate()
  }

  /// The text in gzip, which any browser takes. The header holds no name and no time.
  package func gzip(_ bytes: [UInt8]) -> [UInt8] {
    precondition(deflateReset(stream) == Z_OK, "the stream has been started")
    return finish(stream, bytes)
  }

  /// Text as small as Brotli makes it (RFC 7932).
  ///
  /// The window is no larger than the text needs: a larger one finds nothing more, and its tables are made for as much.
  /// Measured on 12 000 pages of 15 KB: effort 9 takes 0.7 ms a page and leaves 29.4 % of the bytes (with the usual
  /// window of 4 MiB 17 ms, most of it the system's for fresh memory), effort 10 takes 12 ms and leaves 28.2 %, effort
  /// 11 28 ms and 27.7 %.
  ///
  /// - Parameter effort: 0 to 11.
  package func brotli(_ bytes: [UInt8], effort: Int) -> [UInt8] {
    guard
      let state = BrotliEncoderCreateInstance(
        { pool, size in pool?.assumingMemoryBound(to: MemoryPool.self).pointee.take(size) },
        { pool, start in
          if let start { pool?.assumingMemoryBound(to: MemoryPool.self).pointee.giveBack(start) }
        },
        pool)
    else { preconditionFailure("Brotli starts unless memory is out") }
    defer { BrotliEncoderDestroyInstance(state) }
    for (parameter, value) in [
      (BROTLI_PARAM_QUALITY, UInt32(effort)), (BROTLI_PARAM_LGWIN, window(for: bytes.count)),
      (BROTLI_PARAM_MODE, BROTLI_MODE_TEXT.rawValue), (BROTLI_PARAM_SIZE_HINT, UInt32(clamping: bytes.count)),
    ] {
      BrotliEncoderSetParameter(state, parameter, value)
    }
    let capacity = BrotliEncoderMaxCompressedSize(bytes.count) + 64
    return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      bytes.withUnsafeBufferPointer { source in
        var (left, next) = (source.count, source.baseAddress)
        var (room, target) = (capacity, buffer.baseAddress)
        BrotliEncoderCompressStream(state, BROTLI_OPERATION_FINISH, &left, &next, &room, &target, nil)
        count = capacity - room
      }
      precondition(BrotliEncoderIsFinished(state) == BROTLI_TRUE, "there is room for all of it")
    }
  }
}

/// The logarithm of the smallest window that holds so many bytes; below 16 nothing is gained, above 22 browsers need
/// not follow.
private func window(for size: Int) -> UInt32 {
  var bits: UInt32 = 16
  // Brotli takes 16 bytes of the window for itself.
  while bits < 22, 1 << bits - 16 < size { bits += 1 }
  return bits
}
