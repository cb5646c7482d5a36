/// The motifs of drawn covers: the country's own pictures, from hills to windows, in paper, ink and one red.
let motifs: [@Sendable (inout CoverCanvas) -> Void] = [
  drawHills, drawRiver, drawWheat, drawWindow, drawEaves, drawTerraces,
]

/// Layers of hills under a red sun, paler with distance.
private func drawHills(_ canvas: inout CoverCanvas) {
  drawSun(&canvas, y: 190...300)
  for layer in 0..<4 {
    let base = 400 + layer * 95
    var path = "M-20 820V\(base)"
    var x = -20
    while x < 1220 {
      let width = canvas.roll(180...340)
      let peak = base - canvas.roll(70...210) + layer * 30
      let foot = base + canvas.roll(-20...40)
      path += "C\(x + width / 4) \(base) \(x + width / 3) \(peak) \(x + width / 2) \(peak)"
      path += "S\(x + width * 3 / 4) \(foot) \(x + width) \(foot)"
      x += width
    }
    canvas.area(path + "V820Z", canvas.colours.ink, opacity: [10, 17, 34, 78][layer])
  }
  drawBirds(&canvas)
}

/// The Yellow River: broad bands that swing one way together.
private func drawRiver(_ canvas: inout CoverCanvas) {
  drawSun(&canvas, y: 170...260)
  let swing = canvas.roll(60...110) * (canvas.roll(0...1) == 0 ? 1 : -1)
  let lean = canvas.roll(-60...60)
  // In half of the variations every third band is of ink.
  let dark = canvas.roll(0...5)
  for band in 0..<9 {
    let y = 330 + band * band * 4 + band * 26
    let height = swing + band * swing / 12
    let path =
      "M-20 \(y + lean / 2)C260 \(y - height) 420 \(y - height) 640 \(y)S980 \(y + height) 1220 \(y - lean)V820H-20Z"
    canvas.area(path, canvas.colours.paper)
    let water = band % 3 == dark ? canvas.colours.ink : canvas.colours.accent
    canvas.area(path, water, opacity: [16, 24, 34, 44, 56, 68, 80, 90, 100][band])
    if band % 2 == 0 {
      let crest = path.split(separator: "V")[0]
      canvas.line(String(crest), canvas.colours.paper, width: 3 + band / 2, opacity: 85)
    }
  }
}

/// Ears of wheat before a red sun: Henan's fields in June.
private func drawWheat(_ canvas: inout CoverCanvas) {
  drawSun(&canvas, y: 250...330, radius: 150...210)
  for row in 0..<3 {
    let count = [11, 9, 7][row]
    let opacity = [22, 48, 100][row]
    let scale = [62, 84, 116][row]
    for stalk in 0..<count {
      let x = (2 * stalk + 1) * 600 / count + canvas.roll(-26...26)
      let y = [470, 500, 560][row] + canvas.roll(-60...50)
      let turn = canvas.roll(-9...14)
      canvas.group(x: x, y: y, turn: turn, scale: scale) { drawEar(&$0, opacity: opacity) }
    }
  }
}

private func drawEar(_ canvas: inout CoverCanvas, opacity: Int) {
  let ink = canvas.colours.ink
  canvas.line("M0 0C4 160 -6 300 0 520", ink, width: 6, opacity: opacity)
  canvas.line("M-2 260C-60 200 -80 150 -84 90", ink, width: 5, opacity: opacity)
  var grains = "M-7 -150C10-176 10-206 0-226C-10-206-10-176 7-150Z"
  var beards = ""
  for grain in 0..<6 {
    let y = -132 + grain * 30
    for side in [1, -1] {
      grains +=
        "M\(side * 2) \(y + 22)c\(side * 24)-8 \(side * 32)-34 \(side * 26)-56c\(side * -20) 12 \(side * -28) 34 \(side * -26) 56Z"
      beards += "M\(side * 26) \(y - 36)l\(side * 16)-60"
    }
  }
  canvas.area(grains, ink, opacity: opacity)
  canvas.line(beards, ink, width: 2, opacity: opacity)
}

