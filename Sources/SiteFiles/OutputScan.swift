import Content
import Pages
import SiteOutline
import SitePlanning

/// What stands in the output folder where a plan has something, found with one look at each folder.
struct OutputScan {
  /// The folders of the plan that are there; `""` is the output itself.
  private(set) var folders: Set<String> = []
  /// Of each planned path, whether nothing stands there.
  private(set) var isMissing: [Bool] = []
  /// The planned paths where a file stands, sorted.
  private(set) var files: [SitePath] = []
  /// The planned paths where a folder stands, sorted.
  private(set) var foldersInTheWay: [SitePath] = []
  /// What else stands in the place of a planned file or folder, with its kind.
  private(set) var others: [(name: String, kind: FileStatus.Kind)] = []

  /// Nothing looked at.
  init() {}

  /// - Throws: `SiteFilesError` for a folder that cannot be read.
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

/// The kinds of what a folder holds.
private struct Entries {
  private let kinds: [String: FileStatus.Kind]
  private let spellings: Set<String>

  init(of name: String, in folder: OutputFolder) throws {
    kinds = try folder.kinds(in: name)
    spellings = Set(kinds.keys.map { $0.lowercased() })
  }

  /// What stands at a path in this folder, or nil.
  func kind(of path: String, in folder: OutputFolder) throws -> FileStatus.Kind? {
    let name = String(fileName(of: path))
    if let kind = kinds[name] { return kind }
    // On a disk that does not tell cases apart another spelling is the same file: the disk knows.
    guard spellings.contains(name.lowercased()) else { return nil }
    return try folder.status(path)?.kind
  }
}
