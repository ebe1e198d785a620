import CCMarkGFM
import CTreeArena
import Formats
import Synchronization

/// The tree that cmark makes of a document: the only type that handles its pointers.
///
/// Nodes are borrowed: they must not outlive the tree, which stays on the thread that made it.
struct SyntaxTree: ~Copyable {
  private let root: OpaquePointer?

  /// Parses UTF-8 bytes from an offset on; cmark counts lines from there.
  init(_ bytes: [UInt8], from offset: Int, hasTasks: Bool = true) {
    _ = library
    let start = min(max(offset, 0), bytes.count)
    let tildes = bytes[start...].withUnsafeBufferPointer { text in
      text.countBytes { $0 == UInt8(ascii: "~") }
    }
    let extensions = hasTasks ? plainExtensions + ["tasklist"] : plainExtensions
    if tildes > 0 {
      root =
        strikethroughTurn.withLock { _ in
          Int(bitPattern: Self.parse(bytes, from: start, with: extensions + ["strikethrough"]))
        }.pointer
    } else {
      root = Self.parse(bytes, from: start, with: extensions)
    }
  }

  deinit {
    SGEndTree()
  }

  /// Visits each node in document order; a container twice, on entering and on leaving.
  func walk(_ visit: (_ node: Node, _ isEntering: Bool) -> Void) {
    let iterator = cmark_iter_new(root)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
      visit(Node(pointer: node), event == CMARK_EVENT_ENTER)
    }
  }

  /// The number of references to each footnote, the first at index 0.
  func footnoteReferenceCounts() -> [Int] {
    guard let last = cmark_node_last_child(root),
      Node(pointer: last).kind == .footnoteDefinition
    else { return [] }
    var counts: [Int] = []
    walk { node, isEntering in
      guard isEntering, node.kind == .footnoteReference, !node.isInImage else { return }
      let number = node.footnoteNumber
      while counts.count < number { counts.append(0) }
      if number > 0 { counts[number - 1] += 1 }
    }
    return counts
  }

  private static func parse(
    _ bytes: [UInt8],
    from start: Int,
    with extensions: [String]
  ) -> OpaquePointer? {
    let memory = UnsafeMutablePointer<cmark_mem>(SGBeginTree())
    let parser = cmark_parser_new_with_mem(parserOptions, memory)
    defer { cmark_parser_free(parser) }
    for name in extensions {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    bytes[start...].withUnsafeBytes { buffer in
      cmark_parser_feed(parser, buffer.baseAddress, buffer.count)
    }
    return cmark_parser_finish(parser)
  }
}

/// The options of every parser: footnotes, and `~~` alone strikes a text out, because a single `~`
/// means "about" or begins an index to most authors.
let parserOptions = CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE

/// The extensions for every document; there is one for task lists, and one for documents with a
/// tilde.
private let plainExtensions = ["table", "autolink"]

/// The lock for parsing a document with a tilde.
///
/// The library makes `~` special for the whole process at the start of such a parse and ordinary at
/// its end, so two of them must not overlap. A document without a tilde never looks it up.
let strikethroughTurn = Mutex(())

/// The library, with its extensions registered; initialized before the first parse.
let library = Library()

/// The node types that the extensions received on registration.
struct Library: Sendable {
  fileprivate let table: UInt32
  fileprivate let tableRow: UInt32
  fileprivate let tableCell: UInt32
  fileprivate let strikethrough: UInt32

  fileprivate init() {
    cmark_gfm_core_extensions_ensure_registered()
    sitegen_keep_special_characters(cmark_find_syntax_extension("autolink"))
    table = sitegen_table_type().rawValue
    tableRow = sitegen_table_row_type().rawValue
    tableCell = sitegen_table_cell_type().rawValue
    strikethrough = sitegen_strikethrough_type().rawValue
  }
}

extension Int {
  /// The integer as a pointer again; a pointer cannot be returned from a lock, because it is not
  /// `Sendable`.
  fileprivate var pointer: OpaquePointer? { OpaquePointer(bitPattern: self) }
}

/// The kind of a node.
enum NodeKind {
  case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
  case table, tableRow, tableCell, footnoteDefinition
  case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, strikethrough, link, image
  case footnoteReference
  case other
}

/// One node of a syntax tree.
struct Node: Equatable {
  fileprivate let pointer: OpaquePointer
}

