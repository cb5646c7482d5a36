extension OutputKind {
  /// The theme's own files.
  static let asset = OutputKind(
    isInSitemap: false, offline: .included,
    outputs: { context in
      context.theme.assets.enumerated().map { position, asset in
        Output(asset.address, role: .asset, number: position) { context, position in
          context.theme.assets[position].bytes
        }
      }
    })
}
