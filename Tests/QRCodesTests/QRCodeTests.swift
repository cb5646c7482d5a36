import QRCodes
import Testing

@Suite struct QRCodeTests {
  @Test func `a symbol is as large as its text needs`() throws {
    for (length, size) in [(14, 21), (15, 25), (26, 25), (62, 33), (63, 37), (180, 53), (181, 57), (251, 61)]
    {
      let code = try #require(QRCode(String(repeating: "a", count: length)))
      #expect(code.size == size, "\(length) bytes")
    }
    #expect(QRCode(String(repeating: "a", count: 252)) == nil)
  }
}