extension Node {
  var kind: NodeKind {
    switch cmark_node_get_type(pointer).rawValue {
    case CMARK_NODE_TEXT.rawValue: .text
    case CMARK_NODE_SOFTBREAK.rawValue: .softBreak
    case CMARK_NODE_PARAGRAPH.rawValue: .paragraph
    case CMARK_NODE_LINK.rawValue: .link
    case CMARK_NODE_EMPH.rawValue: .emphasis
    case CMARK_NODE_STRONG.rawValue: .strong
    case CMARK_NODE_CODE.rawValue: .code
    case CMARK_NODE_ITEM.rawValue: .item
    case CMARK_NODE_LIST.rawValue: .list
    case CMARK_NODE_HEADING.rawValue: .heading
    case CMARK_NODE_IMAGE.rawValue: .image
    case CMARK_NODE_LINEBREAK.rawValue: .lineBreak
    case CMARK_NODE_BLOCK_QUOTE.rawValue: .blockQuote
    case CMARK_NODE_CODE_BLOCK.rawValue: .codeBlock
    case CMARK_NODE_HTML_BLOCK.rawValue: .htmlBlock
    case CMARK_NODE_HTML_INLINE.rawValue: .htmlInline
    case CMARK_NODE_THEMATIC_BREAK.rawValue: .thematicBreak
    case CMARK_NODE_FOOTNOTE_REFERENCE.rawValue: .footnoteReference
    case CMARK_NODE_FOOTNOTE_DEFINITION.rawValue: .footnoteDefinition
    case CMARK_NODE_DOCUMENT.rawValue: .document
    case library.tableCell: .tableCell
    case library.tableRow: .tableRow
    case library.table: .table
    case library.strikethrough: .strikethrough
    default: .other
    }
  }

  var parent: Node? { cmark_node_parent(pointer).map(Node.init) }
  var next: Node? { cmark_node_next(pointer).map(Node.init) }
  var firstChild: Node? { cmark_node_first_child(pointer).map(Node.init) }
  var lastChild: Node? { cmark_node_last_child(pointer).map(Node.init) }

  /// Line and column as cmark counts them: from 1, columns in bytes; reliable only for blocks.
  var firstLine: Int { Int(cmark_node_get_start_line(pointer)) }
  var lastLine: Int { Int(cmark_node_get_end_line(pointer)) }
  var firstColumn: Int { Int(cmark_node_get_start_column(pointer)) }

  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  var isOrderedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
  var listStart: Int { Int(cmark_node_get_list_start(pointer)) }
  var isTightList: Bool { cmark_node_get_list_tight(pointer) != 0 }
  var isTask: Bool { sitegen_is_task(pointer) }
  var isHeaderRow: Bool { cmark_gfm_extensions_get_table_row_is_header(pointer) != 0 }
  var isFenced: Bool { sitegen_is_fenced(pointer) }

  /// The byte `l`, `c` or `r` for the alignment of a column, or 0.
  func alignment(ofColumn column: Int) -> UInt8 {
    sitegen_column_alignment(pointer, Int32(truncatingIfNeeded: column))
  }

  /// The number of a footnote at its reference, from 1; 0 for any other node.
  var footnoteNumber: Int {
    with(.literal) { digits in
      var number = 0
      for index in digits.indices { number = number * 10 + Int(digits[index] &- 48) }
      return number
    }
  }

  /// Whether the node is part of an alternative text, of which only the text is printed.
  fileprivate var isInImage: Bool {
    var ancestor = parent
    while let node = ancestor, node.kind != .image { ancestor = node.parent }
    return ancestor != nil
  }

  /// The texts that a node may have.
  enum Part {
    case literal, destination, title, info
  }

  /// Calls `body` with the bytes of a text without copying them; empty if the node has no such
  /// text.
  func with<Result>(_ part: Part, _ body: (Span<UInt8>) -> Result) -> Result {
    let text =
      switch part {
      case .literal: cmark_node_get_literal(pointer)
      case .destination: cmark_node_get_url(pointer)
      case .title: cmark_node_get_title(pointer)
      case .info: cmark_node_get_fence_info(pointer)
      }
    let bytes = UnsafeRawBufferPointer(start: text, count: text.map { strlen($0) } ?? 0)
    return body(bytes.bindMemory(to: UInt8.self).span)
  }

  /// A copy of the bytes of a text.
  func bytes(_ part: Part) -> [UInt8] {
    with(part) { text in
      var bytes: [UInt8] = []
      bytes.append(text)
      return bytes
    }
  }

  func string(_ part: Part) -> String { String(decoding: bytes(part), as: UTF8.self) }
}

extension [UInt8] {
  /// Appends borrowed bytes.
  mutating func append(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
  }
}
