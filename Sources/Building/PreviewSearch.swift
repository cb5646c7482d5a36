import Rendering
import Synchronization

/// The search of a preview: its index is made when somebody first searches, so that whoever only writes does not
/// wait for it after every change.
final class PreviewSearch: Sendable {
  private let plan: Plan
  private let indexed: Mutex<Plan?> = Mutex(nil)

  init(_ plan: Plan) {
    self.plan = plan
  }

  /// What stands at a path of the search page or its index; nil for any other path.
  func bytes(at path: String) -> [UInt8]? {
    guard plan.belongsToSearch(path) else { return nil }
    let plan = indexed.withLock { indexed in
      if let indexed { return indexed }
      var made = self.plan
      made.addSearchIndex()
      indexed = made
      return made
    }
    return plan.outputs.last { $0.path == path }.flatMap(plan.render)
  }
}
