import Diagnostics

extension MediaWork {
  /// It makes a published drawing of an author's.
  package var isDrawing: Bool { if case .variants = task { products.first?.format == .svg } else { false } }

  /// Where authors named the source, and by which name.
  package var places: [(name: String, location: Location)] { mentions.map { ($0.name, $0.location) } }
}
