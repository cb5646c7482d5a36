import Diagnostics
import Testing

@Suite struct NearestTests {
  @Test func findsTheNameThatWasMeant() {
    #expect(nearest(to: "孝老敬亲", in: ["助人为乐", "孝老爱亲"]) == "孝老爱亲")
    #expect(nearest(to: "titel", in: ["date", "title"]) == "title")
    #expect(nearest(to: "color", in: ["title", "date"]) == nil)
    #expect(nearest(to: "", in: ["title"]) == nil)
    #expect(nearest(to: "title", in: ["", "Title", "title"]) == "Title")
  }

  /// A law: it is what looking at every candidate to the end finds.
  @Test func isTheFirstOfTheNearest() {
    var random = SystemRandomNumberGenerator()
    func word() -> String {
      String((0..<Int.random(in: 0...9, using: &random)).map { _ in "abcd灯雨".randomElement(using: &random)! })
    }
    for _ in 0..<2000 {
      let name = word()
      let candidates = (0..<6).map { _ in word() }
      let expected = plainNearest(to: name, in: candidates)
      #expect(nearest(to: name, in: candidates) == expected, "\(name) \(candidates)")
    }
  }

  private func plainNearest(to name: String, in candidates: [String]) -> String? {
    let near = candidates.compactMap { candidate -> (name: String, distance: Int)? in
      let longest = max(name.count, candidate.count)
      let distance = distance(Array(name), Array(candidate))
      let slips = max(longest / 3, candidate.contains { "灯雨".contains($0) } ? 2 : 1)
      let isNear = distance <= min(slips, longest - 1) && !Set(name).isDisjoint(with: candidate)
      return isNear ? (candidate, distance) : nil
    }
    // The first of the least.
    return near.min { $0.distance < $1.distance }?.name
  }

  private func distance(_ left: [Character], _ right: [Character]) -> Int {
    var table = Array(repeating: Array(repeating: 0, count: right.count + 1), count: left.count + 1)
    for row in 0...left.count {
      for column in 0...right.count {
        guard row > 0, column > 0 else {
          table[row][column] = row + column
          continue
        }
        let isSame = left[row - 1] == right[column - 1]
        var least = min(table[row - 1][column], table[row][column - 1]) + 1
        least = min(least, table[row - 1][column - 1] + (isSame ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          least = min(least, table[row - 2][column - 2] + 1)
        }
        table[row][column] = least
      }
    }
    return table[left.count][right.count]
  }
}
