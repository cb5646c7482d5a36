extension OutputKind {
  /// The theme's own files.
  static let asset = OutputKind(
    isInSitemap: false, offline: .included,
    outputs: { stage in
      stage.theme.assets.enumerated().map { position, asset in
        Output(asset.address, role: .asset, number: position) { stage, position in
          stage.theme.assets[position].bytes
        }
      }
    })
}
