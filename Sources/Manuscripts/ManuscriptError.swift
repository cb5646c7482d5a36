import Diagnostics

/// Why a manuscript is not taken. All are the file's own: its author can send a better one.
package enum ManuscriptError: Error, Sendable, Hashable {
  case empty
  /// Neither Word's format nor one that LibreOffice turns into it.
  case unknownFormat
  /// The name says one format, the content is another: the content's name.
  case misnamed(String)
  case encrypted
  case macros
  case damaged
  /// A part that declares entities or a document type, which Word never writes.
  case entities
  /// Tables in tables in tables …
  case tooDeep
  /// More than a manuscript has: of what.
  case tooMuch(String)
  case noBody(String)
  /// A part whose name leads out of the archive.
  case unsafeName
  /// Two parts of one name, of which nobody knows which is meant.
  case twice(String)
  /// Changes that nobody has accepted yet, and how many.
  case unacceptedChanges(Int)
  /// LibreOffice is needed and not there, or gave nothing.
  case needsOffice(String)
  case notConverted(String)
  case machine(String)

  /// With what can be done about it, since nobody who waits for a draft looks it up in a manual.
  package func finding(about file: String) -> Diagnostic {
    var finding = bareFinding(about: file)
    finding.help = finding.rule.manual
    return finding
  }

  private func bareFinding(about file: String) -> Diagnostic {
    let place = Location(file: file)
    return switch self {
    case .empty: Diagnostic(.emptyManuscript, at: place, [file])
    case .unknownFormat: Diagnostic(.unknownManuscript, at: place, [file])
    case .misnamed(let what): Diagnostic(.misnamedManuscript, at: place, [file, what])
    case .encrypted: Diagnostic(.encryptedManuscript, at: place, [file])
    case .macros: Diagnostic(.macroManuscript, at: place, [file])
    case .damaged: Diagnostic(.damagedManuscript, at: place, [file])
    case .entities: Diagnostic(.entityManuscript, at: place, [file])
    case .tooDeep: Diagnostic(.deepManuscript, at: place, [file])
    case .tooMuch(let what): Diagnostic(.hugeManuscript, at: place, [file, what])
    case .noBody(let what): Diagnostic(.bodilessManuscript, at: place, [file, what])
    case .unsafeName: Diagnostic(.unsafeManuscript, at: place, [file])
    case .twice(let part): Diagnostic(.doubledManuscript, at: place, [file, part])
    case .unacceptedChanges(let count): Diagnostic(.unacceptedChanges, at: place, [file, "\(count)"])
    case .needsOffice(let format): Diagnostic(.needsOffice, at: place, [file, format])
    case .notConverted(let why): Diagnostic(.notConverted, at: place, [file, why])
    case .machine(let what): Diagnostic(.manuscriptMachine, at: place, [file, what])
    }
  }
}
