/// Whether a file or folder was left by a program for itself: locks of office programs, previews, backups, partial
/// downloads. It is not content, and no mistake either. Names that begin with a dot are excluded elsewhere.
///
/// - Parameter path: only its last part is used.
func isLeftover(_ path: String, isFolder: Bool) -> Bool {
  // A quick test for most files.
  if !isFolder, path.endsWithBytes(of: ".md"), !path.utf8.contains(UInt8(ascii: "~")) { return false }
  let name = path[
    (path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:)) ?? path.startIndex)...
  ]
  .lowercased()
  if isFolder { return folders.contains(name) }
  return files.contains(name) || name.hasPrefix("~$") || name.hasSuffix("~")
    || name.hasPrefix("#") && name.hasSuffix("#") || endings.contains(where: name.hasSuffix)
}

/// Folders of Windows, macOS and network drives.
private let folders: Set<String> = [
  "@eadir", "@tmp", "@sharebin", "@recycle", "#recycle", "#snapshot", "$recycle.bin",
  "system volume information",
  "__macosx", "lost+found",
]
/// `4913` is vim's, `Icon\r` macOS'.
private let files: Set<String> = ["thumbs.db", "ehthumbs.db", "desktop.ini", "4913", "icon\r"]
private let endings = [
  ".bak", ".tmp", ".temp", ".wbk", ".asd", ".swp", ".swo", ".old", ".orig", ".crdownload", ".part",
  ".partial",
  ".download",
]
