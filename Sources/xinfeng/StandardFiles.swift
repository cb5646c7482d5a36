import Diagnostics
import Glibc

/// Sees to it that no file the program opens gets the number of a standard file that was closed, and then what
/// is printed.
func openStandardFiles() {
  for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
    // For reading only, so that printing to it fails as it would have.
    _ = open("/dev/null", O_RDONLY)
  }
}

/// Files that may have to be open at a time, with some to spare: the standard ones, a file and a folder on each of two
/// cores, and those of the library that shares work out, which ends the process where it is denied one.
private let leastOpenFiles: rlim_t = 16

/// Sees to it that enough files may be open at a time.
///
/// - Throws: a `Failure` where the system allows too few.
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
