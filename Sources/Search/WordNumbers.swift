/// Gives each word a number, in the order in which they are first met, from 0.
///
/// A build asks it for every word of the site, millions of times, and for few that it has not met. So the short words, which are nearly
/// all, stand in a table of their own: a hash of one multiplication, and the word beside its number.
struct WordNumbers {
  /// Every word, at its number.
  private(set) var inOrder: [SearchWord] = []
  private var others: [String: Int] = [:]
  /// A power of two of places, at most half of them taken; a word stands in the first free one from its hash on.
  private var table = [Entry](repeating: Entry(), count: 1024)
  private var shortWords = 0
  /// Another in each run, as that of Swift's own tables, so that no text can be made whose words all fall into one place.
  ///
  /// Numbers follow the order of the words, whatever it is.
  private let seed = UInt64(bitPattern: Int64(Hasher().finalize()))

  private struct Entry {
    var letters: UInt128 = 0
    var number = 0
  }

  mutating func number(of word: SearchWord) -> Int {
    switch word {
    case .short(let letters): return number(of: letters)
    case .other(let text):
      if let number = others[text] { return number }
      others[text] = inOrder.count
      return new(word)
    }
  }

  private mutating func number(of letters: UInt128) -> Int {
    var position = firstLocation(of: letters)
    while table[position].letters != 0 {
      if table[position].letters == letters { return table[position].number }
      position = (position &+ 1) & (table.count &- 1)
    }
    table[position] = Entry(letters: letters, number: inOrder.count)
    shortWords += 1
    if 2 * shortWords > table.count { grow() }
    return new(.short(letters))
  }

  private mutating func new(_ word: SearchWord) -> Int {
    inOrder.append(word)
    return inOrder.count - 1
  }

  /// Where the look for a word begins; no word is 0.
  private func firstLocation(of letters: UInt128) -> Int {
    let low = UInt64(truncatingIfNeeded: letters) ^ seed
    let high = UInt64(truncatingIfNeeded: letters >> 64) ^ 0x9E37_79B9_7F4A_7C15
    let product = low.multipliedFullWidth(by: high)
    return Int(truncatingIfNeeded: product.high ^ product.low) & (table.count &- 1)
  }

  private mutating func grow() {
    let entries = table
    table = [Entry](repeating: Entry(), count: 2 * entries.count)
    for entry in entries where entry.letters != 0 {
      var position = firstLocation(of: entry.letters)
      while table[position].letters != 0 { position = (position &+ 1) & (table.count &- 1) }
      table[position] = entry
    }
  }
}
