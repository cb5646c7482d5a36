/// Whether the first element of this text is `svg`: anything before it is skipped without parsing.
func rootIsSVG(_ bytes: [UInt8]) -> Bool {
  guard let bytes = try? drawingInUTF8(bytes) else { return false }
  guard let first = bytes.prefix(64).first(where: { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }),
    first == UInt8(ascii: "<")
  else { return false }
  let root = firstTagName(in: bytes)
  return root == "svg" || root?.hasSuffix(":svg") == true
}

private func firstTagName(in bytes: [UInt8]) -> String? {
  var position = 0
  while let open = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
    let rest = bytes[(open + 1)...]
    guard let mark = rest.first else { return nil }
    guard mark == UInt8(ascii: "!") || mark == UInt8(ascii: "?") else {
      let name = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
      return String(decoding: name.prefix(64), as: UTF8.self)
    }
    let end = rest.starts(with: "!--".utf8) ? endOfComment(in: rest) : rest.firstIndex(of: UInt8(ascii: ">"))
    guard let end else { return nil }
    position = end + 1
  }
  return nil
}

private func endOfComment(in text: ArraySlice<UInt8>) -> Int? {
  text.indices.dropFirst(5).first {
    text[$0] == UInt8(ascii: ">") && text[$0 - 1] == UInt8(ascii: "-") && text[$0 - 2] == UInt8(ascii: "-")
  }
}

/// The size of a drawing, from the attributes of its root element.
func inspectedDrawing(_ bytes: [UInt8]) throws(PictureError) -> PictureInfo {
  var size: DrawingSize?
  try readDrawing(bytes) { step in
    if case .opens(let root) = step, root.name == "svg" { size = DrawingSize(of: root) }
    return false
  }
  guard let size else { throw .notAPicture }
  guard max(size.width, size.height) <= 65_500 else {
    throw .tooLarge(
      width: Int(min(size.width, 1_000_000_000)), height: Int(min(size.height, 1_000_000_000)))
  }
  return PictureInfo(
    format: .svg, width: max(1, Int(size.width.rounded())), height: max(1, Int(size.height.rounded())),
    frames: 1, hasAlpha: true,
    carriesMetadata: contains("<metadata", in: bytes) || contains("<!--", in: bytes))
}

/// Width and height in CSS pixels, and the part of the drawing's own plane that fills them.
struct DrawingSize {
  var width: Double
  var height: Double
  /// As in `viewBox`.
  var view: String

  /// A missing side follows from the view's proportions; without a view, from the size that CSS gives a replaced
  /// element without one: 300 by 150.
  init(of root: DrawingElement) {
    func text(_ name: String) -> String {
      root.attributes.first { $0.name == name }.map { String(decoding: $0.value, as: UTF8.self) } ?? ""
    }
    let numbers = text("viewBox").split { ", \t\n\r".contains($0) }.compactMap { Double($0) }
    let isView = numbers.count == 4 && numbers.allSatisfy { $0.isFinite } && numbers[2] > 0 && numbers[3] > 0
    let ratio = isView ? numbers[3] / numbers[2] : 0.5
    switch (pixels(text("width")), pixels(text("height"))) {
    case (let width?, let height?): (self.width, self.height) = (width, height)
    case (let width?, nil): (self.width, self.height) = (width, width * ratio)
    case (nil, let height?): (self.width, self.height) = (height / ratio, height)
    case (nil, nil): (self.width, self.height) = isView ? (numbers[2], numbers[3]) : (300, 150)
    }
    view = isView ? text("viewBox") : "0 0 \(self.width) \(self.height)"
  }
}

/// A length in CSS pixels; nil for percentages and for what is no length above zero.
private func pixels(_ length: String) -> Double? {
  let number = length.prefix { $0.isNumber || ".+-eE".contains($0) }
  // “1em” would read as a broken exponent.
  let digits = number.hasSuffix("e") || number.hasSuffix("E") ? number.dropLast() : number
  let unit = length[digits.endIndex...].filter { !$0.isWhitespace }.lowercased()
  guard let value = Double(digits), value.isFinite, value > 0, let factor = pixelsInUnit[unit] else {
    return nil
  }
  return value * factor
}

private let pixelsInUnit: [String: Double] = [
  "": 1, "px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "q": 96 / 101.6,
  "em": 16, "rem": 16, "ex": 8,
]
