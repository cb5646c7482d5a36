/// The machine refused something: a disk is full, a folder may not be read, a theme is not there.
///
/// Unlike a `Diagnostic`, which an author corrects in content, a failure ends the run.
package struct Failure: Error, Sendable {
  package var message: Phrase
  /// The path it happened at, if any.
  package var path: String?
  /// The system's message, untranslated.
  package var cause: String?

  package init(_ message: Phrase, path: String? = nil, cause: String? = nil) {
    self.message = message
    self.path = path
    self.cause = cause
  }

  package func text(in language: Language) -> String {
    [message[language], path, cause.map { inLanguage($0, language) }].compactMap { $0 }.joined(
      separator: ": ")
  }
}
