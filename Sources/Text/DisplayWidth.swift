/// The number of terminal columns of characters: East Asian wide and full-width ones take two (UAX #11), marks that
/// combine none.
package func displayWidth(_ scalars: some Sequence<Unicode.Scalar>) -> Int {
  scalars.reduce(0) { width, scalar in
    switch scalar.value {
    case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F, 0xE0100...0xE01EF: width
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      width + 2
    // Quotes, ellipsis and dash are as wide as Chinese characters in Chinese terminals' fonts.
    case 0x2014, 0x2018...0x201D, 0x2026: width + 2
    default: width + 1
    }
  }
}
