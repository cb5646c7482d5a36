import Diagnostics

extension Check {
  static let personalInformation = Check(
    .personalID, .personalPhone, .personalCard, .personalPassport, .personalPlate, .personalAddress,
    .personalMail,
    inText: { text in Checks.personalInformation(in: text.source.bytes, text.byteIndex) })
}
