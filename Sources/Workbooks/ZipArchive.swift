import CMinizip

/// A zip archive in memory, read by minizip.
///
/// Parts are found by their names and are never files, so that no path in an archive leads
/// anywhere.
final class ZipArchive {
  private let stream: ZipStream
  private let file: unzFile
  private var positions: [String: unz64_file_pos] = [:]
  private var bytesLeft: Int
  private let limit: Int

  init(_ bytes: [UInt8], limits: WorkbookLimits) throws(WorkbookError) {
    stream = ZipStream(bytes)
    (bytesLeft, limit) = (limits.bytes, limits.bytes)
    var functions = stream.functions
    guard let file = unzOpen2_64("workbook", &functions) else {
      throw .damaged("the file begins like a zip archive, but has no table of contents")
    }
    self.file = file
    var status = unzGoToFirstFile(file)
    while status == UNZ_OK {
      guard positions.count < limits.parts else {
        throw .overLimit("the workbook has more than \(limits.parts) parts")
      }
      var position = unz64_file_pos()
      guard let name = currentName(), unzGetFilePos64(file, &position) == UNZ_OK else {
        throw .damaged("the table of contents of the zip archive is damaged")
      }
      guard positions.updateValue(position, forKey: name) == nil else {
        throw .damaged("the zip archive has two parts named \(name)")
      }
      status = unzGoToNextFile(file)
    }
    guard status == UNZ_END_OF_LIST_OF_FILE else {
      throw .damaged("the table of contents of the zip archive is damaged")
    }
  }

  deinit { unzClose(file) }

  func contains(_ part: String) -> Bool { positions[part] != nil }

  /// Decompresses a part piece by piece, until `receive` returns false.
  func read(
    _ part: String,
    _ receive: (UnsafeRawBufferPointer) throws(WorkbookError) -> Bool
  ) throws(WorkbookError) {
    guard var position = positions[part] else {
      throw .damaged("the workbook has no part \(part)")
    }
    guard unzGoToFilePos64(file, &position) == UNZ_OK else { throw damaged(part) }
    if isEncrypted { throw .isEncrypted }
    guard unzOpenCurrentFile(file) == UNZ_OK else { throw damaged(part) }
    var isOpen = true
    defer { if isOpen { unzCloseCurrentFile(file) } }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 8)
    defer { buffer.deallocate() }
    while true {
      let count = Int(unzReadCurrentFile(file, buffer.baseAddress, UInt32(buffer.count)))
      guard count >= 0 else { throw damaged(part) }
      if count == 0 { break }
      bytesLeft -= count
      guard bytesLeft >= 0 else {
        throw .overLimit("the workbook has more than \(limit >> 20) MB when decompressed")
      }
      guard try receive(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return }
    }
    isOpen = false
    // The checksum is compared when all of a part has been read.
    guard unzCloseCurrentFile(file) == UNZ_OK else { throw damaged(part) }
  }

  private func damaged(_ part: String) -> WorkbookError {
    .damaged("the part \(part) is damaged")
  }

  private var isEncrypted: Bool {
    var info = unz_file_info64()
    unzGetCurrentFileInfo64(file, &info, nil, 0, nil, 0, nil, 0)
    return info.flag & 1 == 1
  }

  private func currentName() -> String? {
    var info = unz_file_info64()
    var name = [CChar](repeating: 0, count: 512)
    let status = unzGetCurrentFileInfo64(file, &info, &name, UInt(name.count), nil, 0, nil, 0)
    guard status == UNZ_OK, info.size_filename < name.count else { return nil }
    let bytes = name.prefix(Int(info.size_filename)).map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The bytes of an archive with a position, for minizip, which reads through functions.
private final class ZipStream {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The functions that read the stream, which has to live as long as they are used.
  var functions: zlib_filefunc64_def {
    zlib_filefunc64_def(
      zopen64_file: { opaque, _, _ in opaque },
      zread_file: { opaque, _, target, count in
        ZipStream.at(opaque)?.read(into: target, count: Int(count)) ?? 0
      },
      zwrite_file: { _, _, _, _ in 0 },
      ztell64_file: { opaque, _ in UInt64(ZipStream.at(opaque)?.offset ?? 0) },
      zseek64_file: { opaque, _, offset, origin in
        ZipStream.at(opaque)?.seek(to: offset, from: origin) ?? -1
      },
      zclose_file: { _, _ in 0 },
      zerror_file: { _, _ in 0 },
      opaque: Unmanaged.passUnretained(self).toOpaque()
    )
  }

  private static func at(_ opaque: UnsafeMutableRawPointer?) -> ZipStream? {
    opaque.map { Unmanaged<ZipStream>.fromOpaque($0).takeUnretainedValue() }
  }

  private func read(into target: UnsafeMutableRawPointer?, count: Int) -> UInt {
    let end = min(bytes.count, offset + count)
    guard let target, offset < end else { return 0 }
    bytes.withUnsafeBytes { source in
      UnsafeMutableRawBufferPointer(start: target, count: end - offset)
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[offset..<end]))
    }
    defer { offset = end }
    return UInt(end - offset)
  }

  private func seek(to distance: UInt64, from origin: Int32) -> Int {
    let start =
      switch origin {
      case ZLIB_FILEFUNC_SEEK_CUR: offset
      case ZLIB_FILEFUNC_SEEK_END: bytes.count
      default: 0
      }
    // A damaged archive can name any offset.
    let (target, isOverflow) = start.addingReportingOverflow(Int(truncatingIfNeeded: distance))
    guard !isOverflow, (0...bytes.count).contains(target) else { return -1 }
    offset = target
    return 0
  }
}
