import Diagnostics

/// The steps for a process that has to end in the middle of a build.
package struct BuildEnding: Sendable {
  /// The time that the build may take to finish by itself, in milliseconds.
  package var patience: Int
  /// The message about the state of the output.
  package var message: Phrase
  /// Undoes the build; from any thread, while the build goes on.
  package var putBack: @Sendable () -> Void
}

extension Phrase {
  package static let leftAsItWas = Phrase(
    "中途停止，原有的网页没有改动", "stopped before the end; the pages that were there were left as they were")

  /// Moving files cannot be undone: each file is whole, and the next build goes on from there.
  static let putRightByTheNext = Phrase(
    "停在替换网页的中途，请再生成一次", "stopped while pages were being replaced; build once more to complete it")
}
