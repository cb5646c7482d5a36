import Files
import Testing

@Suite struct PackingTests {
  @Test(arguments: [0, 1, 127, 128, 300, 1 << 40, .max, -1, .min])
  func numbersComeBack(number: Int) {
    var packer = Packer()
    packer.add(number)
    var reader = Unpacker(packer.bytes[...])
    let read = reader.number()
    #expect(read == number)
    #expect(reader.isAtEnd && !reader.isBroken)
  }

  @Test func everythingComesBackInItsOrder() {
    var reader = Unpacker(sample.bytes[...])
    let texts = [reader.text(), reader.optionalText(), reader.optionalText()]
    #expect(texts == ["身边好人", nil, ""])
    let flag = reader.flag()
    #expect(flag)
    let digest = reader.digest()
    #expect(digest == Digest(high: .max, low: 7))
    let list = reader.list { $0.text() }
    #expect(list == ["甲", "", "乙"])
    let packed = reader.packed()
    #expect(packed == [1, 2, 3])
    #expect(reader.isAtEnd && !reader.isBroken)
  }

  @Test func whatBreaksOffIsKnownToBeBroken() {
    for length in 0..<sample.bytes.count {
      var reader = Unpacker(sample.bytes[..<length])
      _ = reader.text()
      _ = reader.optionalText()
      _ = reader.optionalText()
      _ = reader.flag()
      _ = reader.digest()
      _ = reader.list { $0.text() }
      _ = reader.packed()
      #expect(reader.isBroken, "\(length)")
    }
  }

  @Test func wildCountsNeitherTrapNorFillMemory() {
    var packer = Packer()
    packer.add(Int.max)
    packer.add("甲")
    var list = Unpacker(packer.bytes[...])
    let elements = list.list { $0.text() }
    #expect(elements.count == 2 && list.isBroken)
    var text = Unpacker(packer.bytes[...])
    let nothing = text.text()
    #expect(nothing.isEmpty && text.isBroken)
  }

  @Test func aSealFitsWhatWasSealedAndNothingElse() throws {
    let sealed = sample.sealed()
    var reader = try #require(Unpacker(sealed: sealed))
    let text = reader.text()
    #expect(text == "身边好人")
    for offset in sealed.indices {
      var damaged = sealed
      damaged[offset] ^= 1
      #expect(Unpacker(sealed: damaged).map(\.isBroken) == nil)
      #expect(Unpacker(sealed: Array(sealed[..<offset])).map(\.isBroken) == nil)
    }
  }

  private var sample: Packer {
    var packer = Packer()
    packer.add("身边好人")
    packer.add(nil as String?)
    packer.add("" as String?)
    packer.add(true)
    packer.add(Digest(high: .max, low: 7))
    packer.add(["甲", "", "乙"]) { $0.add($1) }
    packer.add([1, 2, 3][...])
    return packer
  }
}
