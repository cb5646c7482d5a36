import Diagnostics
import Testing

@testable import Checks

/// The forms in which people write what is personal, each by itself on a page.
@Suite struct PersonalFormsTests {
  @Test(arguments: [
    // By markup and by what nobody sees.
    "电话 1️⃣138**0000**1234", "电话 1️⃣138&#48;0001234", "电话 &#49;3800001234".marked("&"), "电话 1️⃣138&#x30;0001234",
    "电话 1️⃣13<b>80000</b>1234", "电话 1️⃣138<!-- 空 -->00001234", "电话 1️⃣138`0000`1234", "电话 1️⃣138~~0000~~1234",
    "电话 1️⃣138&nbsp;0000&nbsp;1234", "电话 1️⃣138&zwj;00001234", "电话 1️⃣138<br>00001234", "电话 1️⃣138\\-0000\\-1234",
    "电话 1️⃣138\u{200D}0000\u{2060}1234",
    // Over lines.
    "有事打138\n00001234找他".marked("138"), "有事打1380000\n1234找他".marked("138"),
    "联系电话：13800\n001234".marked("138"),
    "> 有事打138\n> 00001234找他".marked("138"), "有事打138  \n0000  \n1234找他".marked("138"),
    "有事打138-\n0000-1234".marked("138"),
    // By brackets, letters, words.
    "(1️⃣138)0000-1234", "（1️⃣138）0000（1234）".replacing("（1️⃣", with: "1️⃣（").replacing("1️⃣（138", with: "（1️⃣138"),
    "1️⃣138（0000）1234", "1️⃣138[0000]1234", "1️⃣138【0000】1234", "1️⃣138a0000a1234", "1️⃣138转0000转1234",
    "1️⃣138杠0000杠1234",
    "1️⃣138_0000_1234", "1️⃣138~0000~1234", "1️⃣138·0000·1234", "1️⃣138/0000/1234", "1️⃣138空格0000空格1234",
    "手机：1️⃣138，0000，1234", "手机：1️⃣138、0000、1234", "电话1️⃣138然后0000再1234", "电话是1️⃣138|0000|1234",
    "电话 1️⃣13-80-00-01-23-4",
    "tel: 1️⃣138:0000:1234", "1️⃣1 3 8 0 0 0 0 1 2 3 4", "1️⃣1-3-8-0-0-0-0-1-2-3-4",
    // In other digits.
    "电话一三八零零零零一二三四".marked("一"), "电话幺三八〇〇〇〇幺二三四".marked("幺"), "电话一三八 零零零零 一二三四，可以打".marked("一"),
    "电话壹叁捌零零零零壹贰叁肆".marked("壹"), "电话①③⑧⓪⓪⓪⓪①②③④".marked("①"), "电话1️⃣138零零零零1234", "电话一3八0零0零1二3四".marked("一"),
    "电话𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟏𝟐𝟑𝟒".marked("𝟏"), "电话١٣٨٠٠٠٠١٢٣٤".marked("١"), "电话¹³⁸⁰⁰⁰⁰¹²³⁴".marked("¹"),
    // In addresses of links.
    "[拨打](tel:+861️⃣13800001234)", "[加他](https://wa.me/861️⃣13800001234)",
    "<https://example.org/?tel=13800001234>".marked("138"),
    "[约](https://example.org/a?id=3&mobile=1️⃣13800001234)", "[约](sms:1️⃣13800001234)",
    "[图](/img/1️⃣13800001234.jpg)",
    // As people write them into texts.
    "微信同号1️⃣13800001234", "WX1️⃣13800001234", "tel1️⃣13800001234", "（+86）1️⃣13800001234", "86-1️⃣138-0000-1234",
    "座机转1️⃣13800001234。",
    "1️⃣13800001234一人一号",
  ])
  func findsMobileNumbers(text: String) { expect(.personalPhone, in: text) }

