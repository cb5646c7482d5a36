/// The duration of a film or a sound, and the size of a film's picture: a page needs both before the file is played.
package struct Recording: Sendable, Hashable {
  package var milliseconds: Int
  /// In pixels, as it is shown; 0 for a sound.
  package var width: Int
  package var height: Int

  package init(milliseconds: Int, width: Int = 0, height: Int = 0) {
    self.milliseconds = milliseconds
    self.width = width
    self.height = height
  }

  /// `3:20`, `1:02:05`, as players show it; nil where the file does not say how long it is.
  package var length: String? {
    guard milliseconds > 0 else { return nil }
    let seconds = (milliseconds + 500) / 1000
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let rest = two(seconds % 60)
    return seconds < 3600
      ? "\(seconds / 60):\(rest)" : "\(seconds / 3600):\(two(seconds / 60 % 60)):\(rest)"
  }
}

extension AttachmentFormat {
  package var isFilm: Bool { self == .mp4 || self == .webm }
  package var isSound: Bool { [.mp3, .m4a, .ogg, .opus].contains(self) }
}

/// Measures a cleaned file; nil for what is neither film nor sound.
package func measureRecording(_ bytes: [UInt8], _ format: AttachmentFormat) -> Recording? {
  switch format {
  case .mp4, .m4a: measure(movie: bytes)
  case .webm: measure(webm: bytes)
  case .mp3: measure(mp3: bytes)
  case .ogg, .opus: measure(ogg: bytes)
  default: nil
  }
}
