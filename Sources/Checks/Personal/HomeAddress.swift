import Diagnostics
import Text

extension Rule {
  /// A page contains an address with the number of a house.
  static let personalAddress = Rule(
    "personal-address", .warning, Phrase("公开了门牌地址 {0}", "the address of a house is made public: {0}"),
    manual: Phrase(
      "写人写到城市为止，不写门牌、楼栋、单元、房间。单位的办公地址、公共场所的地址，在旁边写明原因：\n"
        + "<!-- allow: personal-address 活动场馆的地址 -->",
      "A page about a person names the city at most. For the address of an office or a public place say so:\n"
        + "<!-- allow: personal-address the address of the hall -->"))
}

/// Addresses down to the house: a street with a number, or a building with a unit or a room.
func homeAddresses(in bytes: [UInt8], at counters: [Int]) -> [TextDiagnostic] {
  var marks: [TextDiagnostic] = []
  var end = 0
  for offset in counters where offset >= end {
    guard let word = addressWord(at: offset, in: bytes),
      let start = addressStart(before: offset, word, in: bytes)
    else { continue }
    end = addressEnd(after: offset, in: bytes)
    marks.append(TextDiagnostic(rule: .personalAddress, range: start..<end, isSecret: true))
  }
  return marks
}

private enum AddressWord {
  case number
  case unit
  case building
}

/// 号 is E5 8F B7, 单 E5 8D 95, 栋 E6 A0 8B, 幢 E5 B9 A2.
private func addressWord(at offset: Int, in bytes: [UInt8]) -> AddressWord? {
  switch (bytes[offset], bytes[offset + 1], bytes[offset + 2]) {
  case (0xE5, 0x8F, 0xB7): .number
  case (0xE5, 0x8D, 0x95): bytes.has("单元", at: offset) ? .unit : nil
  case (0xE6, 0xA0, 0x8B), (0xE5, 0xB9, 0xA2): .building
  default: nil
  }
}

private func addressStart(before offset: Int, _ word: AddressWord, in bytes: [UInt8]) -> Int? {
  guard let start = numberStart(before: offset, in: bytes) else { return nil }
  let before = context(before: start, in: bytes)
  let after = context(after: offset, in: bytes)
  switch word {
  case .number: return isStreet(before) && isHouse(after) || isFlat(before, after) ? start : nil
  case .unit:
    let isInHouse = ["楼", "栋", "幢", "座", "院", "号"].contains { before.hasSuffix($0) }
    let isWithRoom = after.dropFirst(2).first.map { isNumeral($0) } ?? false
    return !before.hasSuffix("第") && (isInHouse || isWithRoom) ? start : nil
  case .building:
    let isWithRoom = after.dropFirst().first.map { isNumeral($0) } ?? false
    return isWithRoom || isEstate(before) ? start : nil
  }
}

/// `3号楼502`, `花园小区3号楼`.
private func isFlat(_ before: String, _ after: String) -> Bool {
  guard after.hasPrefix("号楼") || after.hasPrefix("号院") else { return false }
  return isEstate(before) || after.dropFirst(2).first.map { isNumeral($0) } ?? false
}

private func isEstate(_ before: String) -> Bool {
  ["小区", "家属院", "家属楼", "花园", "公寓", "新村", "嘉园", "家园", "雅苑", "花苑", "号院", "社区"]
    .contains { before.hasSuffix($0) }
}

private func isStreet(_ before: String) -> Bool {
  let name = before.last.map { "甲乙丙丁附".contains($0) } ?? false ? String(before.dropLast()) : before
  if ["思路", "线路", "道路", "公路", "铁路", "电路", "网路", "出路", "套路", "通路"].contains(where: name.hasSuffix) {
    return false
  }
  if name.hasSuffix("组") {
    let group = name.dropLast().drop { $0 == " " }
    guard let last = group.last, isNumeral(last) else { return false }
    return !String(group.reversed().drop { isNumeral($0) }.prefix(1)).hasPrefix("第")
  }
  return ["路", "街", "巷", "弄", "胡同", "大道", "东段", "西段", "南段", "北段", "中段"].contains {
    name.hasSuffix($0)
  }
}

/// Lines of the underground, documents and vehicles are numbered, too.
private func isHouse(_ after: String) -> Bool {
  guard let next = after.dropFirst().first else { return true }
  return !"线文令车公口选机展至".contains(next)
}

private func isNumeral(_ character: Character) -> Bool {
  character.unicodeScalars.first.map { isNumeral($0.value) } ?? false
}

/// Digits, ASCII and full-width ones, and the numerals of Chinese up to 百.
private func isNumeral(_ scalar: UInt32) -> Bool {
  if digit(scalar) != nil { return true }
  switch Unicode.Scalar(scalar) {
  case "〇", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百": return true
  default: return false
  }
}

/// The start of the number that ends at an offset: digits, Chinese numerals, hyphens within.
private func numberStart(before offset: Int, in bytes: [UInt8]) -> Int? {
  var start = offset
  var length = 0
  while length < 12, let (scalar, size) = bytes.scalar(before: start), isNumeral(scalar) || scalar == 0x2D {
    start -= size
    length += 1
  }
  while start < offset, bytes[start] == UInt8(ascii: "-") { start += 1 }
  return start < offset ? start : nil
}

private func context(before offset: Int, in bytes: [UInt8]) -> String {
  var start = offset
  for _ in 0..<10 {
    guard let (scalar, length) = bytes.scalar(before: start), scalar != 0x0A else { break }
    start -= length
  }
  let text = String(decoding: bytes[start..<offset], as: UTF8.self)
  return text.hasSuffix(" ") ? String(text.dropLast()) : text
}

private func context(after offset: Int, in bytes: [UInt8]) -> String {
  var end = offset
  for _ in 0..<6 {
    guard let (scalar, length) = bytes.scalar(at: end), scalar != 0x0A else { break }
    end += length
  }
  return String(decoding: bytes[offset..<end], as: UTF8.self)
}

/// The rest of an address: numbers and the words for parts of a house.
private func addressEnd(after offset: Int, in bytes: [UInt8]) -> Int {
  var end = offset
  while let (scalar, length) = bytes.scalar(at: end),
    let character = Unicode.Scalar(scalar).map(Character.init),
    isNumeral(scalar) || "号院楼栋幢座单元室户层-".contains(character)
  {
    end += length
  }
  return max(end, offset + 3)
}