/// A round window in a lattice wall, a branch of plum in bloom behind it.
private func drawWindow(_ canvas: inout CoverCanvas) {
  let step = [80, 100, 120][canvas.roll(0...2)]
  drawLattice(&canvas, step)
  // The middle stays where it is; the window becomes small enough to stay whole where a sun does.
  canvas.group(x: 156, y: 104, scale: 74) { drawBranch(&$0) }
}

private func drawBranch(_ canvas: inout CoverCanvas) {
  let colours = canvas.colours
  let x = 600
  canvas.circle(x, 400, 318, colours.accent)
  canvas.circle(x, 400, 292, colours.paper)
  canvas.area(
    "M\(x - 262) 530C\(x - 190) 480 \(x - 130) 520 \(x - 70) 500S\(x + 60) 430 \(x + 120) 470S\(x + 220) 500 \(x + 266) 520A292 292 0 0 1 \(x - 262) 530Z",
    colours.ink, opacity: 16)
  canvas.area(
    "M\(x - 230) 580C\(x - 120) 540 \(x - 20) 600 \(x + 60) 570S\(x + 180) 550 \(x + 236) 572A292 292 0 0 1 \(x - 230) 580Z",
    colours.ink, opacity: 30)
  let side = canvas.roll(0...1) * 2 - 1
  canvas.line(
    "M\(x - side * 276) 494C\(x - side * 150) 470 \(x - side * 120) 340 \(x) 330", colours.ink, width: 16)
  canvas.line(
    "M\(x) 330C\(x + side * 90) 318 \(x + side * 110) 240 \(x + side * 190) 222", colours.ink, width: 9)
  canvas.line(
    "M\(x - side * 120) 396C\(x - side * 110) 320 \(x - side * 130) 260 \(x - side * 90) 190", colours.ink,
    width: 8)
  canvas.line(
    "M\(x - side * 20) 332C\(x + side * 40) 390 \(x + side * 110) 370 \(x + side * 150) 410", colours.ink,
    width: 6)
  for (across, y) in [
    (-90, 186), (-118, 268), (-40, 330), (36, 312), (96, 270), (188, 222), (88, 376), (150, 412),
  ] {
    guard canvas.roll(0...5) > 0 else { continue }
    drawBlossom(
      &canvas, x + side * across + canvas.roll(-10...10), y + canvas.roll(-12...12), canvas.roll(11...17))
  }
}

private func drawBlossom(_ canvas: inout CoverCanvas, _ x: Int, _ y: Int, _ size: Int) {
  for (across, down) in [(0, -10), (10, -3), (6, 8), (-6, 8), (-10, -3)] {
    canvas.circle(x + across * size / 10, y + down * size / 10, size * 4 / 5, canvas.colours.accent)
  }
  canvas.circle(x, y, size * 2 / 5, canvas.colours.paper)
}

/// Squares in squares, each kind of line as one path: a path for every cell would weigh a hundred kilobytes.
private func drawLattice(_ canvas: inout CoverCanvas, _ step: Int) {
  let inset = step / 5
  let side = step - 2 * inset
  var bars = ""
  var squares = ""
  for y in stride(from: 0, to: 800, by: step) {
    bars += "M0 \(y)h1200"
    for x in stride(from: 0, to: 1200, by: step) {
      squares += "M\(x + inset) \(y + inset)h\(side)v\(side)h-\(side)Z"
      squares += "M\(x - inset) \(y + step / 2)h\(2 * inset)M\(x + step / 2) \(y - inset)v\(2 * inset)"
    }
  }
  for x in stride(from: 0, to: 1200, by: step) { bars += "M\(x) 0v800" }
  canvas.line(bars, canvas.colours.ink, width: 5, opacity: 30)
  canvas.line(squares, canvas.colours.ink, width: 3, opacity: 22)
}

