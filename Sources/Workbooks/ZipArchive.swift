import CMinizip

/// A zip archive in memory, read by minizip.
///
/// Parts are found by their names and are never files, so that no path in an archive leads
/// anywhere. Case makes no difference in names, and some writers separate folders by `\`.
final class ZipArchive {
  private let stream: ZipStream
  private let file: unzFile
  private var positions: [String: unz64_file_pos] = [:]
  private var bytesLeft: Int
  let limits: WorkbookLimits

  init(_ bytes: [UInt8], limits: WorkbookLimits) throws(WorkbookError) {
    stream = ZipStream(bytes)
    (bytesLeft, self.limits) = (limits.bytes, limits)
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
      if currentInfo.size_file_extra > 0 {
        stream.shortenNumbers(ofEntryAt: Int(truncatingIfNeeded: position.pos_in_zip_directory))
      }
      guard positions.updateValue(position, forKey: key(name)) == nil else {
        throw .damaged("the zip archive has two parts of this name", at: name)
      }
      status = unzGoToNextFile(file)
    }
    guard status == UNZ_END_OF_LIST_OF_FILE else {
      throw .damaged("the table of contents of the zip archive is damaged")
    }
  }

  deinit { unzClose(file) }

  func contains(_ part: String) -> Bool { positions[key(part)] != nil }

  /// Decompresses a part piece by piece, until `receive` returns false.
  func read(
    _ part: String,
    _ receive: (UnsafeRawBufferPointer) throws(WorkbookError) -> Bool
  ) throws(WorkbookError) {
    guard var position = positions[key(part)] else {
      throw .damaged("the workbook lacks this part", at: part)
    }
    guard unzGoToFilePos64(file, &position) == UNZ_OK else { throw damaged(part) }
    let info = currentInfo
    if info.flag & 1 == 1 { throw .isEncrypted }
    guard info.compression_method == 0 || info.compression_method == Z_DEFLATED else {
      let message = "the part is compressed by method \(info.compression_method), not by deflate"
      throw WorkbookError(message, help: "open the workbook, and save it anew", at: part)
    }
    guard unzOpenCurrentFile(file) == UNZ_OK else { throw damaged(part) }
    var isOpen = true
    defer { if isOpen { unzCloseCurrentFile(file) } }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 8)
    defer { buffer.deallocate() }
    var bytesOfPart = 0
    while true {
      let count = Int(unzReadCurrentFile(file, buffer.baseAddress, UInt32(buffer.count)))
      guard count >= 0 else { throw damaged(part) }
      if count == 0 { break }
      bytesLeft -= count
      bytesOfPart += count
      guard bytesLeft >= 0 else {
        let limit = "\(limits.bytes >> 20) MB"
        throw .overLimit("the workbook has more than \(limit) when decompressed", at: part)
      }
      guard try receive(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return }
    }
    isOpen = false
    // The checksum is compared when as many bytes as the archive states have been read.
    guard unzCloseCurrentFile(file) == UNZ_OK, bytesOfPart == info.uncompressed_size else {
      throw damaged(part)
    }
  }

  private func key(_ name: String) -> String {
    name.lowercased().replacing("\\", with: "/")
  }

  private func damaged(_ part: String) -> WorkbookError {
    .damaged("the part is damaged: it differs from its checksum or its size", at: part)
  }

  private var currentInfo: unz_file_info64 {
    var info = unz_file_info64()
    unzGetCurrentFileInfo64(file, &info, nil, 0, nil, 0, nil, 0)
    return info
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
  private var bytes: [UInt8]
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

extension ZipStream {
  /// Writes the sizes and the position of an entry of the table of contents where minizip looks.
  ///
  /// Writers of streams have them in a field of 64 bits, which minizip before 1.3 does not read on
  /// systems with long integers of 64 bits. In memory, each needs 32 bits.
  ///
  /// Source: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.12 and 4.5.3
  func shortenNumbers(ofEntryAt entry: Int) {
    guard entry >= 0, number(at: entry, count: 4) == 0x0201_4B50 else { return }
    var field = entry + 46 + number(at: entry + 28, count: 2)
    let end = field + number(at: entry + 30, count: 2)
    while field + 4 <= end {
      let next = field + 4 + number(at: field + 2, count: 2)
      if number(at: field, count: 2) == 1 {
        // The size, the compressed size and the position are there if their 32 bits are all set.
        let shortened = [24, 20, 42].map { entry + $0 }.filter {
          number(at: $0, count: 4) == Int(UInt32.max)
        }
        for (target, source) in zip(shortened, stride(from: field + 4, to: next - 7, by: 8))
        where source + 8 <= bytes.count && number(at: source + 4, count: 4) == 0 {
          for index in 0..<4 { bytes[target + index] = bytes[source + index] }
        }
      }
      field = next
    }
  }

  /// A number with its lowest byte first; 0 beyond the end.
  private func number(at offset: Int, count: Int) -> Int {
    guard offset + count <= bytes.count else { return 0 }
    return bytes[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
