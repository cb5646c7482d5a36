/// An element of XML or HTML with all its contents: for documents small enough to be held at once.
package final class XMLElement {
  /// Of XML, with the usual prefix of its namespace (`w:p`), whatever prefix the file uses; of HTML, in lower case.
  package let name: String
  package var attributes: [(name: String, value: String)]
  package var children: [XMLNode] = []

  package init(name: String, attributes: [(name: String, value: String)] = []) {
    self.name = name
    self.attributes = attributes
  }

  package subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

  package var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  package func child(_ name: String) -> XMLElement? { elements.first { $0.name == name } }

  /// The first element of a name, at any depth.
  package func descendant(_ name: String) -> XMLElement? {
    for element in elements {
      if element.name == name { return element }
      if let found = element.descendant(name) { return found }
    }
    return nil
  }

  /// The number of elements of these names in it, at any depth.
  package func count(of names: Set<String>) -> Int {
    elements.reduce(0) { $0 + (names.contains($1.name) ? 1 : 0) + $1.count(of: names) }
  }
}

package enum XMLNode {
  case element(XMLElement)
  case text(String)
}
