import Glibc

/// What a file's name says in GB18030 that is no UTF-8, as names are which Windows packed and nobody converted.
///
/// - Parameter path: with replacement characters where the name's bytes mean nothing.
/// - Returns: nil where there is no such file.
package func misencodedName(of path: String, in folder: String) -> String? {
  guard path.unicodeScalars.contains("\u{FFFD}") else { return nil }
  let parts = path.split(separator: "/").map(String.init)
  // The first part that means nothing is the one to be renamed.
  guard let position = parts.firstIndex(where: { $0.unicodeScalars.contains("\u{FFFD}") }) else { return nil }
  let parent = ([folder] + parts[..<position]).joined(separator: "/")
  guard let stream = opendir(parent) else { return nil }
  defer { closedir(stream) }
  while let entry = readdir(stream) {
    let bytes = withUnsafePointer(to: &entry.pointee.d_name.0) { name in
      UnsafeBufferPointer(start: name, count: strlen(name)).map { UInt8(bitPattern: $0) }
    }
    guard String(decoding: bytes, as: UTF8.self) == parts[position],
      let (text, wrongOffset) = convertGB18030(bytes),
      wrongOffset == nil
    else { continue }
    return String(decoding: text, as: UTF8.self)
  }
  return nil
}
