package import Content
import Diagnostics

/// Reads every regular file under `content/` and `templates/` of a source folder.
///
/// If the folder `templates` is given, its files come first; a file in the source's own
/// `templates/` replaces the one with the same path. Hidden files, and files that editors keep
/// beside an open file, are ignored.
///
/// Symbolic links, pipes, devices, files over 64 MiB and names that are not UTF-8 are refused and
/// not read.
///
/// `threads` is how many threads read at once.
///
/// - Throws: `SiteFilesError` if a folder is missing, and for I/O errors.
package func readSourceTree(
  at folder: String,
  templates: String?,
  threads: Int
) async throws -> SourceTree {
  try await readSourceTree(at: folder, templates: templates, threads: threads, disk: .system)
}

func readSourceTree(
  at folder: String,
  templates: String?,
  threads: Int,
  disk: Disk
) async throws -> SourceTree {
  try expectFolder(folder, "source folder", disk)
  guard let content = try files(of: folder, in: "content", disk) else {
    throw SiteFilesError(
      "the source folder \(folder) has no content/ folder: choose another with --source"
    )
  }
  let own = try files(of: folder, in: "templates", disk) ?? FoundFiles()
  var shared = FoundFiles()
  if let templates {
    try expectFolder(templates, "templates folder", disk)
    shared = try filesUnder(templates, as: "templates", disk)
  }
  // The source's own template replaces a shared one even if it cannot be read.
  let replaced = Set(own.files.map(\.path) + own.refused.map(\.path))
  shared.files.removeAll { replaced.contains($0.path) }
  shared.refused.removeAll { replaced.contains($0.path) }
  let found = content.files + shared.files + own.files
  let read = await concurrentMap(found, threads: threads) { file in
    Result { try text(of: file, disk) }
  }
  let texts = try read.compactMap { try $0.get() }
  return SourceTree(
    texts,
    sharedTemplates: Set(shared.files.map(\.path)).intersection(texts.map(\.path)),
    refused: content.refused + shared.refused + own.refused
  )
}

/// The contents of a folder: files to read, and refused entries.
private struct FoundFiles {
  var files: [FoundFile] = []
  var refused: [RefusedFile] = []

  mutating func add(_ others: FoundFiles) {
    files += others.files
    refused += others.refused
  }
}

/// A file's path in the tree and its path on the disk.
private struct FoundFile {
  var path: String
  var position: String
}

/// The size of the largest file that is read, in bytes: 64 MiB.
let largestSourceFile = 64 << 20

/// Checks that a folder exists.
///
/// It may be reached through a link, because the user named it.
private func expectFolder(_ folder: String, _ what: String, _ disk: Disk) throws {
  guard let path = try disk.realPath(folder), let status = try disk.status(path) else {
    throw SiteFilesError("the \(what) \(folder) does not exist")
  }
  guard status.kind == .folder else {
    throw SiteFilesError("the \(what) \(folder) is not a folder")
  }
}

/// The files of one of the two folders of a source, or `nil` if there is no such folder.
private func files(of source: String, in name: String, _ disk: Disk) throws -> FoundFiles? {
  let folder = joined(source, name)
  guard let status = try disk.status(folder) else { return nil }
  if status.kind == .folder { return try filesUnder(folder, as: name, disk) }
  guard status.kind == .link else { throw SiteFilesError("\(folder) is not a folder") }
  throw SiteFilesError(
    "\(folder) is a symbolic link, which is not followed: replace it with the folder itself"
  )
}

private func filesUnder(_ folder: String, as prefix: String, _ disk: Disk) throws -> FoundFiles {
  let entries = try disk.list(folder)
  var found = FoundFiles()
  found.refused = entries.notUTF8.filter { !isPassedOver($0) }.map { name in
    RefusedFile(path: "\(prefix)/\(name)", message: "the name of this file is not UTF-8")
  }
  for name in entries.names where !isPassedOver(name) {
    let path = joined(folder, name)
    guard let status = try disk.status(path) else { continue }
    if status.kind == .folder {
      found.add(try filesUnder(path, as: "\(prefix)/\(name)", disk))
    } else if let message = refusal(of: status) {
      found.refused.append(RefusedFile(path: "\(prefix)/\(name)", message: message))
    } else {
      found.files.append(FoundFile(path: "\(prefix)/\(name)", position: path))
    }
  }
  return found
}

/// The text of a file, or `nil` if it was removed after its folder was listed.
private func text(of file: FoundFile, _ disk: Disk) throws -> SourceText? {
  do {
    return SourceText(path: file.path, bytes: try disk.read(file.position))
  } catch {
    guard try disk.status(file.position) != nil else { return nil }
    throw error
  }
}

/// Why an entry that is not a folder is not read; `nil` if it is read.
func refusal(of status: FileStatus) -> String? {
  if status.kind == .link { return "this is a symbolic link, which is not followed" }
  if status.kind != .file { return "this is a pipe, a socket or a device, not a file" }
  if status.size > largestSourceFile { return "this file is larger than the limit of 64 MiB" }
  return nil
}

/// Whether a name is that of a hidden file, a backup (`a.md~`), or a file that Emacs or Vim keeps
/// beside an open file.
func isPassedOver(_ name: String) -> Bool {
  name.hasPrefix(".") || name.hasSuffix("~") || name.hasSuffix(".swp")
    || (name.hasPrefix("#") && name.hasSuffix("#"))
}
