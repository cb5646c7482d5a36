/// An entity tag for some bytes: their FNV-1a hash and length, which other bytes do not share by accident.
func entityTag(_ bytes: [UInt8]) -> String {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return "\"\(String(hash, radix: 36))-\(String(bytes.count, radix: 36))\""
}

/// Whether an `If-None-Match` header contains the tag (RFC 9110, section 13.1.2: weak tags compare as strong ones).
func matches(_ header: String, _ tag: String) -> Bool {
  header.split(separator: ",").contains { item in
    let name = item.drop { $0 == " " }.prefix { $0 != " " }
    return name == "*" || name == tag || name == "W/" + tag
  }
}
