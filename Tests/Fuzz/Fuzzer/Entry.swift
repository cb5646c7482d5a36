import ForeignBytes
import Glibc

/// The reader that is tried: its name stands in `XINFENG_FUZZER`.
private let reader: ForeignReader = {
  let name = getenv("XINFENG_FUZZER").map { String(cString: $0) } ?? ""
  guard let reader = ForeignReader.all.first(where: { $0.name == name }) else {
    fputs("XINFENG_FUZZER: one of \(ForeignReader.all.map(\.name).joined(separator: ", "))\n", stderr)
    exit(2)
  }
  return reader
}()

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func tryOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  reader.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
