import Content
import Diagnostics

/// The personal information in a text by itself, such as a cell of a list, and its sort.
package func personalParts(in bytes: [UInt8]) -> [PersonalPart] {
  personalInformation(in: bytes, ByteIndex(of: bytes)).map { mark in
    PersonalPart(
      range: mark.range, what: names[mark.rule] ?? Phrase("个人信息", "personal data"),
      masked: mark.arguments.first ?? "")
  }
}

private let names: [Rule: Phrase] = [
  .personalID: Phrase("身份证号", "an identity number"), .personalPhone: Phrase("手机号", "a mobile phone number"),
  .personalCard: Phrase("银行卡号", "the number of a bank card"), .personalPlate: Phrase("车牌号", "a number plate"),
  .personalPassport: Phrase("证件号", "the number of a passport or permit"),
  .personalMail: Phrase("私人邮箱", "a private mailbox"),
  .personalAddress: Phrase("住址门牌", "the address of a house"),
]
