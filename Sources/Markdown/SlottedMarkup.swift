import Markup

/// Finished HTML with the places at which something is still to be printed.
struct SlottedMarkup {
  var bytes: [UInt8] = []
  /// In the order of their offsets.
  var slots: [Slot] = []
}

/// A place in finished HTML that waits for the site, or for the page that shows the document.
struct Slot {
  enum Kind {
    /// The level and the id of a heading, and its level again in the end tag.
    case headingStart, headingEnd
    /// The end of the start tag of a paragraph, which stands in the bytes.
    case paragraph
    /// Before an id of the document, and before the name of one of its regions.
    case id, label
    case linkStart, linkEnd
    /// The alternative text stands in the bytes, escaped, from the offset on.
    case image(textLength: Int)
    /// An open block; its code stands in the bytes from the offset on.
    case block(codeLength: Int)
  }

  var kind: Kind
  var offset: Int
  /// Index in the document: of the heading, paragraph, link or fenced block.
  var index = 0
}

/// What marks a link to another site, for style sheets and for machines.
let externalMarks = " rel=\"external\" class=\"external\""
