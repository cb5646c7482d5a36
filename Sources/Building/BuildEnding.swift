import Diagnostics

/// What is left to do where the process has to end in the middle of a build.
package struct BuildEnding: Sendable {
  /// How long the build may take to come to its end by itself, in milliseconds.
  package var patience: Int
  /// What there is to say of the output then.
  package var message: Phrase
  /// From any thread, while the build goes on.
  package var putBack: @Sendable () -> Void
}

extension Phrase {
  package static let leftAsItWas = Phrase(
    "中途停止，原有的网页没有改动", "stopped before the end; the pages that were there were left as they were")

  /// While files are moved there is no way back: each is whole, and the next build goes on from there.
  static let putRightByTheNext = Phrase(
    "停在替换网页的中途，请再生成一次", "stopped while pages were being replaced; build once more to complete it")
}
