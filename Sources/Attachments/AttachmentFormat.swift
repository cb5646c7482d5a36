/// A format of files to take away, of films and of sounds, by the file's name; the content has to match it.
package enum AttachmentFormat: String, Sendable, Hashable, CaseIterable {
  case pdf
  case docx
  case xlsx
  case pptx
  case zip
  case mp4
  case webm
  case mp3
  case m4a
  case ogg
  case opus
  case vtt
  case txt
  case csv

  /// As it is shown beside the name.
  package var name: String {
    switch self {
    case .pdf: "PDF"
    case .docx: "Word"
    case .xlsx: "Excel"
    case .pptx: "PowerPoint"
    case .zip: "ZIP"
    case .mp4: "MP4"
    case .webm: "WebM"
    case .mp3: "MP3"
    case .m4a: "M4A"
    case .ogg: "Ogg"
    case .opus: "Opus"
    case .vtt: "WebVTT"
    case .txt: "TXT"
    case .csv: "CSV"
    }
  }

  /// Nil where the name ends in none of them, in any case of letters.
  package init?(named file: String) {
    self.init(rawValue: fileEnding(of: file))
  }

  /// The part that makes a package of Office a text, a workbook or a presentation (ISO/IEC 29500-1).
  var mainPart: String? {
    switch self {
    case .docx: "word/document.xml"
    case .xlsx: "xl/workbook.xml"
    case .pptx: "ppt/presentation.xml"
    default: nil
    }
  }
}

/// Whether a file of this name is an attachment that is never taken, rather than a picture.
package func isRefusedAttachment(_ file: String) -> Bool {
  let ending = fileEnding(of: file)
  return macroEndings.contains(ending) || otherEndings.contains(ending)
}

/// Formats of Office that may hold programs.
let macroEndings: Set = ["docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppsm", "ppam"]

/// Formats that people attach, that cannot be cleaned or that not everybody can open.
private let otherEndings: Set = [
  "doc", "xls", "ppt", "wps", "et", "dps", "rtf", "odt", "ods", "odp", "ofd", "rar", "7z", "gz",
  "tar", "exe", "bat", "cmd", "js", "vbs", "msi", "apk", "html", "htm", "avi", "mov", "wmv", "flv",
  "srt", "wav", "wma", "amr", "aac", "flac",
]

/// Endings of files that may run when they are opened; such files are refused within an archive.
let programEndings: Set = [
  "exe", "bat", "cmd", "com", "scr", "js", "jse", "vbs", "vbe", "wsf", "msi", "ps1", "lnk", "jar", "apk",
]

func fileEnding(of file: String) -> String {
  let name = file.split(separator: "/").last ?? ""
  return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
}
