package import Content

extension Site {
  /// The data dictionary of the site.
  package var dataDictionary: DataDictionary { DataDictionary(dataFiles) }
}

/// Every data file, with what several of them have in common described once.
package struct DataDictionary: Sendable {
  package let files: [DataFile]
  /// The columns that at least three files have with the same description, in the order of their
  /// first use; each name once, with the description that most files have.
  package let sharedFields: [DataField]

  init(_ files: [DataFile]) {
    self.files = files
    let fields = files.flatMap(\.fields)
    let counts = Dictionary(fields.map { ($0, 1) }, uniquingKeysWith: +)
    var shared: [DataField] = []
    for field in fields where counts[field, default: 0] >= 3 {
      guard let index = shared.firstIndex(where: { $0.name == field.name }) else {
        shared.append(field)
        continue
      }
      if counts[field, default: 0] > counts[shared[index], default: 0] { shared[index] = field }
    }
    sharedFields = shared
  }

  /// The columns of a file that are not described once for several files.
  package func ownFields(of file: DataFile) -> [DataField] {
    file.fields.filter { !sharedFields.contains($0) }
  }

  /// The names of a file's columns that are described once for several files.
  package func sharedNames(in file: DataFile) -> [String] {
    file.fields.filter(sharedFields.contains).map(\.name)
  }
}
