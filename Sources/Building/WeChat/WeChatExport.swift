import Diagnostics
import Images

/// An article for WeChat: the parts to paste, to upload and to type.
package struct WeChatExport: Sendable {
  package struct File: Sendable {
    package var name: String
    package var bytes: [UInt8]
  }

  package var title: String
  package var digest: String
  /// For “阅读原文”; nil if the site's address is not known.
  package var address: String?
  /// The HTML with the file names of pictures.
  package var content: String
  /// The plain text.
  package var text: String
  /// Named relative to the folder: `pictures/01.jpg`.
  package var pictures: [File]
  package var covers: [File]
  /// The day of publication on the site, for a scheduled page.
  package var comesOn: String?

  /// The HTML with pictures as data addresses, for the clipboard.
  package var embedded: String {
    var html = content
    for picture in pictures {
      let format = picture.name.hasSuffix(".png") ? PictureFormat.png : .jpeg
      let data = String(decoding: dataAddress(of: picture.bytes, format), as: UTF8.self)
      html = html.replacing("src=\"\(picture.name)\"", with: "src=\"\(data)\"")
    }
    return html
  }
}
