import CExpat

/// Receives the parts of an XML document in order.
protocol XMLHandler: AnyObject {
  /// Receives the start of an element.
  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(WorkbookError)
  /// Receives the end of an element; returns false to end the reading.
  func end(_ name: XMLName) throws(WorkbookError) -> Bool
  /// Receives a piece of text, which may be a part of what is between two tags.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookError)
}

/// The name of an element or attribute, or a value that is one of a few, while it is received.
struct XMLName {
  fileprivate let bytes: UnsafePointer<CChar>

  /// The name after the prefix of its namespace.
  var local: XMLName {
    var (start, current) = (bytes, bytes)
    while current.pointee != 0 {
      if current.pointee == CChar(bitPattern: UInt8(ascii: ":")) { start = current + 1 }
      current += 1
    }
    return XMLName(bytes: start)
  }

  static func == (name: XMLName, text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    for index in 0..<count
    where name.bytes[index] != CChar(bitPattern: text.utf8Start[index]) { return false }
    return name.bytes[count] == 0
  }

  static func ~= (text: StaticString, name: XMLName) -> Bool { name == text }
}

/// The attributes of an element while it is received.
struct XMLAttributes {
  fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>

  /// The value of an attribute of exactly this name.
  subscript(name: StaticString) -> String? { bytes(name).map { String(cString: $0) } }

  /// The value of an attribute as bytes that end with a zero.
  func bytes(_ name: StaticString) -> UnsafePointer<CChar>? {
    first { $0 == name }
  }

  /// The value of an attribute, to compare it without a copy.
  func value(_ name: StaticString) -> XMLName? { bytes(name).map { XMLName(bytes: $0) } }

  /// The value of the attribute of a namespace, whatever its prefix.
  func prefixed(_ local: StaticString) -> String? {
    first { $0.local == local && !($0 == local) }.map { String(cString: $0) }
  }

  private func first(where isWanted: (XMLName) -> Bool) -> UnsafePointer<CChar>? {
    var index = 0
    while let name = pairs[index] {
      if isWanted(XMLName(bytes: name)) { return pairs[index + 1] }
      index += 2
    }
    return nil
  }
}

extension ZipArchive {
  /// Parses a part as XML.
  ///
  /// A document type is refused, and with it all entities but those of XML itself.
  func parse(_ part: String, _ handler: any XMLHandler) throws(WorkbookError) {
    let reader = try XMLReader(part, limits, handler)
    try read(part) { bytes throws(WorkbookError) in try reader.parse(bytes, isLast: false) }
    let end = UnsafeRawBufferPointer(start: nil, count: 0)
    if !reader.isStopped { _ = try reader.parse(end, isLast: true) }
  }
}

/// One run of expat.
private final class XMLReader {
  private let part: String
  private let limits: WorkbookLimits
  private let handler: any XMLHandler
  private let parser: XML_Parser
  private var error: WorkbookError?
  private var depth = 0
  private var byteCount = 0
  private var names = NameCounter()
  private(set) var isStopped = false

  init(
    _ part: String,
    _ limits: WorkbookLimits,
    _ handler: any XMLHandler
  ) throws(WorkbookError) {
    guard let parser = XML_ParserCreate(nil) else { throw .damaged("out of memory", at: part) }
    (self.part, self.limits, self.handler, self.parser) = (part, limits, handler, parser)
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let name, let attributes else { return }
        XMLReader.at(data)?.start(XMLName(bytes: name), XMLAttributes(pairs: attributes))
      },
      { data, name in
        guard let name else { return }
        XMLReader.at(data)?.end(XMLName(bytes: name))
      }
    )
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let text else { return }
      text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
        XMLReader.at(data)?.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      XMLReader.at(data)?.refuseDocumentType()
    }
  }

  deinit { XML_ParserFree(parser) }

  /// Parses the next piece; returns false when no more is wanted.
  func parse(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws(WorkbookError) -> Bool {
    let start = bytes.bindMemory(to: CChar.self).baseAddress
    let status = XML_Parse(parser, start, Int32(bytes.count), isLast ? 1 : 0)
    if let error { throw error }
    if isStopped { return false }
    guard status != XML_STATUS_ERROR else {
      let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) }
      let line = XML_GetCurrentLineNumber(parser)
      let message = "the part is not well-formed XML: \(reason ?? "unknown error")"
      throw .damaged(message, at: "\(part), line \(line)")
    }
    byteCount += bytes.count
    // expat reads an unfinished tag again with each piece, from its start.
    guard byteCount - Int(XML_GetCurrentByteIndex(parser)) <= limits.tagBytes else {
      throw .damaged("a tag or a comment has more than \(limits.tagBytes >> 10) KB", at: part)
    }
    return true
  }

  private static func at(_ data: UnsafeMutableRawPointer?) -> XMLReader? {
    data.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private func start(_ name: XMLName, _ attributes: XMLAttributes) {
    depth += 1
    guard !isStopped else { return }
    attempt { () throws(WorkbookError) in
      guard depth <= 256 else {
        throw .damaged("elements are nested over 256 levels deep", at: part)
      }
      names.note(name, attributes)
      guard names.count <= limits.parts else {
        throw .damaged("elements have more than \(limits.parts) different names", at: part)
      }
      try handler.start(name, attributes)
    }
  }

  private func end(_ name: XMLName) {
    depth -= 1
    guard !isStopped else { return }
    attempt { () throws(WorkbookError) in if try !handler.end(name) { stop() } }
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !isStopped else { return }
    attempt { () throws(WorkbookError) in try handler.text(bytes) }
  }

  private func refuseDocumentType() {
    attempt { () throws(WorkbookError) in
      throw .damaged("the part declares a document type, which workbooks do not have", at: part)
    }
  }

  /// Runs a step of the handler; an error ends the reading.
  private func attempt(_ step: () throws(WorkbookError) -> Void) {
    do { try step() } catch {
      self.error = error
      stop()
    }
  }

  private func stop() {
    isStopped = true
    XML_StopParser(parser, 0)
  }
}

/// Counts the different names of elements and attributes, which expat keeps as long as it runs.
private struct NameCounter {
  private var names: Set<UInt> = []
  /// The name seen last for each remainder of a hash, so that most need no look into the set.
  private var recent = [UInt](repeating: 0, count: 256)

  var count: Int { names.count }

  mutating func note(_ name: XMLName, _ attributes: XMLAttributes) {
    note(name.hash)
    var index = 0
    while let name = attributes.pairs[index] {
      // expat has one copy of each name of an attribute.
      note(UInt(bitPattern: name))
      index += 2
    }
  }

  private mutating func note(_ hash: UInt) {
    let index = Int((hash ^ hash >> 8) & 0xFF)
    if recent[index] == hash { return }
    recent[index] = hash
    names.insert(hash)
  }
}

extension XMLName {
  /// The hash FNV-1a. Source: http://www.isthe.com/chongo/tech/comp/fnv/
  fileprivate var hash: UInt {
    var (hash, current) = (UInt(0xCBF2_9CE4_8422_2325), bytes)
    while current.pointee != 0 {
      hash = (hash ^ UInt(UInt8(bitPattern: current.pointee))) &* 0x100_0000_01B3
      current += 1
    }
    return hash
  }
}
