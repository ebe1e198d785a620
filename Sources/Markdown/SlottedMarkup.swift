import Markup

/// Finished HTML with slots still to be filled.
struct SlottedMarkup {
  var bytes: [UInt8] = []
  /// The slots in the order of their offsets.
  var slots: [Slot] = []

  subscript(range: Range<Int32>) -> ArraySlice<UInt8> { bytes[Range<Int>(range)] }
}

extension Range<Int32> {
  /// A byte range within one document, which is always smaller than 2 GiB.
  init(_ range: Range<Int>) {
    self = Int32(range.lowerBound)..<Int32(range.upperBound)
  }
}

extension Range<Int> {
  init(_ range: Range<Int32>) {
    self = Int(range.lowerBound)..<Int(range.upperBound)
  }
}

/// A position in finished HTML that the site, or the page that shows the document, fills in.
///
/// It is packed into eight bytes, because a site keeps all of them in memory.
struct Slot {
  enum Kind: Int, CaseIterable {
    /// The level and the id of a heading, and its level again in the end tag; the id is in the
    /// bytes after the second slot.
    case headingStart, headingEnd
    /// The `>` of a paragraph's start tag, which is in the bytes.
    case paragraph
    /// Before an id of the document, and before the label of one of its regions.
    case id, label
    case linkStart, linkEnd
    /// Around the alternative text of an image, which is in the bytes, escaped.
    case imageStart, imageEnd
    /// Around the code of an open block.
    case blockStart, blockEnd
  }

  private let start: Int32
  /// The kind in the four lowest bits, the index in the others.
  private let what: UInt32

  /// `index` is the index of the heading, paragraph, link or fenced block in the document.
  init(_ kind: Kind, at offset: Int, index: Int) {
    start = Int32(offset)
    what = UInt32(index) << 4 | UInt32(kind.rawValue)
  }

  var offset: Int { Int(start) }

  var kind: Kind { slotKinds[Int(what & 15)] }

  var index: Int { Int(what >> 4) }
}

/// At most sixteen.
private let slotKinds = Slot.Kind.allCases

/// Marks a link to another site, for style sheets and programs.
let externalMarks = " rel=\"external\" class=\"external\""
