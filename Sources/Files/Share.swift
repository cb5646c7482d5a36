import CLinux

/// Whether a folder is on a share: a network drive, or a host folder mounted in a virtual machine or container. The
/// kernel does not report changes there by other machines.
package func isOnShare(_ folder: String) -> Bool {
  var status = statfs()
  return statfs(folder, &status) == 0 && isShare(type: Int(status.f_type))
}

/// Whether the number of a file system, from `statfs(2)`, is that of a share.
package func isShare(type: Int) -> Bool { shares.contains(UInt32(truncatingIfNeeded: type)) }

private let shares: Set<UInt32> = [
  0x517B, 0xFF53_4D42, 0xFE53_4D42,  // SMB, CIFS, SMB 2
  0x6969, 0x0102_1997, 0x6573_5546,  // NFS, 9P, FUSE and virtiofs
  0x00C3_6400, 0x5346_414F, 0x6B41_4653,  // Ceph, AFS
  0x786F_4256, 0xBACB_ACBC,  // VirtualBox, VMware
]
