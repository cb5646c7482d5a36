import Attachments
import Images

/// The reason why a source could not be processed for publication.
package enum MediaError: Error, Sendable {
  case picture(PictureError)
  case attachment(AttachmentError)
}

/// Makes all products of one work, in its order: a pure function that keeps one core busy.
///
/// - Parameter source: the bytes of the work's source; a drawing brings its own.
package func perform(_ work: MediaWork, on source: [UInt8]) -> Result<[[UInt8]], MediaError> {
  switch work.task {
  case .variants(let settings):
    return makeVariants(of: source, settings: settings).mapError(MediaError.picture).map { made in
      work.products.map { product in
        let variant = made.all.first { $0.format == product.format && $0.width == product.width }
        guard let variant = variant ?? made.all.first(where: { $0.format == product.format }) else {
          preconditionFailure("\(product.path) was planned and not made")
        }
        return variant.bytes
      }
    }
  case .card: return makeSocialCard(of: source).mapError(MediaError.picture).map { [$0] }
  case .attachment:
    return cleanAttachment(source, named: work.source).mapError(MediaError.attachment).map { [$0.bytes] }
  case .drawing(let drawing):
    return rasterise(svg: drawing, width: 1200, height: 630).mapError(MediaError.picture).map { [$0] }
  }
}
