import Diagnostics

extension MediaWork {
  /// Where authors named the source, and by which name.
  package var places: [(name: String, location: Location)] { mentions.map { ($0.name, $0.location) } }
}
