import Compression

/// A stream that is a picture, without place, camera and names; others as they are.
///
/// - Parameter dictionary: gets the new length, and loses a compression around a photograph.
func cleanStream(_ stream: ArraySlice<UInt8>, _ dictionary: inout PDFDictionary) throws(AttachmentError)
  -> ArraySlice<UInt8>
{
  let filters = filters(of: dictionary)
  guard let last = filters.last, last == "DCTDecode" || last == "JPXDecode" else { return stream }
  var picture = Array(stream)
  if filters.count > 1 {
    // Around a photograph only the compression of ZIP is undone, and only without settings of its own.
    guard filters == ["FlateDecode", last], dictionary["DecodeParms"] == nil,
      let inflated = inflated(stream, as: .zlib, atMost: 100 << 20)
    else { throw .uncleanable(filters.joined(separator: " ")) }
    picture = inflated
    dictionary["Filter"] = .atom(Array("/\(last)".utf8)[...])
  }
  let clean = last == "DCTDecode" ? withoutMetadata(jpeg: picture) : withoutMetadata(jp2: picture)
  if clean == nil, tellingMarks.contains(where: picture.holds) { throw .uncleanable(last) }
  let result = clean ?? picture
  dictionary["Length"] = .atom(Array(String(result.count).utf8)[...])
  return result[...]
}

private func filters(of dictionary: PDFDictionary) -> [String] {
  switch dictionary["Filter"] {
  case .array(let filters): filters.compactMap(\.name)
  case let filter?: [filter.name].compactMap(\.self)
  case nil: []
  }
}

/// Beginnings of EXIF, XMP and IPTC data: an unreadable picture is left alone only if it contains none of them.
private let tellingMarks = ["Exif\0\0", "http://ns.adobe.com/", "Photoshop 3.0", "<x:xmpmeta"].map {
  Array($0.utf8)
}
