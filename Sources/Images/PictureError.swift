import Diagnostics

/// Why a picture file cannot be published.
///
/// All but `machine` are the file's own and an author can give a better one; no fault leaves anything behind.
package enum PictureError: Error, Sendable, Hashable {
  case empty
  case notAPicture
  /// It begins as a picture of this format and is not whole, or damaged within.
  case truncated(PictureFormat)
  /// More pixels than would be decoded within the bounds of memory; sizes as the header claims them.
  case tooLarge(width: Int, height: Int)
  /// A strip: many times as long as it is wide.
  case tooNarrow(width: Int, height: Int)
  /// A format, or a feature of one, that is not published.
  case unsupported(String)
  /// libvips failed on an intact picture: its own message.
  case machine(String)

  /// The fault of the file of this name, in both languages.
  package func description(of file: String) -> Phrase {
    guard let rule else {
      return Phrase("处理“\(file)”时图片库出错：\(cause)", "the image library failed on “\(file)”: \(cause)")
    }
    let arguments = [file] + details
    return Phrase(
      rule.message.filled(with: arguments, in: .chinese), rule.message.filled(with: arguments, in: .english))
  }

  /// The fault as a finding at the place where an author named the file; a failing machine is thrown instead.
  package func finding(about file: String, at location: Location) throws(Failure) -> Diagnostic {
    guard let rule else {
      throw Failure(Phrase("图片库出错", "the image library failed"), path: file, cause: cause)
    }
    return Diagnostic(rule, at: location, [file] + details)
  }

  /// The broken rule; nil where the machine is to blame.
  private var rule: Rule? {
    switch self {
    case .empty: .emptyPicture
    case .notAPicture: .notAPicture
    case .truncated: .damagedPicture
    case .tooLarge: .oversizedPicture
    case .tooNarrow: .narrowPicture
    case .unsupported: .unsupportedPicture
    case .machine: nil
    }
  }

  /// The arguments of the rule's message after the file's name.
  private var details: [String] {
    switch self {
    case .empty, .notAPicture: []
    case .truncated(let format): [format.name]
    case .tooLarge(let width, let height), .tooNarrow(let width, let height): [String(width), String(height)]
    case .unsupported(let what): [what]
    case .machine: []
    }
  }

  private var cause: String {
    if case .machine(let cause) = self { cause } else { "" }
  }
}
