/// The parts of an xlsx beside its sheets: their names, the number formats, the shared texts.
///
/// Source: ECMA-376, part 1, 18.2 to 18.8.
struct XLSXWorkbook {
  private let archive: ZipArchive
  private let limits: WorkbookLimits
  private var sheets: [(name: String, part: String)] = []
  private var countsFrom1904 = false
  private var isUncalculated = false

  init(_ archive: ZipArchive, _ limits: WorkbookLimits) throws(WorkbookError) {
    (self.archive, self.limits) = (archive, limits)
    if archive.contains("xl/workbook.bin") {
      throw WorkbookError("this is a binary workbook (.xlsb)", help: "save it as .xlsx")
    }
    guard archive.contains("_rels/.rels") else {
      throw WorkbookError(
        "this is a zip archive, but no workbook",
        help: "unpack it, and read the .xlsx, .ods or .csv in it"
      )
    }
    let roots = try relationships("_rels/.rels", of: "")
    guard let main = roots.first(where: { $0.type.hasSuffix("/officeDocument") })?.part else {
      throw .damaged("the part names no workbook", at: "_rels/.rels")
    }
    let list = SheetList(limits)
    try archive.parse(main, list)
    let folder = main.split(separator: "/").dropLast().joined(separator: "/")
    let name = main.split(separator: "/").last ?? ""
    let prefix = folder.isEmpty ? "" : folder + "/"
    let parts = try relationships("\(prefix)_rels/\(name).rels", of: folder)
    related = parts
    countsFrom1904 = list.countsFrom1904
    isUncalculated = list.isUncalculated
    let partsByID = Dictionary(parts.map { ($0.id, $0) }) { first, _ in first }
    for sheet in list.sheets {
      guard let part = partsByID[sheet.id] else {
        throw .damaged("the workbook names no part for the sheet", at: sheet.name)
      }
      // A chart can be a sheet too.
      if part.type.hasSuffix("/worksheet") { sheets.append((sheet.name, part.part)) }
    }
    guard !sheets.isEmpty else { throw .damaged("the workbook has no sheets", at: main) }
  }

  private var related: [Relationship] = []

  func read(
    where isWanted: (String) -> Bool,
    _ visit: (SheetRow) -> SheetReading
  ) throws(WorkbookError) -> WorkbookSummary {
    let styles = StyleList(limits)
    if let part = part("/styles") { try archive.parse(part, styles) }
    let texts = SharedTexts(limits)
    if let part = part("/sharedStrings") { try archive.parse(part, texts) }
    var cellsLeft = limits.cells
    for (name, part) in sheets where isWanted(name) {
      let context = XLSXContext(
        formats: styles.formats,
        texts: texts.texts,
        countsFrom1904: countsFrom1904,
        isUncalculated: isUncalculated,
        limits: limits
      )
      try withoutActuallyEscaping(visit) { visit throws(WorkbookError) in
        let sheet = XLSXSheet(name, context, cellsLeft: cellsLeft, visit)
        try archive.parse(part, sheet)
        guard sheet.hasData else { throw .damaged("the part is not a worksheet", at: part) }
        cellsLeft = sheet.cellsLeft
      }
    }
    return WorkbookSummary(format: "xlsx", sheets: sheets.map(\.name))
  }

  private func part(_ type: String) -> String? {
    related.first { $0.type.hasSuffix(type) && archive.contains($0.part) }?.part
  }

  private func relationships(
    _ part: String,
    of folder: String
  ) throws(WorkbookError) -> [Relationship] {
    let list = RelationshipList(folder, limits)
    try archive.parse(part, list)
    return list.items
  }
}

private struct Relationship {
  var id: String
  var type: String
  var part: String
}

private final class RelationshipList: XMLHandler {
  private let folder: String
  private let limits: WorkbookLimits
  private(set) var items: [Relationship] = []

