package import Content
import Diagnostics

/// Reads every regular file under `content/` and `templates/` of a source folder.
///
/// The files of the folder `templates`, where it is given, come first; a file of the source's own
/// `templates/` with the same path replaces the one from there. Hidden files and what editors leave
/// beside a file that is open are passed over.
///
/// - Throws: `SiteFilesError` for a folder that is missing or unreadable, and for what no site can
///   hold: symbolic links, pipes and devices, files over 64 MiB, paths that are not UTF-8 and paths
///   that differ only in case.
package func readSourceTree(at folder: String, templates: String?) throws -> SourceTree {
  try readSourceTree(at: folder, templates: templates, disk: .system)
}

func readSourceTree(at folder: String, templates: String?, disk: Disk) throws -> SourceTree {
  try expectFolder(folder, "source folder", disk)
  guard let content = try files(of: folder, in: "content", disk) else {
    throw SiteFilesError(
      "the source folder \(folder) has no folder content: name another one with --source"
    )
  }
  let own = try files(of: folder, in: "templates", disk) ?? []
  var shared: [SourceText] = []
  if let templates {
    try expectFolder(templates, "templates folder", disk)
    shared = try filesUnder(templates, as: "templates", disk)
  }
  let replaced = Set(own.map(\.path))
  let files = content + shared.filter { !replaced.contains($0.path) } + own
  if let (first, second) = caseCollision(among: files.map(\.path)) {
    throw SiteFilesError(
      "\(first) and \(second) differ only in case: on many disks they are one; rename one of them"
    )
  }
  return SourceTree(files, sharedTemplates: Set(shared.map(\.path)).subtracting(replaced))
}

/// The largest file that is read, in bytes: 64 MiB.
let largestSourceFile = 64 << 20

/// The folder may itself be reached through a link: the person who runs the command named it.
private func expectFolder(_ folder: String, _ what: String, _ disk: Disk) throws {
  guard let path = try disk.realPath(folder), let status = try disk.status(path) else {
    throw SiteFilesError("the \(what) \(folder) does not exist")
  }
  guard status.kind == .folder else {
    throw SiteFilesError("the \(what) \(folder) is not a folder")
  }
}

/// The files of one of the two folders of a source, or nil where there is no such folder.
private func files(of source: String, in name: String, _ disk: Disk) throws -> [SourceText]? {
  let folder = joined(source, name)
  guard let status = try disk.status(folder) else { return nil }
  if status.kind == .folder { return try filesUnder(folder, as: name, disk) }
  if status.kind == .link { throw linkRefused(folder) }
  throw SiteFilesError("\(folder) is not a folder")
}

private func filesUnder(_ folder: String, as prefix: String, _ disk: Disk) throws -> [SourceText] {
  let found = try disk.list(folder)
  if let name = found.notUTF8.first(where: { !isPassedOver($0) }) {
    throw SiteFilesError("the name of \(joined(folder, name)) is not UTF-8: rename the file")
  }
  return try found.names.filter { !isPassedOver($0) }.flatMap { name in
    let path = joined(folder, name)
    guard let status = try disk.status(path) else { return [SourceText]() }
    if status.kind == .folder { return try filesUnder(path, as: "\(prefix)/\(name)", disk) }
    return try [sourceFile(path, status, as: "\(prefix)/\(name)", disk)]
  }
}

func sourceFile(
  _ path: String,
  _ status: FileStatus,
  as name: String,
  _ disk: Disk
) throws -> SourceText {
  if status.kind == .link { throw linkRefused(path) }
  guard status.kind == .file else {
    throw SiteFilesError("\(path) is not a regular file: move it out of the source folder")
  }
  guard status.size <= largestSourceFile else {
    throw SiteFilesError("\(path) is larger than 64 MiB, which is more than a site can hold")
  }
  return SourceText(path: name, bytes: try disk.read(path))
}

private func linkRefused(_ path: String) -> SiteFilesError {
  SiteFilesError(
    "\(path) is a symbolic link, which is not followed: put the files themselves there"
  )
}

/// Hidden files, backups (`a.md~`), and what Emacs and Vim keep beside a file that is open.
func isPassedOver(_ name: String) -> Bool {
  name.hasPrefix(".") || name.hasSuffix("~") || name.hasSuffix(".swp")
    || (name.hasPrefix("#") && name.hasSuffix("#"))
}
