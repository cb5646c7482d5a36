/// Characters that are written for one another, such as 后 and 後, a class each. Made when first asked for.
package let variantClasses: [[Unicode.Scalar]] = variantTable.split { $0 == " " || $0 == "\n" }.map {
  Array($0.unicodeScalars)
}

/// Whether the official list of characters has one, or GB 2312: others are traditional, rare or of other countries.
package func isStandard(_ character: Unicode.Scalar) -> Bool { readings[character] != nil }
