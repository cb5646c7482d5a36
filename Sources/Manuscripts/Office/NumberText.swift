/// A number in one of Word's formats; plain digits for an unknown format.
func numberText(_ number: Int, as format: String) -> String {
  switch format {
  case "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
    "japaneseCounting", "ideographDigital":
    chineseNumber(number)
  case "chineseLegalSimplified", "ideographLegalTraditional": legalNumber(number)
  case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": circledNumber(number)
  case "decimalEnclosedParen": "(\(number))"
  case "decimalEnclosedFullstop": "\(number)."
  case "decimalZero": number < 10 ? "0\(number)" : "\(number)"
  case "decimalFullWidth", "decimalFullWidth2": fullWidth(number)
  case "upperLetter": letters(number, from: "A")
  case "lowerLetter": letters(number, from: "a")
  case "upperRoman": romanNumber(number)
  case "lowerRoman": romanNumber(number).lowercased()
  case "ideographTraditional": cyclic(number, "甲乙丙丁戊己庚辛壬癸")
  case "ideographZodiac": cyclic(number, "子丑寅卯辰巳午未申酉戌亥")
  case "ideographEnclosedCircle": cyclic(number, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉")
  default: "\(number)"
  }
}

/// 一, 十二, 二十, 一百零五.
func chineseNumber(_ number: Int) -> String {
  guard number > 0, number < 1000 else { return "\(number)" }
  let digits = Array("〇一二三四五六七八九")
  let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10)
  var text = hundreds > 0 ? "\(digits[hundreds])百" : ""
  if tens > 0 {
    text += tens == 1 && hundreds == 0 ? "十" : "\(digits[tens])十"
  } else if hundreds > 0, ones > 0 {
    text += "零"
  }
  return ones > 0 ? text + String(digits[ones]) : text
}

private func legalNumber(_ number: Int) -> String {
  let map: [Character: Character] = [
    "一": "壹", "二": "贰", "三": "叁", "四": "肆", "五": "伍", "六": "陆", "七": "柒", "八": "捌", "九": "玖", "十": "拾",
    "百": "佰",
  ]
  return String(chineseNumber(number).map { map[$0] ?? $0 })
}

private func circledNumber(_ number: Int) -> String {
  let start: UInt32? =
    switch number {
    case 1...20: 0x2460 - 1
    case 21...35: 0x3251 - 21
    case 36...50: 0x32B1 - 36
    default: nil
    }
  guard let start, let scalar = Unicode.Scalar(start + UInt32(number)) else { return "\(number)" }
  return String(scalar)
}

private func fullWidth(_ number: Int) -> String {
  String(
    String.UnicodeScalarView("\(number)".unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
}

private func letters(_ number: Int, from first: Unicode.Scalar) -> String {
  guard number > 0, let scalar = Unicode.Scalar(first.value + UInt32((number - 1) % 26)) else {
    return "\(number)"
  }
  return String(repeating: String(scalar), count: min(1 + (number - 1) / 26, 9))
}

private func romanNumber(_ number: Int) -> String {
  guard number > 0, number < 400 else { return "\(number)" }
  var (text, rest) = ("", number)
  for (value, sign) in [
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
  ] {
    while rest >= value {
      text += sign
      rest -= value
    }
  }
  return text
}

private func cyclic(_ number: Int, _ signs: String) -> String {
  let signs = Array(signs)
  return number > 0 ? String(signs[(number - 1) % signs.count]) : "\(number)"
}
