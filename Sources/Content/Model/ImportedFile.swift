/// A workbook whose rows are in the tables of a dataset.
package struct ImportedFile: Hashable, Sendable {
  /// A sheet of it that was read; a text has no sheets and no names.
  package struct Sheet: Hashable, Sendable {
    package var name: String?
    package var rows: Int

    package init(name: String?, rows: Int) {
      (self.name, self.rows) = (name, rows)
    }
  }

  package var file: String
  /// The SHA-256 of its bytes, in hexadecimal.
  package var digest: String
  /// The day of the import.
  package var date: CalendarDate
  package var sheets: [Sheet]

  package init(file: String, digest: String, date: CalendarDate, sheets: [Sheet]) {
    (self.file, self.digest, self.date, self.sheets) = (file, digest, date, sheets)
  }
}

/// A value that its producer has changed since it was first published.
package struct DataRevision: Hashable, Sendable {
  package var body: Reference<Body>
  package var period: String
  package var column: String
  /// The title of the column.
  package var title: String
  /// The text of the cell before the change, and after it.
  package var old: String
  package var new: String
  /// The day of the import that changed it.
  package var date: CalendarDate
}

extension Dataset {
  /// The path of the file of its revisions.
  package var revisionsPath: String { tableFolder + DataRevision.fileName }
}

extension DataRevision {
  package static let fileName = "revisions.csv"
  /// The columns of `revisions.csv` of a dataset, which an import writes.
  package static let header = ["body", "period", "column", "old", "new", "date"]
}

/// What the contract of a dataset says about the release that its values are from.
package struct ReleaseFacts: Hashable, Sendable {
  package var release: String?
  package var published: CalendarDate?
  package var retrieved: CalendarDate?

  package init(release: String?, published: CalendarDate?, retrieved: CalendarDate?) {
    (self.release, self.published, self.retrieved) = (release, published, retrieved)
  }
}
