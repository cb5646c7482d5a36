import CXML

/// Why a document is not read. All but the last are the document's own.
package enum XMLError: Error, Sendable, Hashable {
  /// Not well-formed, cut off, nested deeper than 256 elements, or with a text of more than ten megabytes.
  case broken
  /// It declares a document type, with which entities would come.
  case documentType
  /// More than the caller allows.
  case limit(XMLLimit)
  /// libxml2 is not there, or memory is out.
  case machine
}

package enum XMLLimit: Sendable, Hashable {
  case depth
  case elements
  case text
  /// By the position in `XMLTreeLimits.counted`.
  case counted(Int)
}

/// The caller's options for a document.
package struct XMLOptions: OptionSet, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A document type declaration is passed over instead of refused. Nothing that it names is opened, and the entities
  /// that it declares are unknown.
  package static let passesOverDocumentType = XMLOptions(rawValue: XINFENG_XML_ALLOWS_DTD.rawValue)
  /// The bytes are UTF-8, whatever the document declares.
  package static let isUTF8 = XMLOptions(rawValue: XINFENG_XML_IS_UTF8.rawValue)
}

/// Reads a document from its beginning to its end, or until the reader ends it, and builds no tree of it.
///
/// libxml2 does it, which streams and follows no reference to files or network. A document type declaration ends the
/// reading unless the options pass over it, so that there are no entities but the five of XML itself. Names are without
/// their prefixes, since the same vocabulary is written under several. All XML that the program reads is read here, and
/// no tree of libxml2's is made.
package func readXML<Reader: XMLReader>(
  _ bytes: [UInt8], _ options: XMLOptions = [], with reader: inout Reader
) throws(XMLError) {
  guard var library = xml else { throw .machine }
  let end = withUnsafeMutablePointer(to: &reader) { reader in
    let box = XMLReaderBox(reader)
    return withExtendedLifetime(box) {
      var handler = xinfeng_xml_handler(
        context: Unmanaged.passUnretained(box as XMLHandling).toOpaque(),
        opens: { context, name, space, count, values in
          handling(context).opens(XMLTag(name, space, count, values)) ? 0 : 1
        },
        closes: { context, name, _ in handling(context).closes(name.map { String(cString: $0) } ?? "") ? 0 : 1
        },
        text: { context, text, count in
          handling(context).text(libraryBytes(text, Int(count)).span) ? 0 : 1
        })
      return bytes.withUnsafeBytes { bytes in
        xinfeng_xml_read(
          &library, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, options.rawValue, &handler)
      }
    }
  }
  switch end {
  case XINFENG_XML_WHOLE, XINFENG_XML_STOPPED: return
  case XINFENG_XML_DTD: throw .documentType
  case XINFENG_XML_MACHINE: throw .machine
  default: throw .broken
  }
}

/// Receives the parts of a document, in their order. A function that returns false ends the reading.
package protocol XMLReader {
  mutating func opens(_ element: XMLTag) -> Bool
  mutating func closes(_ name: String) -> Bool
  /// A piece of text: the text between two tags may come in several, cut anywhere.
  mutating func text(_ text: Span<UInt8>) -> Bool
}

/// The context of C's functions: a class, since they know no generic types.
private class XMLHandling {
  func opens(_ element: XMLTag) -> Bool { false }
  func closes(_ name: String) -> Bool { false }
  func text(_ text: Span<UInt8>) -> Bool { false }
}

private final class XMLReaderBox<Reader: XMLReader>: XMLHandling {
  private let reader: UnsafeMutablePointer<Reader>

  init(_ reader: UnsafeMutablePointer<Reader>) { self.reader = reader }

  override func opens(_ element: XMLTag) -> Bool { reader.pointee.opens(element) }
  override func closes(_ name: String) -> Bool { reader.pointee.closes(name) }
  override func text(_ text: Span<UInt8>) -> Bool { reader.pointee.text(text) }
}

private func handling(_ context: UnsafeMutableRawPointer?) -> XMLHandling {
  guard let context else { preconditionFailure("the reading gives its own context") }
  return Unmanaged<XMLHandling>.fromOpaque(context).takeUnretainedValue()
}

/// The library, set up: only then its parsers may be used on several threads. Nil where there is none.
let xml: xinfeng_xml? = {
  var library = xinfeng_xml()
  guard xinfeng_xml_open(&library) == 0 else { return nil }
  library.xmlInitParser()
  return library
}()
