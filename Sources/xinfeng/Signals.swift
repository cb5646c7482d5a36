import Diagnostics
import Glibc
import Synchronization

/// What the program does when it is told to end: by Ctrl-C, by a service manager, by a terminal that closes.
///
/// Nothing is half done that would matter, so it says so and ends at once, unless a command asked for time to put
/// things back as they were; being told a second time it ends at once even then. A handler of signals is given
/// nothing and may do next to nothing, so what it goes by are the process's own few numbers here.
private let received = Atomic<CInt>(0)
private let endsLater = Atomic<Bool>(false)
private let speaksChinese = Atomic<Bool>(true)

/// The signal that told the program to end.
var receivedSignal: CInt? {
  let signal = received.load(ordering: .relaxed)
  return signal == 0 ? nil : signal
}

/// Lets the program end in order: it is asked for a reason to stop, and is given one after a signal.
func endLater() -> @Sendable () -> Failure? {
  endsLater.store(true, ordering: .relaxed)
  return {
    guard receivedSignal != nil else { return nil }
    return Failure(
      Phrase("中途停止，原有的网页没有改动", "stopped before the end; the pages that were there were left as they were"))
  }
}

/// Makes all signals that end programs end this one in its own words, and writing to a reader that has gone or
/// past the largest size of a file an error to be told of.
func answerSignals() {
  speaksChinese.store(processLanguage == .chinese, ordering: .relaxed)
  endsLater.store(false, ordering: .relaxed)
  signal(SIGPIPE, SIG_IGN)
  signal(SIGXFSZ, SIG_IGN)
  for number in [SIGINT, SIGTERM, SIGHUP] {
    var current = sigaction()
    sigaction(number, nil, &current)
    // Whoever started the program may have shielded it, as nohup does.
    if unsafeBitCast(current.__sigaction_handler.sa_handler, to: Int.self) == 1 { continue }
    var action = sigaction()
    action.__sigaction_handler.sa_handler = answer
    action.sa_flags = SA_RESTART
    sigaction(number, &action, nil)
  }
}

private func answer(_ signal: CInt) {
  let isFirst = received.compareExchange(expected: 0, desired: signal, ordering: .relaxed).exchanged
  if isFirst, endsLater.load(ordering: .relaxed) { return }
  let text: StaticString = speaksChinese.load(ordering: .relaxed) ? "\n已停止\n" : "\nstopped\n"
  _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
  _exit(128 + signal)
}
