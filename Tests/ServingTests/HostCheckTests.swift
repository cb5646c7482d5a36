import Testing

@testable import Serving

@Suite struct AdmissionTests {
  @Test(arguments: ["127.0.0.1:8420", "localhost:8420", "LocalHost:8420", "[::1]:8420"])
  func ownHostIsAnswered(host: String) {
    #expect(isAdmitted(host: host, origin: nil, port: 8420))
    #expect(isAdmitted(host: host, origin: "http://\(host)", port: 8420))
  }

  @Test(arguments: [
    nil, "", "127.0.0.1", "localhost", "127.0.0.1:80", "127.0.0.1:84200", "evil.example:8420",
    "localhost.evil.example:8420",
    "127.0.0.1.evil.example:8420", "evil.example@127.0.0.1:8420", "127.0.0.1:8420@evil.example",
    "localhost.:8420", "0.0.0.0:8420",
    "127.1:8420", "[::]:8420", "127.0.0.1:8420, evil.example", " 127.0.0.1:8420",
  ])
  func otherHostIsNot(host: String?) {
    #expect(!isAdmitted(host: host, origin: nil, port: 8420))
  }

  @Test(arguments: [
    "null", "", "http://evil.example", "https://127.0.0.1:8420", "http://127.0.0.1", "http://127.0.0.1:3000",
    "http://127.0.0.1:8420.evil.example", "http://evil.example:8420", "file://",
  ])
  func otherOriginIsNot(origin: String) {
    #expect(!isAdmitted(host: "127.0.0.1:8420", origin: origin, port: 8420))
  }

  @Test func usualPortMayBeLeftOut() {
    #expect(isAdmitted(host: "localhost", origin: "http://localhost", port: 80))
  }
}
