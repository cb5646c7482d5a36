import Diagnostics
import Testing

@testable import Checks

@Suite struct PersonalInformationTests {
  @Test(arguments: [
    "身份证号 1️⃣11010519491231002X。",
    "身份证号 1️⃣11010519491231002x。",
    "身份证：1️⃣１１０１０５１９４９１２３１００２Ｘ",
    "证件1️⃣440524188001010014",
    "1️⃣110105 19491231 002X",
    "1️⃣110105-1949-1231-002X",
    "旧证 1️⃣130503670401001 已换",
    "| 姓名 | 证件 |\n| --- | --- |\n| 李某 | 1️⃣11010519491231002X |",
    "![李某，证号1️⃣11010519491231002X](a.jpg)",
    "`1️⃣11010519491231002X`",
    "1.1️⃣11010519491231002X",
    "甲1️⃣11010519491231002X，乙2️⃣440524188001010014",
    "1️⃣1101\u{200B}0519491231002X",
    "---\ntitle: 好人\nrole: 证号1️⃣11010519491231002X\n---\n正文。",
  ])
  func findsIdentityNumbers(text: String) { expect(.personalID, in: text) }

  @Test(arguments: [
    "电话 1️⃣13812345678", "手机:1️⃣19912345678。", "+86 1️⃣13812345678", "+861️⃣13812345678", "00861️⃣13812345678",
    "1️⃣138 1234 5678", "1️⃣138-1234-5678", "1️⃣138.1234.5678", "1️⃣138－1234－5678", "1️⃣138—1234—5678",
    "1️⃣１３８１２３４５６７８", "01️⃣13812345678", "13812345678".inserted("1️⃣"), "Tel1️⃣13812345678转",
    "1️⃣13812345678、2️⃣13912345678", "1️⃣13812345678 2️⃣13912345678", "1️⃣13812345678/2️⃣13912345678",
    "0371-65901234，1️⃣13812345678", "[打电话](tel:1️⃣13812345678)", "1️⃣138\u{AD}12345678", "1️⃣138\u{A0}1234\u{A0}5678",
    "---\ncontact: {phone: 1️⃣13812345678}\n---\n",
    "---\nphotos:\n  - {src: a1️⃣13812345678.jpg, alt: 夜班}\n---\n",
    "- 李某\n- 电话1️⃣13812345678\n", "2024年4月7日1️⃣13812345678", "<!-- 1️⃣13812345678 -->",
  ])
  func findsMobileNumbers(text: String) { expect(.personalPhone, in: text) }

  @Test(arguments: [
    "卡号 1️⃣6222021234567890128", "1️⃣6222 0212 3456 7890 128", "1️⃣4111111111111111", "1️⃣4111-1111-1111-1111",
    "1️⃣955880 1234567890120".corrected,
  ])
  func findsBankCards(text: String) { expect(.personalCard, in: text) }

  @Test(arguments: [
    "车牌1️⃣豫A12345", "1️⃣豫A·12B45", "1️⃣豫A D12345".replacing("A D", with: "AD"), "1️⃣京AF12345", "1️⃣豫C12345F",
    "1️⃣豫a·8888Q",
    "1️⃣豫A1234警", "1️⃣粤Z1234港", "1️⃣豫Ａ１２３４５", "1️⃣豫A 12345",
  ])
  func findsPlates(text: String) { expect(.personalPlate, in: text) }

  @Test(arguments: [
    "寄到 1️⃣wang.li@qq.com。", "1️⃣12345678@QQ.COM", "1️⃣a_b-c+d@vip.163.com", "1️⃣li＠gmail.com", "<1️⃣li@126.com>",
    "[写信](mailto:1️⃣li@sina.com)", "---\ncontact: {email: 1️⃣li@foxmail.com}\n---\n",
  ])
  func findsPrivateMail(text: String) { expect(.personalMail, in: text) }

  @Test(arguments: [
    "住在文化路1️⃣12号院3号楼2单元501室。", "郑州市金水区经三路1️⃣68号", "花园街1️⃣三十二号", "胜利巷1️⃣7-1号", "幸福小区1️⃣3号楼",
    "阳光花园1️⃣5栋302", "家住1️⃣3号楼2单元501", "刘庄村3组1️⃣12号", "建设大道甲1️⃣3号", "天府路中段1️⃣99号",
  ])
  func findsHomeAddresses(text: String) { expect(.personalAddress, in: text) }

