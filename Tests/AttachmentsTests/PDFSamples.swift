import Foundation

/// A PDF of one page, with a table of its objects; the objects from 5 on are more.
func pdf(
  info: String = "<<>>", catalog: String = "", page: String = "", trailer: String = "", more: [[UInt8]] = []
) -> [UInt8] {
  let objects =
    [
      "<< /Type /Catalog /Pages 2 0 R \(catalog) >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] \(page) >>", info,
    ].map { Array($0.utf8) } + more
  var bytes = Array("%PDF-1.7\n".utf8)
  var places: [Int] = []
  for (number, object) in objects.enumerated() {
    places.append(bytes.count)
    bytes += Array("\(number + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
  }
  let start = bytes.count
  bytes += "xref\n0 \(places.count + 1)\n0000000000 65535 f \n".utf8
  for place in places {
    bytes += "\(String(repeating: "0", count: 10 - "\(place)".count))\(place) 00000 n \n".utf8
  }
  bytes += "trailer << /Size \(places.count + 1) /Root 1 0 R /Info 4 0 R \(trailer) >>\n".utf8
  return bytes + Array("startxref\n\(start)\n%%EOF\n".utf8)
}

/// The same with a picture on its page.
func pdf(picture: [UInt8], filter: String) -> [UInt8] {
  pdf(
    page: "/Resources << /XObject << /A 5 0 R >> >>",
    more: [stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /Filter \(filter)", picture)])
}

func stream(_ dictionary: String, _ bytes: [UInt8]) -> [UInt8] {
  Array("<< \(dictionary) /Length \(bytes.count) >>\nstream\n".utf8) + bytes + Array("\nendstream".utf8)
}

/// All of a PDF as text: nothing is packed in it, and strings stand as they are.
func shown(_ pdf: [UInt8]) throws -> String {
  String(decoding: try qpdf(["--qdf", "--object-streams=disable"], pdf), as: UTF8.self)
}

/// What qpdf makes of a PDF by these options.
func qpdf(_ options: [String], _ bytes: [UInt8]) throws -> [UInt8] {
  let file = NSTemporaryDirectory() + "xinfeng-\(UUID().uuidString).pdf"
  defer { try? FileManager.default.removeItem(atPath: file) }
  try Data(bytes).write(to: URL(fileURLWithPath: file))
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["qpdf"] + options + ["--", file, "-"]
  let output = Pipe()
  process.standardOutput = output
  try process.run()
  let result = Array(output.fileHandleForReading.readDataToEndOfFile())
  process.waitUntilExit()
  return result
}
