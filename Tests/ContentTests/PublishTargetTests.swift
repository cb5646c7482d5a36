import TestSites
import Testing

@testable import Content

private func targets(_ lines: String) throws -> (settings: Settings?, findings: [String]) {
  let site = try TestSite([
    "site.yml": "name: 示例\naddress: https://example.org/\ntheme: plain\npublish:\n  \(lines)\n"
  ])
  let reading = readSettings(in: site.folder)
  return (
    reading.settings,
    reading.findings.map { "\($0.location.line):\($0.location.column) \($0.rule.name) \($0.excerpt ?? "")" }
  )
}

@Test func `three ways to publish are read`() throws {
  let settings = try targets(
    "a: {directory: www}\n  b: {ssh: web@example.org, folder: /srv/www, config: ssh_config}\n  c: {rclone: \"oss:bucket/a b\"}"
  ).settings
  #expect(
    settings?.targets == [
      PublishTarget(name: "a", destination: .directory("www")),
      PublishTarget(
        name: "b", destination: .ssh(host: "web@example.org", folder: "/srv/www", configuration: "ssh_config")
      ),
      PublishTarget(name: "c", destination: .storage("oss:bucket/a b")),
    ])
}

@Test(arguments: [
  ("a: {}", "5:3 unclear-target"), ("a: {directory: x, ssh: y, folder: z}", "5:3 unclear-target"),
  ("a: {ssh: -oProxyCommand=x, folder: /srv}", "5:12 unclear-place"),
  ("a: {ssh: web@h, folder: \"/srv/'; rm -rf\"}", "5:27 unclear-place"),
  ("a: {ssh: web@h}", "5:6 missing-key"),
  ("a: {rclone: \"-v\"}", "5:15 unclear-place"), ("a: {directory: x, speed: 1}", "5:21 unknown-key"),
]) func `a target that is none is found at its place`(lines: String, place: String) throws {
  let reading = try targets(lines)
  #expect(reading.settings == nil)
  #expect(reading.findings.first?.hasPrefix(place) == true, "\(reading.findings)")
}

@Test func `a secret in the file is not repeated`() throws {
  let findings = try targets("a: {rclone: \":s3,secret_access_key=abcdef:bucket\"}").findings
  #expect(findings.count == 1)
  #expect(!findings.joined().contains("abcdef"))
}
