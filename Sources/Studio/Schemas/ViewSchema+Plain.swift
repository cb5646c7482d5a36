import Rendering
import Templating

// The studio's templates are its own and nobody else's, so that what they are given needs no reference: a name says it.
extension ViewSchema {
  convenience init(_ name: String, _ properties: [Property]) { self.init(name, name, name, properties) }
}

extension ViewSchema.Property {
  init(_ name: String, _ type: ValueType, _ value: @escaping @Sendable (Input) -> TemplateValue) {
    self.init(name, type, name, name, value: value)
  }
}

extension TemplateValue {
  static func text(_ text: String?) -> TemplateValue { text.map { .text($0) } ?? .nothing }
}
