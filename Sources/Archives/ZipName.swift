import Files

/// The longest name of an entry, in bytes: about the longest path that machines can unpack to.
let longestName = 1000

/// The name of an entry, if any machine can unpack to it.
///
/// Packers write UTF-8, with a flag (bit 11) or without, or their machine's encoding, which is GB18030 here.
///
/// - Parameter isUTF8: whether the flag is set.
func readName(_ bytes: ArraySlice<UInt8>, isUTF8: Bool) throws(ZipError) -> String {
  guard !bytes.isEmpty else { throw .badName("", .empty) }
  guard bytes.count <= longestName else {
    throw .badName(shown(String(decoding: bytes.prefix(60), as: UTF8.self)) + "…", .tooLong)
  }
  let name = try decode(bytes, isUTF8: isUTF8)
  if let fault = fault(in: name) { throw .badName(shown(name), fault) }
  return name
}

private func decode(_ bytes: ArraySlice<UInt8>, isUTF8: Bool) throws(ZipError) -> String {
  if let name = String(validating: bytes, as: UTF8.self) { return name }
  if !isUTF8, let converted = convertGB18030(Array(bytes)), converted.wrongOffset == nil,
    let name = String(validating: converted.text, as: UTF8.self)
  {
    return name
  }
  throw .badName(shown(String(decoding: bytes, as: UTF8.self)), .unreadable)
}

private func fault(in name: String) -> ZipNameError? {
  if name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) { return .control }
  if name.utf8.contains(UInt8(ascii: "\\")) { return .backslash }
  let bytes = Array(name.utf8.prefix(2))
  if bytes.first == UInt8(ascii: "/") || bytes.last == UInt8(ascii: ":") && bytes.count == 2 {
    return .absolute
  }
  return name.utf8.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }
    ? .climbing : nil
}

/// A name for a message: on one line and shortened.
func shown(_ name: String) -> String {
  var text = ""
  for scalar in name.unicodeScalars.prefix(120) {
    if scalar.properties.generalCategory == .control {
      text += scalar.escaped(asASCII: true)
    } else {
      text.unicodeScalars.append(scalar)
    }
  }
  return name.unicodeScalars.count > 120 ? text + "…" : text
}