/// Upturned eaves, roof behind roof.
private func drawEaves(_ canvas: inout CoverCanvas) {
  drawSun(&canvas, y: 230...280)
  let middle = canvas.roll(430...770)
  for roof in 0..<3 {
    let x = middle + [canvas.roll(-260...(-160)), canvas.roll(180...300), 0][roof]
    let y = [330, 420, 500][roof]
    let half = [330, 390, 560][roof]
    let opacity = [20, 38, 92][roof]
    canvas.area(
      "M\(x - half) \(y + 96)C\(x - half + 90) \(y + 104) \(x - half / 3) \(y + 60) \(x - half / 4) \(y)H\(x + half / 4)C\(x + half / 3) \(y + 60) \(x + half - 90) \(y + 104) \(x + half) \(y + 96)C\(x + half - 40) \(y + 136) \(x + half - 110) \(y + 150) \(x + half - 170) \(y + 150)H\(x - half + 170)C\(x - half + 110) \(y + 150) \(x - half + 40) \(y + 136) \(x - half) \(y + 96)Z",
      canvas.colours.ink, opacity: opacity)
    canvas.rectangle(x - half / 4 - 14, y - 16, half / 2 + 28, 18, canvas.colours.ink, opacity: opacity)
    canvas.rectangle(x - half + 190, y + 150, 2 * half - 380, 700, canvas.colours.ink, opacity: opacity / 3)
    guard roof == 2 else { continue }
    for tile in 0..<9 {
      let offset = (tile - 4) * half / 20
      canvas.line(
        "M\(x + offset) \(y + 6)C\(x + offset * 5 / 4) \(y + 60) \(x + offset * 2) \(y + 120) \(x + offset * 5 / 2) \(y + 146)",
        canvas.colours.paper, width: 4, opacity: 55)
    }
    for pillar in 0..<4 {
      canvas.rectangle(
        x - half + 230 + pillar * (2 * half - 480) / 3, y + 150, 22, 700, canvas.colours.accent)
    }
  }
  drawBirds(&canvas)
}

/// Terraces seen from above, line beside line as in a paper cut.
private func drawTerraces(_ canvas: inout CoverCanvas) {
  let side = canvas.roll(0...1) * 2 - 1
  let x = canvas.roll(160...1040)
  let y = canvas.roll(430...790)
  let wide = canvas.roll(70...104)
  let red = canvas.roll(0...4)
  let drift = canvas.roll(-14...14)
  for ring in (0..<15).reversed() {
    let width = 120 + ring * wide
    let height = 60 + ring * 54
    let (left, right) = (x - side * width + ring * drift, x + side * width + ring * drift)
    let path =
      "M\(left) \(y)C\(left) \(y - height) \(x - side * width / 3) \(y - height - 40) \(x + ring * drift) \(y - height)S\(right) \(y - height / 2) \(right) \(y)S\(x + side * width / 3) \(y + height) \(x) \(y + height)S\(left) \(y + height / 2) \(left) \(y)Z"
    let isRed = ring % 5 == red
    canvas.area(path, canvas.colours.paper)
    canvas.area(
      path, isRed ? canvas.colours.accent : canvas.colours.ink,
      opacity: isRed ? 92 : 6 + (14 - ring) * 5)
    canvas.line(path, canvas.colours.paper, width: 5)
  }
}

/// A sun that stays whole where a theme cuts covers to an upright card (3:5) or a broad band (12:5).
private func drawSun(
  _ canvas: inout CoverCanvas, y: ClosedRange<Int>, radius: ClosedRange<Int> = 84...128
) {
  let size = canvas.roll(radius)
  let inset = 380 + size + canvas.roll(0...max(0, min(60, 220 - size)))
  let x = canvas.roll(0...1) == 0 ? inset : 1200 - inset
  let height = max(canvas.roll(y), 154 + size)
  canvas.circle(x, height, size + 44, canvas.colours.accent, opacity: 8)
  canvas.circle(x, height, size, canvas.colours.accent)
}

private func drawBirds(_ canvas: inout CoverCanvas) {
  let x = canvas.roll(480...700)
  let y = canvas.roll(150...230)
  for bird in 0..<canvas.roll(2...4) {
    let left = x + bird * canvas.roll(44...70)
    let top = y + canvas.roll(-30...30)
    canvas.line(
      "M\(left) \(top)q12 -14 22 0q10 -14 22 0", canvas.colours.ink, width: 4, opacity: 70)
  }
}
