import Diagnostics
import Images

/// An article for WeChat as it is handed over: what is pasted, what is uploaded, what is typed.
package struct WeChatExport: Sendable {
  package struct File: Sendable {
    package var name: String
    package var bytes: [UInt8]
  }

  package var title: String
  package var digest: String
  /// For “阅读原文”; nil where the site's address is not known.
  package var address: String?
  /// The HTML with pictures by the names of their files.
  package var content: String
  /// The words, for places that take nothing else.
  package var text: String
  /// By their names below the folder: `pictures/01.jpg`.
  package var pictures: [File]
  package var covers: [File]
  /// The day from which readers see the page on the site, for one that is scheduled.
  package var comesOn: String?

  /// The HTML with its pictures in it: what is put on the clipboard.
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
