#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The types of the mounted file systems, by the number of their device.
struct MountTable {
  private var types: [UInt64: String] = [:]

  /// The table of this process; empty if the system does not provide it.
  static func current() -> MountTable {
    let bytes = (try? Data(contentsOf: URL(filePath: "/proc/self/mountinfo"))) ?? Data()
    return MountTable(String(decoding: bytes, as: UTF8.self))
  }

  /// Parses lines such as `36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw`, as
  /// described in proc_pid_mountinfo(5).
  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 3, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count
      else { continue }
      let numbers = fields[2].split(separator: ":").compactMap { UInt64($0) }
      guard numbers.count == 2 else { continue }
      types[deviceNumber(major: numbers[0], minor: numbers[1])] = String(fields[dash + 1])
    }
  }

  /// The type of a file system that may not report every change, such as `nfs`; `nil` for a local
  /// one, and for one that the table does not list.
  ///
  /// The kernel reports what happens through this machine: not what another machine writes to a
  /// network drive, the host to a folder that it shares, or somebody to a layer of an overlay.
  func silentType(of identity: FileStatus.Identity) -> String? {
    types[identity.disk].flatMap { localTypes.contains($0) ? nil : $0 }
  }
}

/// Linux's `makedev`: the value of `st_dev`.
private func deviceNumber(major: UInt64, minor: UInt64) -> UInt64 {
  (major & 0xffff_f000) << 32 | (major & 0xfff) << 8 | (minor & 0xffff_ff00) << 12 | minor & 0xff
}

/// File systems that only this machine writes to.
private let localTypes: Set<String> = [
  "bcachefs", "btrfs", "erofs", "exfat", "ext2", "ext3", "ext4", "f2fs", "hfs", "hfsplus",
  "iso9660", "jfs", "msdos", "nilfs2", "ntfs3", "ramfs", "reiserfs", "squashfs", "tmpfs", "udf",
  "vfat", "xfs", "zfs",
]
