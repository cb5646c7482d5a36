import CTraps
import Glibc

/// Runs a closure; a trap during it names what the program was working on.
///
/// - Parameter name: the path of a file, or the address of an output, as a person knows it.
package func atWork<Result, Failure: Error>(
  on name: String, _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  var name = name
  name.withUTF8 { name in
    name.withMemoryRebound(to: CChar.self) { xinfeng_begin_work($0.baseAddress, $0.count) }
  }
  defer { xinfeng_end_work() }
  return try body()
}

/// Makes traps name what the program was working on; once for the process.
///
/// - Parameters:
///   - before: the text above the names.
///   - after: the text below them: what to do.
package func tellOfTraps(before: String, after: String) {
  // The handler may not allocate: both texts live as long as the process.
  xinfeng_tell_of_traps(strdup(before), strdup(after))
}
