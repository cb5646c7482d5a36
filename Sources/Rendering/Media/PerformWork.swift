import Attachments
import Images

/// Why a source could not be made into what is published.
package enum MediaFault: Error, Sendable {
  case picture(PictureFault)
  case attachment(AttachmentFault)
}

/// Makes all products of one work, in its order: a pure function that keeps one core busy.
///
/// - Parameter source: the bytes of the work's source; a drawing brings its own.
package func perform(_ work: MediaWork, on source: [UInt8]) -> Result<[[UInt8]], MediaFault> {
  switch work.task {
  case .variants(let settings):
    return makeVariants(of: source, settings: settings).mapError(MediaFault.picture).map { made in
      work.products.map { product in
        let variant = made.all.first { $0.format == product.format && $0.width == product.width }
        guard let variant = variant ?? made.all.first(where: { $0.format == product.format }) else {
          preconditionFailure("\(product.path) was planned and not made")
        }
        return variant.bytes
      }
    }
  case .card: return makeSocialCard(of: source).mapError(MediaFault.picture).map { [$0] }
  case .attachment:
    return cleanAttachment(source, named: work.source).mapError(MediaFault.attachment).map { [$0.bytes] }
  case .drawing(let drawing):
    return rasterise(svg: drawing, width: 1200, height: 630).mapError(MediaFault.picture).map { [$0] }
  }
}
