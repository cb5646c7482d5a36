/// Objects that are looked at on every page, on all cores, without a count of who looks.
///
/// Whoever takes an object out of an array counts a reference to it, and two cores that do so at once wait for each
/// other. Here the objects live as long as the list, and are handed out for as long as somebody's look at them takes.
struct Lent<Object: AnyObject & Sendable>: Sendable {
  private let owned: [Object]
  private let borrowed: [Unmanaged<Object>]

  init(_ objects: [Object]) {
    owned = objects
    borrowed = objects.map(Unmanaged.passUnretained)
  }

  var count: Int { borrowed.count }

  @inline(__always)
  func with<Result>(_ position: Int, _ look: (Object) -> Result) -> Result {
    // Sound, because `owned` holds the object as long as the list lives, and who looks has the list.
    borrowed[position]._withUnsafeGuaranteedRef(look)
  }
}
