import Diagnostics

extension MediaWork {
  /// It makes a published drawing of an author's.
  package var isDrawing: Bool { if case .variants = task { products.first?.format == .svg } else { false } }

  /// The places where authors named the source, and the names that they wrote.
  package var places: [(name: String, location: Location)] { mentions.map { ($0.name, $0.location) } }
}
