import Content
import Pages
import SiteOutline
import SitePlanning

/// What the output folder contains at the paths of a plan.
///
/// Each folder is listed once.
struct OutputScan {
  /// The planned folders that exist; `""` is the output folder itself.
  private(set) var folders: Set<String> = []
  /// For each planned path, whether nothing is there.
  private(set) var isMissing: [Bool] = []
  /// The planned files that exist as files, sorted.
  private(set) var files: [SitePath] = []
  /// The planned files whose path is taken by a folder, sorted.
  private(set) var foldersInTheWay: [SitePath] = []
  /// Whatever else is at the path of a planned file or folder, with its kind.
  private(set) var others: [(name: String, kind: FileStatus.Kind)] = []

  /// An empty scan.
  init() {}

  /// - Throws: `SiteFilesError` if a folder cannot be read.
  init(of plan: Plan, in folder: OutputFolder) throws {
    var entries: [String: Entries] = [:]
    if try folder.status("")?.kind == .folder {
      entries[""] = try Entries(of: "", in: folder)
      folders.insert("")
    }
    for name in plan.folders {
      switch try entries[String(parentFolder(of: name))]?.kind(of: name, in: folder) {
      case nil: break
      case .folder:
        entries[name] = try Entries(of: name, in: folder)
        folders.insert(name)
      case .some(let kind): others.append((name, kind))
      }
    }
    for path in plan.paths {
      let kind = try entries[String(parentFolder(of: path.text))]?.kind(of: path.text, in: folder)
      isMissing.append(kind == nil)
      switch kind {
      case nil: break
      case .file: files.append(path)
      case .folder: foldersInTheWay.append(path)
      case .some(let kind): others.append((path.text, kind))
      }
    }
  }
}

/// The kinds of the entries of a folder.
private struct Entries {
  private let kinds: [String: FileStatus.Kind]
  private let spellings: Set<String>

  init(of name: String, in folder: OutputFolder) throws {
    kinds = try folder.kinds(in: name)
    spellings = Set(kinds.keys.map { $0.lowercased() })
  }

  /// The kind of the entry at a path in this folder, or `nil`.
  func kind(of path: String, in folder: OutputFolder) throws -> FileStatus.Kind? {
    let name = String(fileName(of: path))
    if let kind = kinds[name] { return kind }
    // On a case-insensitive file system another spelling may be the same file, so ask the disk.
    guard spellings.contains(name.lowercased()) else { return nil }
    return try folder.status(path)?.kind
  }
}
