import Archives
import Attachments
import Checks
import Manuscripts
import Spreadsheets

extension ForeignReader {
  static let containers: [ForeignReader] = [
    ForeignReader(name: "zip", seedEndings: ["zip", "docx", "xlsx"]) { bytes in
      guard let archive = try? ZipArchive(bytes) else { return }
      for entry in archive.entries { _ = try? entry.unpacked() }
    },
    // An Office program's older files, which are told by their first sectors, and what calls itself something else.
    ForeignReader(name: "sort", seedEndings: ["doc", "docx", "html", "rtf"]) { bytes in
      for name in ["a.doc", "a.docx", "a.wps", "a.html", "a"] {
        _ = try? manuscriptSort(of: bytes, named: name)
      }
    },
    ForeignReader(name: "word", seedEndings: ["docx"]) { bytes in
      _ = try? readManuscript(bytes, sort: .word)
    },
    ForeignReader(name: "html", seedEndings: ["html", "htm"]) { bytes in
      guard let manuscript = try? readManuscript(bytes, sort: .html) else { return }
      _ = manuscript.body(stem: "draft", leftover: [])
    },
    ForeignReader(name: "workbook", seedEndings: ["xlsx"]) { bytes in _ = try? readWorkbook(bytes) },
    ForeignReader(name: "pdf", seedEndings: ["pdf"]) { bytes in
      guard let clean = try? cleanedPlainPDF(bytes) else { return }
      precondition(clean.starts(with: "%PDF-".utf8), "no PDF is written")
    },
    attachment(
      "office", named: ["a.docx", "a.xlsx", "a.pptx", "a.zip"], seedEndings: ["docx", "xlsx", "zip"]),
    attachment("film", named: ["a.mp4", "a.webm"], seedEndings: ["mp4", "webm"]),
    attachment("attachment-text", named: ["a.txt", "a.csv", "a.vtt"], seedEndings: ["txt", "csv", "vtt"]),
  ]

  /// A file that readers take with them, under each of these names. What was cleaned stays as it is when it is cleaned
  /// again.
  private static func attachment(_ name: String, named files: [String], seedEndings: [String])
    -> ForeignReader
  {
    ForeignReader(name: name, seedEndings: seedEndings) { bytes in
      for file in files {
        guard let clean = try? cleanAttachment(bytes, named: file).get() else { continue }
        let again = try? cleanAttachment(clean.bytes, named: file).get()
        precondition(again?.bytes == clean.bytes, "\(file) is not the same when it is cleaned again")
        _ = readAttachmentTexts(of: clean.bytes, named: file) { part in
          _ = attachmentSecrets(in: part.bytes, part: part.part)
        }
      }
    }
  }
}
