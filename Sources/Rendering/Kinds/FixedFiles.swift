import Content

extension OutputKind {
  /// The files of `static/`, which others outside fetch at the addresses that they have.
  static let fixedFile = OutputKind(
    isInSitemap: false, offline: .included,
    outputs: { stage in
      stage.site.fixedFiles.enumerated().map { position, file in
        Output(path: file.address.file, role: .fixedFile, number: position) { stage, position in
          stage.site.fixedFiles[position].bytes
        }
      }
    })
}
