import Building
import Diagnostics
import Files
import Glibc
import Parallel
import Synchronization

/// Handling of signals that end the program: Ctrl-C, a service manager, a closed terminal.
///
/// It ends within a second, wherever it is: in a large file, a picture, a wait for a lock, a pipe or another program. A
/// signal handler may do very little, so it only wakes a thread, which ends child processes, lets a build restore its
/// output, and ends the process. If the system allows no such thread, or a second signal comes, the handler ends the
/// process itself; the next build then repairs the output.
private let received = Atomic<CInt>(0)
private let teller = Atomic<CInt>(-1)
private let isStopping = Atomic<Bool>(false)
/// Ensures that only one thread reports the stop.
private let hasSpoken = Atomic<Bool>(false)
private let speaksChinese = Atomic<Bool>(true)
private let ending = Mutex<BuildEnding?>(nil)

/// The signal that requested the end.
var receivedSignal: CInt? {
  let signal = received.load(ordering: .relaxed)
  return signal == 0 ? nil : signal
}

/// Lets a build restore its output when the program is told to end: it stops by itself between two outputs, and if one
/// takes long, the output is restored while it still runs.
func endInOrder(_ options: inout BuildOptions) {
  options.stop = {
    guard receivedSignal != nil, ending.withLock({ $0 != nil }) else { return nil }
    isStopping.store(true, ordering: .relaxed)
    return Failure(.leftAsItWas)
  }
  options.ending = { next in ending.withLock { $0 = next } }
  options.notice = { printError($0[processLanguage] + "\n") }
}

/// Waits for the end of the process if a failure may be a consequence of a signal, such as a killed child process: the
/// thread that ends the process reports it. Returns for a build that stopped by itself and reports first.
func waitForEnd(after failure: Failure) {
  guard receivedSignal != nil, teller.load(ordering: .relaxed) >= 0 else { return }
  if isStopping.load(ordering: .relaxed), !hasSpoken.exchange(true, ordering: .relaxed) { return }
  while true { pause() }
}

/// Makes signals end this program as described above, and makes writing to a closed pipe or beyond the largest file
/// size an error instead of a signal.
func answerSignals() {
  speaksChinese.store(processLanguage == .chinese, ordering: .relaxed)
  signal(SIGPIPE, SIG_IGN)
  signal(SIGXFSZ, SIG_IGN)
  var ends: [CInt] = [-1, -1]
  if pipe(&ends) == 0 {
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let listener = ends[0]
    if startThread({ endProcess(toldThrough: listener) }) { teller.store(ends[1], ordering: .relaxed) }
  }
  for number in [SIGINT, SIGTERM, SIGHUP] {
    var current = sigaction()
    sigaction(number, nil, &current)
    // Keep signals ignored that were ignored at the start, as by nohup.
    if unsafeBitCast(current.__sigaction_handler.sa_handler, to: Int.self) == 1 { continue }
    var action = sigaction()
    action.__sigaction_handler.sa_handler = answer
    action.sa_flags = SA_RESTART
    sigaction(number, &action, nil)
  }
}

/// A trap is a fault of this program: print the file it was working on, which maintainers need and an editor can remove
/// to go on.
func sayWhereItTrapped() {
  let version = Xinfeng.version
  tellOfTraps(
    before: say(
      "\n程序出了错，停在这个文件上（新风 \(version) 自己的错，不是您的）：\n",
      "\nThe program broke down; it was at this file (a fault of Xinfeng \(version), not yours):\n"),
    after: say(
      "已经发布的网站没有动。请把这个文件连同上面几行发给维护者；把它移出网站的文件夹，其余的照常生成。\n",
      "What is published has not been touched. Please send that file and these lines to the maintainers; without it in "
        + "the site's folder everything else can be built.\n"))
}

private func answer(_ signal: CInt) {
  let isFirst = received.compareExchange(expected: 0, desired: signal, ordering: .relaxed).exchanged
  let descriptor = teller.load(ordering: .relaxed)
  var byte: UInt8 = 0
  if isFirst, descriptor >= 0, write(descriptor, &byte, 1) == 1 { return }
  sayStopped()
  _exit(128 + signal)
}

private func sayStopped() {
  let text: StaticString = speaksChinese.load(ordering: .relaxed) ? "\n已停止\n" : "\nstopped\n"
  _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
}

/// Waits for a signal in a thread of its own, then ends the process.
private func endProcess(toldThrough listener: CInt) {
  var byte: UInt8 = 0
  guard retrying({ read(listener, &byte, 1) }) == 1 else { return }
  endChildren()
  let began = ending.withLock { $0 }
  if let began { usleep(UInt32(began.patience) * 1000) }
  // The build may have reached another stage meanwhile, or its end.
  let left = ending.withLock { $0 }
  left?.putBack()
  if isStderrReady, !hasSpoken.exchange(true, ordering: .relaxed) {
    if let left { printError("\n\(left.message[processLanguage])\n") } else { sayStopped() }
  }
  _exit(128 + (receivedSignal ?? SIGTERM))
}

/// Whether standard error can be written without blocking, since a pipe may have no reader.
private var isStderrReady: Bool {
  var state = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
  return poll(&state, 1, 0) == 1
}