  @Test(arguments: [
    "证1️⃣110105**19491231**002X", "证1️⃣110105194912310&#48;2X",
    "证1️⃣11010519491231002&#88;",
    "证1️⃣110105年19491231月002X", "证1️⃣110105，19491231，002X", "证1️⃣110105/19491231/002X", "证1️⃣110105（19491231）002X",
    "证1️⃣110105出生19491231顺序002X", "证号是110105\n19491231002X".marked("110105"),
    "证号是11010519491231\n002X".marked("110105"),
    "> 证号是110105\n> 19491231002X".marked("110105"), "[查](https://example.org/q?sfz=1️⃣11010519491231002X)",
    "[查](https://example.org/p/1️⃣11010519491231002X.html)", "证一一〇一〇五一九四九一二三一〇〇二X".marked("一"),
    "证1️⃣1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X", "证1️⃣11010519491231002&zwnj;X", "证1️⃣110105<wbr>19491231<wbr>002X",
    "残疾人证1️⃣11010519491231002042".corrected, "证1️⃣110105~~1949~~1231002X", "证1️⃣11 01 05 19 49 12 31 00 2X",
  ])
  func findsIdentityNumbers(text: String) { expect(.personalID, in: text) }

  @Test(arguments: [
    "护照号：1️⃣E12345678", "护照 1️⃣G12345678", "护照号码是1️⃣EA1234567", "持护照1️⃣PE1234567入境", "Passport No. 1️⃣E12345678",
    "| 姓名 | 护照 |\n| --- | --- |\n| 李某 | 1️⃣E12345678 |", "护照1️⃣e12345678", "护照 1️⃣E 12345678", "因公护照1️⃣SE1234567",
    "港澳通行证1️⃣C12345678", "往来港澳通行证号：1️⃣CA1234567", "通行证号码 1️⃣W12345678", "回乡证1️⃣H12345678", "回乡证号1️⃣M1234567801",
    "台胞证号1️⃣12345678", "台胞证：1️⃣1234567801", "大陆居民往来台湾通行证1️⃣L12345678", "往来台湾通行证1️⃣T12345678",
    "军官证：军字第1️⃣1234567号", "士官证 士字第1️⃣12345678号", "护照号：1️⃣141234567", "香港身份证1️⃣A123456(3)", "1️⃣A123456（3）",
  ])
  func findsPassportsAndPermits(text: String) { expect(.personalPassport, in: text) }

  @Test(arguments: [
    "1️⃣li@vip.qq.com", "1️⃣li@hotmail.co.uk", "1️⃣li@yahoo.com.hk", "1️⃣li@yahoo.co.jp", "1️⃣li@outlook.jp",
    "1️⃣li@163.net",
    "1️⃣li@88.com", "1️⃣li@wo.com.cn", "1️⃣li@sina.com.cn", "1️⃣li@gmx.net", "1️⃣li@yandex.ru", "1️⃣li@mail.ru",
    "1️⃣li@naver.com",
    "1️⃣li@aol.com", "1️⃣li@pm.me", "1️⃣li@mac.com", "1️⃣li@zoho.com.cn", "1️⃣li@2980.com", "1️⃣li@sogou.com",
    "1️⃣li@ymail.com",
    "1️⃣li&#64;qq.com", "1️⃣li\\@qq.com", "1️⃣li @ qq.com", "1️⃣li(at)qq.com", "1️⃣li（at）qq.com", "1️⃣li [at] qq.com",
    "1️⃣li at qq.com",
    "1️⃣li#qq.com", "1️⃣li艾特qq.com", "**1️⃣li**@qq.com", "[写](https://example.org/?mail=1️⃣li@qq.com)",
    "[写](https://example.org/?to=1️⃣li%40qq.com)", "[写](mailto:1️⃣li%40163.com?subject=a)", "![](1️⃣li@qq.com.jpg)",
  ])
  func findsPrivateMail(text: String) { expect(.personalMail, in: text) }

  @Test(arguments: [
    "卡号1️⃣6222 0212 3456 7890 128", "卡号1️⃣622202**1234567890**128", "卡号1️⃣622202&#49;234567890128",
    "1️⃣6222-0212-3456-7890-128",
    "银行卡：六二二二〇二一二三四五六七八九〇一二八".marked("六"),
  ])
  func findsBankCards(text: String) { expect(.personalCard, in: text) }

