import Files
import Markdown
import YAML

/// The digest that a review mark keeps of the reviewed page: the first twelve hexadecimal digits over fields, body and
/// files.
///
/// Comments, quotation marks, the order of fields and line ends do not change it, nor does the status: a reviewed draft
/// is published by removing a line. The bytes of pictures and attachments do.
///
/// - Parameter known: digests of files from earlier builds, so that they are not read again.
func reviewDigest(
  of text: ReadText, _ kind: Kind, files: [String], in folder: String, known: KnownDigest
) -> String {
  var said: [UInt8] = []
  let ignored: Set = [BuiltInKey.status.position, kind.reviewField.map { BuiltInKey.count + $0 } ?? -1]
  let fields = (text.root?.map ?? []).compactMap { pair -> (key: String, value: YAMLNode)? in
    guard let name = pair.key.text.flatMap({ kind.names[$0] }), !ignored.contains(name) else { return nil }
    return (kind.key(ofName: name), pair.value)
  }
  for field in fields.sorted(by: { $0.key < $1.key }) where !field.value.isEmpty {
    said += field.key.utf8
    append(field.value, to: &said)
  }
  said += trimmed(text.source.bytes[text.body])
  var digest = Digest(of: said)
  for file in Set(files).sorted() {
    digest = digest.mixed(with: fileDigest(file, in: folder, known))
  }
  return String(digest.hexadecimal.prefix(reviewDigestLength))
}

/// The known digest of a file, by its path in the site's folder and its stamp; nil if there is none.
package typealias KnownDigest = @Sendable (String, FileStamp) -> Digest?

private let reviewDigestLength = 12

func isReviewDigest(_ text: String) -> Bool {
  text.utf8.count == reviewDigestLength
    && text.utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
}

/// Appends a node with a code before and after each part, so that different structures give different bytes.
private func append(_ node: YAMLNode, to bytes: inout [UInt8]) {
  switch node.content {
  case .scalar(let text):
    bytes.append(1)
    bytes += text.utf8
  case .list(let items):
    bytes.append(2)
    for item in items { append(item, to: &bytes) }
    bytes.append(3)
  case .map(let pairs):
    bytes.append(4)
    for pair in pairs {
      append(pair.key, to: &bytes)
      append(pair.value, to: &bytes)
    }
    bytes.append(3)
  }
}

/// The body without blank lines around it.
private func trimmed(_ body: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let isBlank = { (byte: UInt8) in byte == 0x0A || byte == 0x20 || byte == 0x0D }
  let head = body.drop(while: isBlank)
  guard let last = head.lastIndex(where: { !isBlank($0) }) else { return [] }
  return head[...last]
}

/// The digest of a file's name and bytes; above `largestDigested`, of its name and size.
private func fileDigest(_ file: String, in folder: String, _ known: KnownDigest) -> Digest {
  let name = Digest(of: file.utf8)
  guard let stamp = FileStamp(of: folder + "/" + file) else { return name }
  if stamp.size <= largestDigested, let digest = known(file, stamp) { return name.mixed(with: digest) }
  guard stamp.size <= largestDigested, let bytes = try? readFile(folder + "/" + file, atMost: largestDigested)
  else {
    return name.mixed(with: Digest(high: UInt64(stamp.size), low: 0))
  }
  return name.mixed(with: Digest(of: bytes))
}

private let largestDigested = 32 << 20

extension Kind {
  func key(ofName name: Int) -> String {
    name < BuiltInKey.count ? BuiltInKey.allCases[name].rawValue : fields[name - BuiltInKey.count].key
  }
}

/// The files beside a page that it shows or offers, as paths from the site's folder.
func filesNamed(
  by values: [FieldValue?], _ document: Document, in file: String, among companions: Set<String>
)
  -> [String]
{
  let ofFields = values.flatMap { value -> [String] in
    switch value {
    case .pictures(let pictures): pictures.map(\.source)
    case .video(let video): [video.source, video.captions ?? "", video.transcript ?? ""]
    case .attachments(let attachments): attachments.map(\.source)
    default: []
    }
  }
  let ofText =
    document.pictures.map(\.address) + document.links.map(\.address)
    + document.videos.flatMap { [$0.address, $0.captions ?? "", $0.poster ?? ""] }
  return (ofFields + ofText).compactMap { name in
    guard !name.isEmpty, let path = joined(name, to: file) else { return nil }
    // Return the name as the folder lists it: equal strings may differ in bytes.
    let listed = companions.firstIndex(of: path) ?? companions.firstIndex(of: withoutPercents(path))
    return listed.map { companions[$0] }
  }
}
