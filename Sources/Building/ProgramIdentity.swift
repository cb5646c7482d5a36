import Files
import Glibc

/// Tells the program that runs from others, and from itself before it was built anew; nil where the system does not
/// say which file it is.
func programIdentity() -> Digest? {
  var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
  let count = readlink("/proc/self/exe", &buffer, buffer.count)
  guard count > 0 else { return nil }
  let path = String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  return FileStamp(of: path).map { Digest(of: "\(path) \($0.size) \($0.changed)".utf8) }
}
