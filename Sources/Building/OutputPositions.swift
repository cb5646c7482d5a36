import Rendering
import Synchronization

/// The position of each output in a plan, by its path; computed at the first look-up, which only a preview makes.
final class OutputPositions: Sendable {
  private let outputs: [Output]
  private let known: Mutex<[String: Int]?> = Mutex(nil)

  init(of plan: Plan) {
    outputs = plan.outputs
  }

  subscript(path: String) -> Int? {
    known.withLock { known in
      let positions =
        known
        ?? Dictionary(outputs.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
      known = positions
      return positions[path]
    }
  }
}