  /// What machines write, and what counts and lists have.
  @Test(arguments: [
    "编号412345678901234567", "编号456789012345678901", "4503599627370496.5", "0.13812345678", "数值3.13812345678",
    "圆周率3.1415926535 8979323846 2643383279",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "0x13812345678", "a3f13812345678bc",
    "550e8400-e29b-41d4-a716-446655440000", "sha1 da39a3ee5e6b4b0d3255bfef95601890afd80709", "c13812345678d",
    "13812345678.55元",
    "共138名志愿者，服务1234小时，受益5678人", "138人、1234户、5678元", "138元1234元5678元", "| 138 | 1234 | 5678 |",
    "138,1234,5678",
    "138\n1234\n5678", "| 年份 | 人数 |\n| --- | --- |\n| 138 | 1234 |\n| 5678 | 1 |", "一三五七九二四六八十",
    "一九四九、一九五六、一九六六",
    "第一三八号", "护照申请量12345678本", "办理通行证12345678张", "E12345678", "编号C12345678", "设备CA1234567",
    "4096 8192 1638 4321 1024",
    "1 2 3 4 5 6 7 8 9 10 11", "2024 1381 2345 6781 2024", "git@github.com", "npm install a@1.2.3", "邮箱@示例",
    "https://medium.com/@somebody",
    "见 qq.com 与 163.com", "C# at qq.com".replacing("C# at", with: "门户"), "关注@河南发布", "比例1:3:8",
    "15000\n123456", "1️3".replacing("️", with: ""),
    "军办字第12号", "e727dafa1443a307a7434c83aa5e6a708ea737d2", "https://example.org/?l=a&m=110260821123863&w=2",
    "(0x1F210, 0x1F212),\n(0x1F214, 0x1F23B),", "testcase-hb-fuzzer-5390364397928448",
    "925A 9598 9698 9694 9695\n6077 605F",
    "permit persons\n{ 0x00000004, x00000177 }", "6077 605F 604A 6046 604D 6063 6043 6064 6042 606C",
    "Luhn 79927398713", "ISBN 9787115546081", "IMEI 490154203237518", "1700000000000",
    "timestamp 1712486400123",
    "1e13812345678", "2^53=9007199254740992", "https://example.org/status/1381234567890123456",
    "https://example.org/p?id=13812345678",
    "138×1234×5678", "坐标(138)(1234)", "A123456(5)", "型号B123456（2）".replacing("（2）", with: "（x）"),
  ])
  func leavesTheInnocentAlone(text: String) {
    let found = findings(in: text).filter { $0.rule.name.hasPrefix("personal-") }
    #expect(found.isEmpty, "\(text): \(found.map(\.rule.name))")
  }

  /// Whatever stands within it, nothing that is printed lets the number be read.
  @Test(arguments: [
    "有事打138\n00001234找他，证11010519491231002X", "电话 138**0000**1234", "电话 138&#48;0001234", "电话一三八零零零零一二三四",
    "护照E12345678", "li（at）qq.com",
  ])
  func neverShowsTheSecret(text: String) {
    let found = findings(in: text)
    #expect(found.count { $0.rule.name.hasPrefix("personal-") } >= 1)
    for finding in found {
      let shown = finding.message(in: .chinese) + (finding.excerpt ?? "") + (finding.help?.chinese ?? "")
      for piece in ["0000", "零零零零", "0001234", "12345678", "1949", "li（", "00001234"] {
        #expect(!shown.contains(piece), "\(shown)")
      }
      #expect(!finding.message(in: .chinese).contains("\n"))
    }
  }

  @Test func masksNamesWithinArchives() {
    let secrets = attachmentSecrets(in: Array("电话13812345678".utf8), part: "名单/王某13912345678.txt")
    let shown = findings(about: secrets, in: "说明13712345678.zip", at: Location(file: "a.md", line: 1))
    #expect(shown.map(\.rule) == [.personalPhone])
    for finding in shown {
      let text = finding.message(in: .chinese) + (finding.help?.chinese ?? "") + (finding.help?.english ?? "")
      #expect(!text.contains("1391234") && !text.contains("1371234") && text.contains("名单/王某"))
    }
  }

  @Test(arguments: ["说明wang.li@qq.com.md", "wang.li@163.com.md", "护照E12345678.md", "王一三八零零零零一二三四.md"])
  func looksAtNamesOfFiles(name: String) {
    let found = findings(in: "正文。", file: "content/stories/\(name)")
    #expect(
      found.count == 1 && found.allSatisfy { $0.rule.name.hasPrefix("personal-") },
      "\(found.map(\.rule.name))")
  }
}

extension String {
  /// The place of the finding before the first of some characters.
  fileprivate func marked(_ beginning: String) -> String {
    guard let range = firstRange(of: beginning) else { return self }
    return self[..<range.lowerBound] + "1️⃣" + self[range.lowerBound...]
  }

  /// A certificate of disability: an identity number with two digits behind.
  fileprivate var corrected: String { replacing("11010519491231002042", with: "44052418800101001442") }
}
