import Rendering
import Synchronization

/// The search of a preview. Its index is made at the first search, so that editing without searching does not wait for
/// it after every change.
final class PreviewSearch: Sendable {
  private let plan: Plan
  private let made: Mutex<[String: Output]?> = Mutex(nil)

  init(_ plan: Plan) {
    self.plan = plan
  }

  /// The bytes at a path of the search page or its index; nil for any other path.
  func bytes(at path: String) -> [UInt8]? {
    guard plan.belongsToSearch(path) else { return nil }
    let output = made.withLock { made in
      let outputs =
        made ?? Dictionary(plan.searchOutputs().map { ($0.path, $0) }, uniquingKeysWith: { $1 })
      made = outputs
      return outputs[path]
    }
    return output.flatMap(plan.render)
  }
}
