import Diagnostics

/// The reason for which a manuscript is refused. All are faults of the file, which its author can correct.
package enum ManuscriptError: Error, Sendable, Hashable {
  case empty
  /// Neither a format that is read nor one that LibreOffice can convert.
  case unknownFormat
  /// The name's extension and the content disagree; with the format of the content.
  case misnamed(String)
  case encrypted
  case macros
  case damaged
  /// A part that declares entities or a document type, which Word never writes.
  case entities
  /// Elements, such as tables, are nested too deeply.
  case tooDeep
  /// A limit is exceeded; with its name.
  case tooMuch(String)
  case noBody(String)
  /// A part whose path leads out of the archive.
  case unsafeName
  /// Two parts of the same name; it is unclear which is meant.
  case twice(String)
  /// The number of tracked changes that have not been accepted.
  case unacceptedChanges(Int)
  /// LibreOffice is required and not installed.
  case needsOffice(String)
  case notConverted(String)
  case machine(String)

  /// The finding, with the rule's manual as help: authors of manuscripts do not look rules up.
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
