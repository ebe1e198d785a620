import Testing

@testable import SiteFiles

/// Tests of which file systems may change without a word to the kernel of this machine.
struct MountTableTests {
  private let table = MountTable(
    """
    27 1 254:1 / / rw,relatime - ext4 /dev/vda rw
    31 27 0:44 / /srv/shared rw,relatime shared:7 - nfs4 files.example:/srv rw
    32 27 0:45 / /mnt/my\\040folder rw - 9p drvfs rw
    33 27 0:46 / /merged rw master:1 propagate_from:2 - overlay overlay rw
    34 27 259:1048577 / /far rw - fuse.sshfs far rw
    35 27 0:47 / /short rw
    nonsense
    """
  )

  private func type(_ device: UInt64) -> String? {
    table.silentType(of: FileStatus.Identity(disk: device, file: 1))
  }

  @Test func sharedDisksAreToldFromLocalOnes() {
    #expect(type(254 << 8 | 1) == nil)
    #expect(type(44) == "nfs4")
    #expect(type(45) == "9p")
    #expect(type(46) == "overlay")
    #expect(type(47) == nil)
    #expect(type(99) == nil)
  }

  /// The minor number is split around the major one, as `makedev` does it.
  @Test func largeMinorNumbersAreRead() {
    #expect(type(0x1000 << 20 | 259 << 8 | 1) == "fuse.sshfs")
  }

  #if os(Linux)
  @Test func tableOfThisMachineIsRead() throws {
    let proc = try #require(identityOfFolder("/proc"))
    #expect(MountTable.current().silentType(of: proc) == "proc")
  }
  #endif
}