  init(_ folder: String, _ limits: WorkbookLimits) { (self.folder, self.limits) = (folder, limits) }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(WorkbookError) {
    guard name.local == "Relationship", let target = attributes["Target"] else { return }
    guard items.count < limits.parts else {
      throw .overLimit("the workbook has more than \(limits.parts) relationships")
    }
    items.append(
      Relationship(
        id: attributes["Id"] ?? "",
        type: attributes["Type"] ?? "",
        part: partName(target)
      )
    )
  }

  func end(_ name: XMLName) -> Bool { true }
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// The name of the part at an address relative to the folder.
  private func partName(_ target: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var parts = folder.split(separator: "/")
    for part in target.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}

private final class SheetList: XMLHandler {
  private(set) var sheets: [(name: String, id: String)] = []
  private(set) var countsFrom1904 = false
  private(set) var isUncalculated = false
  private let limits: WorkbookLimits
  private var hasRoot = false

  init(_ limits: WorkbookLimits) { self.limits = limits }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(WorkbookError) {
    if !hasRoot, !(name.local == "workbook") {
      let message = "this is a file of Office, but no workbook"
      throw WorkbookError(message, help: "save its table as .csv")
    }
    hasRoot = true
    switch name.local {
    case "sheet":
      guard sheets.count < limits.parts else {
        throw .overLimit("the workbook has more than \(limits.parts) sheets")
      }
      let name = attributes["name"] ?? ""
      guard !sheets.contains(where: { $0.name == name }) else { throw .sheetTwice(name) }
      sheets.append((name, attributes.prefixed("id") ?? ""))
    case "workbookPr": countsFrom1904 = isTrue(attributes["date1904"])
    case "calcPr": isUncalculated = isTrue(attributes["fullCalcOnLoad"])
    default: break
    }
  }

  private func isTrue(_ text: String?) -> Bool { text == "1" || text == "true" }

  func end(_ name: XMLName) -> Bool { true }
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// The formats of the styles that cells name by number.
private final class StyleList: XMLHandler {
  private(set) var formats: [NumberFormat] = []
  private var codes: [Int: NumberFormat] = [:]
  private var isInCells = false
  private let limits: WorkbookLimits

  init(_ limits: WorkbookLimits) { self.limits = limits }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(WorkbookError) {
    guard max(formats.count, codes.count) < limits.styles else {
      throw .overLimit("the workbook has more than \(limits.styles) formats")
    }
    switch name.local {
    case "numFmt":
      guard let id = attributes["numFmtId"].flatMap({ Int($0) }) else { break }
      codes[id] = NumberFormat(code: attributes["formatCode"] ?? "")
    case "cellXfs": isInCells = true
    case "xf" where isInCells:
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      formats.append(codes[id] ?? NumberFormat(builtIn: id))
    default: break
    }
  }

  func end(_ name: XMLName) -> Bool {
    if name.local == "cellXfs" { isInCells = false }
    return true
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// The texts that cells name by number, which their limit bounds.
private final class SharedTexts: XMLHandler {
  private(set) var texts: [String] = []
  private var current: [UInt8] = []
  private var isText = false
  private var isPhonetic = false
  private var bytesLeft: Int
  private let limit: Int

  init(_ limits: WorkbookLimits) { (bytesLeft, limit) = (limits.sharedTexts, limits.sharedTexts) }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name.local {
    case "si": current.removeAll(keepingCapacity: true)
    case "t": isText = !isPhonetic
    case "rPh": isPhonetic = true
    default: break
    }
  }

  func end(_ name: XMLName) throws(WorkbookError) -> Bool {
    switch name.local {
    case "si":
      texts.append(xlsxText(current))
      // What a text costs besides its bytes.
      bytesLeft -= 32
    case "t": isText = false
    case "rPh": isPhonetic = false
    default: break
    }
    return true
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookError) {
    guard isText else { return }
    bytesLeft -= bytes.count
    guard bytesLeft >= 0 else {
      throw .overLimit("the shared texts of the workbook have more than \(limit >> 20) MB")
    }
    current.append(contentsOf: bytes)
  }
}
