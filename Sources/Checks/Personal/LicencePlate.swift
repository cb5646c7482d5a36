import Diagnostics
import Text

extension Rule {
  /// A page contains the number plate of a vehicle.
  static let personalPlate = Rule(
    "personal-plate", .warning, Phrase("公开了车牌号 {0}", "a vehicle's number plate is made public: {0}"),
    manual: Phrase(
      "车牌号能认出车主。写成“一辆白色轿车”，或隐去号码。公务车、公交车确要写的，在旁边写明原因：\n"
        + "<!-- allow: personal-plate 志愿服务公交车 -->",
      "A plate tells who owns the car. Leave it out, or say why it may stand:\n"
        + "<!-- allow: personal-plate a bus of the volunteers -->"))
}

/// The characters that begin plates: one for each province.
private let provinces = Set("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼".unicodeScalars.map(\.value))

/// GA 36-2018: province, letter, five letters and digits (six for new energy), at most two of them letters.
func licencePlates(in bytes: [UInt8], at letters: [Int]) -> [TextDiagnostic] {
  var marks: [TextDiagnostic] = []
  for offset in letters {
    guard let (province, length) = bytes.scalar(before: offset),
      provinces.contains(province),
      let end = plateEnd(after: offset, in: bytes)
    else { continue }
    marks.append(TextDiagnostic(rule: .personalPlate, range: offset - length..<end, isSecret: true))
  }
  return marks
}

private func plateCharacter(at offset: Int, in bytes: [UInt8]) -> (isLetter: Bool, length: Int)? {
  guard let (scalar, length) = bytes.scalar(at: offset) else { return nil }
  if digit(scalar) != nil { return (false, length) }
  let plain = (0xFF21...0xFF5A).contains(scalar) ? scalar - 0xFEE0 : scalar
  return (0x41...0x5A).contains(plain) || (0x61...0x7A).contains(plain) ? (true, length) : nil
}

private func plateEnd(after letter: Int, in bytes: [UInt8]) -> Int? {
  var offset = letter + (bytes[letter] < 0x80 ? 1 : 3)
  if let (mark, length) = bytes.scalar(at: offset), [0x20, 0x2D, 0xB7, 0x2022, 0x30FB, 0xFF0E].contains(mark)
  {
    offset += length
  }
  var letters = 0
  var count = 0
  while count < 7, let character = plateCharacter(at: offset, in: bytes) {
    count += 1
    if character.isLetter { letters += 1 }
    offset += character.length
  }
  // Plates of the police, of trailers and of learners end with a word in the place of the last figure.
  if count == 4, letters <= 1, let (scalar, length) = bytes.scalar(at: offset),
    "警学挂港澳领使".unicodeScalars.contains(where: { $0.value == scalar })
  {
    return offset + length
  }
  return count == 5 && letters <= 2 || count == 6 && (1...2).contains(letters) ? offset : nil
}
