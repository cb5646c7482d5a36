extension OutputKind {
  /// Files made from pictures and other files beside pages, and the drawings among them.
  static let media = OutputKind(
    isInSitemap: false, offline: .included,
    outputs: { context in
      let drawings = context.media.drawings.enumerated().map { position, drawing in
        Output(drawing.address, number: position) { context, position in
          context.media.drawings[position].bytes
        }
      }
      let products = context.media.works.enumerated().flatMap { work, value in
        value.products.enumerated().map { position, product in
          Output(path: product.path, role: .product(position, work: work), render: nil)
        }
      }
      return drawings + products
    })
}
