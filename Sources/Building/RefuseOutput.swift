import Diagnostics
import Files

/// Refuses an output or publish folder within the folders of a site's sources: the next build would read what this one
/// wrote.
package func refuseOutput(_ output: String, within site: String) throws(Failure) {
  let place = realPath(ofNew: output)
  for name in ["content", "themes", "static"] {
    guard let source = realPath(site + "/" + name) else { continue }
    guard place == source || place.hasPrefix(source + "/") else { continue }
    throw Failure(
      Phrase(
        "不能输出到 \(name) 里面：下一次会把生成的网页当成网站的内容；另选一个文件夹",
        "the output cannot go into \(name): the next run would read it as a part of the site; choose another folder"
      ), path: output)
  }
}
