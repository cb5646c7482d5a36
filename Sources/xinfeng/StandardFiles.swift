import Diagnostics
import Glibc

/// Opens closed standard descriptors, so that no file opened later gets such a number and receives printed output.
func openStandardFiles() {
  for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
    // Read-only, so that printing to it fails as before.
    _ = open("/dev/null", O_RDONLY)
  }
}

/// The minimum number of open files: the standard ones, a file and a folder on each of two cores, those of the dispatch
/// library, which ends the process if it is refused one, and some spare ones.
private let leastOpenFiles: rlim_t = 16

/// Raises the limit of open files to the minimum, if it is lower.
///
/// - Throws: a `Failure` if the system's limit is too low.
func allowOpenFiles() throws(Failure) {
  var limit = rlimit()
  guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < leastOpenFiles
  else { return }
  limit.rlim_cur = min(leastOpenFiles, limit.rlim_max)
  guard setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur == leastOpenFiles
  else {
    throw Failure(
      Phrase(
        "能同时打开的文件太少，至少要 \(leastOpenFiles) 个（见 ulimit -n）",
        "too few files may be open at a time; at least \(leastOpenFiles) are needed (see ulimit -n)"),
      cause: String(cString: strerror(EMFILE)))
  }
}
