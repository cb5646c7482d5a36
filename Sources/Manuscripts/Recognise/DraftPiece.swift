import XML

/// An intermediate between an element and a block: pictures and text boxes are pieces of their own.
enum DraftPiece {
  case passage(SourceParagraph)
  case table(SourceTable)
  case figure(Figure)
  /// The contents of a text box.
  case box([DraftPiece])
}

struct Figure {
  var pictures: [Int]
  var caption = ""
}

/// Separates pictures and text boxes from the paragraphs in which they are anchored, and finds captions.
struct PieceMaker {
  var source: ManuscriptSource
  let body: TextAppearance

  mutating func pieces(of elements: [Element]) -> [DraftPiece] {
    var pieces: [DraftPiece] = []
    for element in elements {
      switch element {
      case .passage(let passage): lift(passage, into: &pieces)
      case .table(let table):
        if let parts = apart(table) {
          source.ledger.note(.layoutTable)
          pieces += parts
        } else {
          pieces.append(.table(opened(table)))
        }
      }
    }
    return withCaptions(pieces)
  }

  /// A table with the contents of text boxes added to their cells.
  private func opened(_ table: SourceTable) -> SourceTable {
    var table = table
    for row in table.rows.indices {
      for cell in table.rows[row].indices {
        table.rows[row][cell].elements = table.rows[row][cell].elements.flatMap(opened)
      }
    }
    return table
  }

  private func opened(_ element: Element) -> [Element] {
    switch element {
    case .table(let table): return [.table(opened(table))]
    case .passage(let passage):
      return [element] + passage.inlines.boxes.flatMap { source.boxes[$0].flatMap(opened) }
    }
  }

  private mutating func lift(_ passage: SourceParagraph, into pieces: inout [DraftPiece]) {
    let numbers = passage.inlines.pictures
    let boxes = passage.inlines.boxes
    guard !numbers.isEmpty || !boxes.isEmpty else {
      if !passage.isBlank { pieces.append(.passage(passage)) }
      return
    }
    var rest = passage
    rest.inlines = passage.inlines.withoutPictures
    let startsWithText =
      passage.inlines.firstIndex { !$0.isSpace && $0.anchored == false } ?? passage.inlines.count
    let startsWithObject = passage.inlines.firstIndex { $0.anchored } ?? 0
    var figure = numbers.isEmpty ? nil : Figure(pictures: numbers)
    var contents: [DraftPiece] = []
    for box in boxes {
      let inner = self.pieces(of: source.boxes[box])
      if figure != nil, figure?.caption.isEmpty == true, let caption = onlyText(inner), caption.count <= 80 {
        figure?.caption = caption
      } else if !inner.isEmpty {
        contents.append(.box(inner))
      }
    }
    if let caption = figure.map({ _ in rest.text }), !rest.isBlank, figure?.caption.isEmpty == true,
      rest.label == nil, isCaption(rest)
    {
      figure?.caption = caption
      rest.inlines = []
    }
    let objects = (figure.map { [DraftPiece.figure($0)] } ?? []) + contents
    let text: [DraftPiece] = rest.isBlank ? [] : [.passage(rest)]
    pieces += startsWithObject < startsWithText ? objects + text : text + objects
  }

  private func onlyText(_ pieces: [DraftPiece]) -> String? {
    guard pieces.count == 1, case .passage(let passage) = pieces[0] else { return nil }
    return passage.text
  }

  /// Adds to each picture the caption in the paragraph after it, if there is one.
  private func withCaptions(_ pieces: [DraftPiece]) -> [DraftPiece] {
    var found: [DraftPiece] = []
    var index = 0
    while index < pieces.count {
      var piece = pieces[index]
      if case .figure(var figure) = piece {
        // Consecutive pictures share the caption below the last.
        while index + 1 < pieces.count, figure.caption.isEmpty, case .figure(let next) = pieces[index + 1],
          next.caption.isEmpty, next.pictures.count == 1, isSharedCaption(after: index + 1, in: pieces)
        {
          figure.pictures += next.pictures
          index += 1
        }
        if figure.caption.isEmpty, index + 1 < pieces.count, let caption = caption(in: pieces[index + 1]) {
          figure.caption = caption.split(whereSeparator: \.isNewline).joined(separator: " ")
          index += 1
        }
        piece = .figure(figure)
      }
      found.append(piece)
      index += 1
    }
    return found
  }

  /// The text of a paragraph or text box that is a caption.
  private func caption(in piece: DraftPiece) -> String? {
    switch piece {
    case .passage(let passage): return isCaption(passage) ? passage.text : nil
    case .box(let inner):
      guard inner.count == 1, case .passage(let passage) = inner[0], isCaption(passage) else { return nil }
      return passage.text
    default: return nil
    }
  }

  /// Whether the caption below a row of pictures refers to several.
  private func isSharedCaption(after index: Int, in pieces: [DraftPiece]) -> Bool {
    // A shared caption covers the few pictures above it.
    guard
      let next = pieces[(index + 1)...].prefix(8).first(where: {
        if case .figure = $0 { false } else { true }
      }),
      case .passage(let passage) = next, isCaption(passage)
    else { return false }
    return ["上图", "左图", "组图", "以上", "两图", "图①", "图1、2", "（左）", "（上）"].contains(where: passage.text.contains)
  }

  /// Whether a paragraph beside a picture is its caption: by its words, or because it is small and centred.
  func isCaption(_ passage: SourceParagraph) -> Bool {
    let text = passage.text
    guard (2...120).contains(text.count), passage.label == nil else { return false }
    if passage.role == .caption || hasCaptionWords(text) { return true }
    guard passage.alignment == .center, text.count <= 60, dayText(text) == nil, headingNumber(text) == nil
    else {
      return false
    }
    return passage.look.size < body.size
      || (passage.look.font != body.font && passage.look.size <= body.size && passage.look.font != "黑体")
  }
}

private func hasCaptionWords(_ text: String) -> Bool {
  let line = squeezed(text)
  if ["图为", "图：", "图:", "图说", "上图", "下图", "左图", "右图", "图片说明", "图片来源", "图注", "△", "▲", "↑", "（图", "图片："]
    .contains(where: line.hasPrefix)
  {
    return true
  }
  if line.hasPrefix("图"), let second = line.dropFirst().first,
    second.isNumber || "一二三四五六七八九①②③".contains(second)
  {
    return true
  }
  guard line.count <= 100 else { return false }
  return [
    "摄", "摄）", "摄)", "摄影", "摄影）", "供图", "供图）", "供图)", "资料图", "资料图）", "资料图片", "资料图片）", "图/受访者提供", "提供图片",
  ].contains(where: line.hasSuffix)
    || line.contains("摄影：")
}

extension Inline {
  /// Whether it is an anchored object and not part of the text.
  var anchored: Bool {
    switch self {
    case .picture, .box: true
    case .link(_, let inner): !inner.pictures.isEmpty && inner.plain.isEmpty
    default: false
    }
  }
}

extension [Inline] {
  var withoutPictures: [Inline] {
    compactMap { inline in
      switch inline {
      case .picture, .box: return nil
      case .link(let address, let inner):
        let rest = inner.withoutPictures
        return rest.isEmpty ? nil : .link(address, rest)
      default: return inline
      }
    }
  }
}
