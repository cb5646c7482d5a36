import Almanac
import Diagnostics
import Testing

@testable import Publishing

private let mark = Hold(
  person: "wang@web1", moment: day(1).epochSeconds, reason: "a name that must not be seen")

@Test func `a target that is held gets nothing, not even by force, until it is told to resume`() throws {
  var deployed = try published([site(pages(3))])
  deployed.hold = mark
  let next = site(pages(3, style: "0000000002"))
  for force in [false, true] {
    guard case .held(mark) = planRelease(of: next, after: deployed, at: day(2), force: force) else {
      throw Unexpected()
    }
  }
  guard case .release = planRelease(of: next, after: deployed, at: day(2), force: false, resumes: true) else {
    throw Unexpected()
  }
}

@Test(arguments: ["one line", "two\nlines", "", "by somebody\nmoment 1", "等通知 “核实”"])
func `a mark is read as it was written, on one line`(reason: String) {
  let hold = Hold(person: "wang@web1", moment: 1_790_000_000, reason: reason)
  let read = Hold(hold.bytes)
  #expect(read.person == "wang@web1" && read.moment == 1_790_000_000)
  #expect(read.reason == (reason.isEmpty ? "?" : hold.reason) && !read.reason.contains("\n"))
}

@Test(arguments: ["", "\n", "stopped by hand", "moment x"]) func `whatever stands in a mark, it holds`(
  text: String
) {
  #expect(Hold(Array(text.utf8)).refusal[.english].contains("--resume"))
}

@Test func `going back holds, going forward to the newest ends it`() throws {
  var deployed = try published((1...3).map { site(pages(3, style: "000000000\($0)")) })
  let options = PublishOptions(folder: ".", cache: ".cache", now: day(4)) { _ in }
  #expect(try #require(deployed.hold(after: deployed.releases[0], options)).reason.contains("3-"))
  #expect(deployed.hold(after: deployed.releases[2], options) == nil)
  deployed.hold = mark
  #expect(deployed.isLifted(by: deployed.releases[2], options))
  #expect(!deployed.isLifted(by: deployed.releases[1], options))
}
