/// The media type of a file by its extension, with UTF-8 as the encoding of text.
package func contentType(of file: String) -> String {
  let ending = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
  return contentTypes[ending] ?? "application/octet-stream"
}

private let contentTypes = [
  "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
  "js": "text/javascript; charset=utf-8",
  "xml": "application/xml; charset=utf-8", "json": "application/json", "txt": "text/plain; charset=utf-8",
  "ics": "text/calendar; charset=utf-8", "csv": "text/csv; charset=utf-8", "svg": "image/svg+xml",
  "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp", "avif": "image/avif",
  "gif": "image/gif", "ico": "image/x-icon", "webmanifest": "application/manifest+json",
  "pdf": "application/pdf",
  "mp4": "video/mp4", "webm": "video/webm", "mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg",
  "opus": "audio/ogg",
  "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "vtt": "text/vtt; charset=utf-8", "woff2": "font/woff2", "zip": "application/zip",
]
