import Files
import Glibc

/// Ends the process as shells expect it after SIGINT (130) and SIGTERM (143): by an exit code, not by the signal.
///
/// Nothing has to be put in order, since a publish may be killed at any moment.
package func exitOnSignals() {
  for number in [SIGINT, SIGTERM, SIGHUP] {
    let before = signal(number) { number in
      endChildren()
      _exit(128 + number)
    }
    // Whoever started the program may have shielded it, as nohup does.
    if unsafeBitCast(before, to: Int.self) == 1 { signal(number, SIG_IGN) }
  }
}
