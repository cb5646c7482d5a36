/// HTML that is safe and is made only when it is written, straight into the page: for what is long and stands once.
package final class Writing: Sendable {
  let isEmpty: Bool
  let write: @Sendable (inout PageBuffer) -> Void

  /// - Parameter isEmpty: whether nothing will be written, which sections ask before.
  package init(isEmpty: Bool, _ write: @escaping @Sendable (inout PageBuffer) -> Void) {
    self.isEmpty = isEmpty
    self.write = write
  }
}
