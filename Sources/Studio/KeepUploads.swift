import Attachments
import Building
import Content
import Diagnostics
import Files
import Images
import Serving

/// Stores files sent with a form beside its page. Their format is determined from the contents, their name by the
/// server.
extension Studio {
  private var mostFiles: Int { 20 }
  private var largestFile: Int { 24 << 20 }

  /// The reason for which a file is refused.
  struct UploadFault: Error {
    var phrase: Phrase

    init(_ chinese: String, _ english: String) { phrase = Phrase(chinese, english) }
    init(_ phrase: Phrase) { self.phrase = phrase }
  }

  /// A stored file.
  struct KeptFile: Sendable {
    /// Its name, relative to the page's folder.
    var name: String
    /// The author's name for it, without extension.
    var title: String
    var isPicture: Bool
  }

  /// The sorts of file that a place accepts.
  enum Takes: Sendable {
    case pictures
    case files
    case both
  }

  /// Stores files beside a page.
  func kept(_ files: [FormData.File], beside target: Target, taking takes: (FormData.File) -> Takes)
    throws(UploadFault) -> [KeptFile]
  {
    guard files.count <= mostFiles else {
      throw UploadFault("一次最多 \(mostFiles) 个文件", "at most \(mostFiles) files at a time")
    }
    var kept: [KeptFile] = []
    for file in files {
      guard file.bytes.count <= largestFile else {
        throw UploadFault("文件超过 24 MB", "the file has more than 24 MB")
      }
      let (ending, isPicture) = try self.ending(of: file, takes(file))
      do throws(HeldFolder.Fault) {
        let name = try keep(file.bytes, ending, beside: target)
        kept.append(KeptFile(name: name, title: title(of: file.name), isPicture: isPicture))
      } catch {
        throw UploadFault(error.phrase)
      }
    }
    return kept
  }

  /// The extension for a file; a document's contents must match its name, since programs open it by that.
  private func ending(of file: FormData.File, _ takes: Takes) throws(UploadFault) -> (String, isPicture: Bool)
  {
    let name = safe(file.name)
    if takes != .pictures, let format = AttachmentFormat(named: file.name) {
      if case .failure(let fault) = cleanAttachment(file.bytes, named: "file.\(format.rawValue)") {
        let finding = fault.finding(about: name, at: Location(file: name))
        throw UploadFault(Phrase(finding.message(in: .chinese), finding.message(in: .english)))
      }
      return (format.rawValue, false)
    }
    guard takes != .files else {
      throw UploadFault(
        "“\(name)”不能作附件；请用 PDF、Word（docx）、Excel（xlsx）", "“\(name)” is not taken; use PDF, docx or xlsx")
    }
    switch inspectPicture(file.bytes) {
    case .failure(let fault): throw UploadFault(fault.description(of: name))
    case .success(let info):
      guard uploadFormats.contains(info.format), let ending = info.format.fileExtensions.first else {
        throw UploadFault(
          "\(info.format.name) 不能上传；请用 JPEG、PNG 或 WebP",
          "\(info.format.name) is not taken; use JPEG, PNG or WebP")
      }
      return (ending, true)
    }
  }

  /// Stores bytes under the next free number, or returns the name of a file with the same bytes.
  private func keep(_ bytes: [UInt8], _ ending: String, beside target: Target) throws(HeldFolder.Fault)
    -> String
  {
    for number in 1..<1000 {
      let name = "\(target.pictureFolder)\(target.stem)-\(number).\(ending)"
      let path = folder(of: target.file) + "/" + name
      if let there = try? held.read(path) {
        if there == bytes { return name }
        continue
      }
      do {
        try create(path, bytes)
        return name
      } catch .exists {
        continue
      }
    }
    throw .exists
  }

  /// A picture beside a page, for display in its form.
  func picture(_ query: FormData) -> Answer {
    guard let path = query["path"], let bytes = try? held.read(path, atMost: largestFile),
      case .success(let info) = inspectPicture(bytes), uploadFormats.contains(info.format)
    else {
      return Answer(status: 404, contentType: "text/plain; charset=utf-8")
    }
    return Answer(headers: shownHeaders, contentType: info.format.mediaType, bytes: bytes)
  }

  func safe(_ name: String) -> String { String(name.prefix(80)).withVisibleControls }

  private func title(of name: String) -> String {
    let own = safe(name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? "")
    return own.lastIndex(of: ".").map { String(own[..<$0]) } ?? own
  }
}

private let uploadFormats: Set<PictureFormat> = [.jpeg, .png, .webp]