  /// Numbers that stand on such sites every day.
  @Test(arguments: [
    "拨打12345政务服务便民热线", "热线 400-123-4567、4001234567", "客服95598、96322、10086、12388", "电话0371-65901234",
    "电话（0371）6590 1234", "010-65251234转8012", "豫直文明办〔2024〕4号", "ISBN 978-7-02-012345-6", "ISBN 9787020123456",
    "ISSN 1001-0297", "2024年至2025年", "20240407", "2024-04-07 09:30", "2019—2024",
    "东经113.6543210，北纬34.7621100",
    "113.65432101234", "统一社会信用代码 12410000415800000X", "豫ICP备12345678号-1", "豫公网安备 41010502001234号",
    "第3单元第12课", "1号线、12号线、沿文化路3号线", "一路2路15路公交", "一百二十三号文件", "4月12号在花园路社区", "思路1号方案",
    "第三小组12号选手", "订单号 202404071234567890", "编号2024040712345678901", "1234567890123", "138****5678",
    "410105********0023",
    "wmb@henan.gov.cn、office@zzu.edu.cn", "新A级景区、晋A级联赛", "甲A12345", "豫A开头的车牌", "云A4纸2024",
    "https://example.org/2024/13812345678.html", "[通知](https://example.org/a/13812345678)", "经费13812.34万元",
    "5单元作业", "会议室在3号楼", "3号楼会议室", "1949年10月1日—2024年10月1日，75周年", "2024 2023 2022 2021 2020",
    "3.14159265358979323846", "《中华人民共和国爱国主义教育法》第12条",
  ])
  func leavesTheInnocentAlone(text: String) {
    let found = findings(in: text).filter { $0.rule.name.hasPrefix("personal-") }
    #expect(found.isEmpty, "\(text): \(found.map(\.rule.name))")
  }

  @Test func looksAtFileNames() {
    let found = findings(in: "正文。", file: "content/stories/13812345678.md")
    #expect(found.map(\.rule) == [.personalPhone])
  }

  @Test func neverShowsTheSecret() {
    for finding in findings(in: "电话13812345678，证11010519491231002X，卡6222021234567890128") {
      let shown = finding.message(in: .chinese) + (finding.excerpt ?? "") + (finding.help?.chinese ?? "")
      #expect(!shown.contains("1381234"))
      #expect(!shown.contains("110105"))
      #expect(!shown.contains("622202"))
    }
  }

  /// Every checksum that is right is found, whatever stands around; every other is left alone.
  @Test func tellsIdentityNumbersByTheirCheckDigit() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      let number = identityNumber(using: &random)
      #expect(findings(in: "证件\(number)。").map(\.rule) == [.personalID], "\(number)")
      let wrong = number.dropLast() + (number.hasSuffix("5") ? "6" : "5")
      #expect(!findings(in: "证件\(wrong)。").contains { $0.rule == .personalID }, "\(wrong)")
    }
  }

  /// However long the secret is and whatever it is made of, at most its last four letters and digits are seen.
  @Test func masksAllButTheLastFour() {
    var random = SystemRandomNumberGenerator()
    let alphabet = Array("0123456789X京豫路号AbＺ９@-. ·")
    for length in 0..<60 {
      let secret = String((0..<length).compactMap { _ in alphabet.randomElement(using: &random) })
      let mask = masked(secret)
      #expect(mask.unicodeScalars.count == secret.unicodeScalars.count)
      let shown = mask.filter { $0.isLetter || $0.isNumber }
      #expect(shown.count <= 4)
      #expect(secret.filter { $0.isLetter || $0.isNumber }.hasSuffix(shown))
    }
  }

  private func identityNumber(using random: inout SystemRandomNumberGenerator) -> String {
    let region = ["410105", "110101", "440304", "650102"].randomElement(using: &random) ?? ""
    let month = Int.random(in: 101...112, using: &random)
    let day = Int.random(in: 101...128, using: &random)
    let year = Int.random(in: 1930...2015, using: &random)
    let order = Int.random(in: 1000...1999, using: &random)
    let digits = region + "\(year)" + "\(month)".dropFirst() + "\(day)".dropFirst() + "\(order)".dropFirst()
    // The weight of every place is a power of two modulo eleven.
    var sum = 0
    for (position, digit) in digits.enumerated() {
      let weight = (0..<17 - position).reduce(1) { weight, _ in weight * 2 % 11 }
      sum += (digit.wholeNumberValue ?? 0) * weight
    }
    return digits + String(Array("10X98765432")[sum % 11])
  }
}

extension String {
  fileprivate func inserted(_ mark: String) -> String { "（\(mark)\(self)）" }

  /// The last digit made the one that the check wants.
  fileprivate var corrected: String {
    let digits = unicodeScalars.filter { (0x30...0x39).contains($0.value) }.dropFirst().dropLast()
    var sum = 0
    for (position, scalar) in digits.reversed().enumerated() {
      let doubled = Int(scalar.value - 0x30) * (position % 2 == 0 ? 2 : 1)
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return String(dropLast()) + String((10 - sum % 10) % 10)
  }
}
