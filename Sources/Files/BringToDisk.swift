import CLinux

/// Flushes a whole file system to the disk with `syncfs`: 0, or -1 and `errno`.
///
/// - Parameter descriptor: that of any file or folder in it.
package func bringFileSystemToDisk(_ descriptor: CInt) -> CInt { syncfs(descriptor) }
