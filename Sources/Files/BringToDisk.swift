import CLinux

/// Writes all of a file system to the disk, as `syncfs` does: 0, or -1 and `errno`.
///
/// - Parameter descriptor: of any file or folder there.
package func bringFileSystemToDisk(_ descriptor: CInt) -> CInt { syncfs(descriptor) }
