import Content

extension OutputKind {
  /// The files of `static/`, which others outside fetch at the addresses that they have.
  static let fixedFile = OutputKind(
    isInSitemap: false, offline: .included,
    outputs: { context in
      context.site.fixedFiles.enumerated().map { position, file in
        Output(path: file.address.file, role: .fixedFile, number: position) { context, position in
          context.site.fixedFiles[position].bytes
        }
      }
    })
}
