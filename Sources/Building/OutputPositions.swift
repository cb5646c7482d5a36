import Rendering
import Synchronization

/// Where each output of a plan stands, by its path: looked up when somebody first asks, which only a preview does.
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
