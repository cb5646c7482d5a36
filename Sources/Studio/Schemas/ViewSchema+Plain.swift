import Rendering
import Templating

// Only the studio uses these templates, so their values need no documentation beyond their names.
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
