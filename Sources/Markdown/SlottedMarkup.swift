import Markup

/// Finished HTML with the places at which something is still to be printed.
struct SlottedMarkup {
  var bytes: [UInt8] = []
  /// In the order of their offsets.
  var slots: [Slot] = []

  subscript(range: Range<Int32>) -> ArraySlice<UInt8> { bytes[Range<Int>(range)] }
}

extension Range<Int32> {
  /// A range of bytes of one document, which is never as large as 2 GiB.
  init(_ range: Range<Int>) {
    self = Int32(range.lowerBound)..<Int32(range.upperBound)
  }
}

extension Range<Int> {
  init(_ range: Range<Int32>) {
    self = Int(range.lowerBound)..<Int(range.upperBound)
  }
}

/// A place in finished HTML that waits for the site, or for the page that shows the document.
///
/// Its numbers are as small as those of one document can be: a site holds all of them at once.
struct Slot {
  enum Kind: Int, CaseIterable {
    /// The level and the id of a heading, and its level again in the end tag; the id stands in the bytes from there on.
    case headingStart, headingEnd
    /// The end of the start tag of a paragraph, which stands in the bytes.
    case paragraph
    /// Before an id of the document, and before the name of one of its regions.
    case id, label
    case linkStart, linkEnd
    /// Around the alternative text of an image, which stands in the bytes, escaped.
    case imageStart, imageEnd
    /// Around the code of an open block.
    case blockStart, blockEnd
  }

  private let start: Int32
  /// The kind in the four lowest bits, and the index.
  private let what: UInt32

  /// `index` is that in the document, of the heading, paragraph, link or fenced block.
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

/// What marks a link to another site, for style sheets and for machines.
let externalMarks = " rel=\"external\" class=\"external\""
