import Content
import Diagnostics

/// The intended address, with the reason, of one that no browser reads as meant: `www.henan.gov.cn`, `//henan.gov.cn/`,
/// `https：//…`, `C:\\图\\1.jpg`, `\\stories\\`.
///
/// - Returns: nil for one that is written as addresses are.
func slip(in address: String) -> (instead: String?, reason: Phrase)? {
  let lowered = address.lowercased()
  if lowered.hasPrefix("file:") || address.dropFirst().hasPrefix(":\\") || address.dropFirst().hasPrefix(":/")
  {
    return (
      nil,
      Phrase(
        "这是自己电脑上的文件，读者打不开；把文件放到文章旁边，只写文件名",
        "this is a file of one's own computer, which no reader has; put it beside the page and write its name alone"
      )
    )
  }
  let plain = withPlainSigns(address)
  if plain != address {
    return (plain, Phrase("网址里的斜杠、冒号要用半角的 / 和 :", "addresses are written with / and : of ASCII"))
  }
  for scheme in ["https:", "http:"] where lowered.hasPrefix(scheme) && !lowered.hasPrefix(scheme + "//") {
    let rest = address.dropFirst(scheme.count).drop { $0 == "/" }
    return (scheme + "//" + rest, Phrase("\(scheme) 后面是两条斜杠", "two slashes follow \(scheme)"))
  }
  if lowered.hasPrefix("www.") {
    return (
      "https://" + address, Phrase("站外的网址以 https:// 开头", "addresses of other sites begin with https://")
    )
  }
  if address.hasPrefix("//") {
    return ("https:" + address, Phrase("站外的网址以 https:// 开头", "addresses of other sites begin with https://"))
  }
  return nil
}
