/// Numbers words in the order of their first occurrence, from 0.
///
/// A build looks up every word of the site, millions of times, and few of them are new. So short
/// words, which are nearly all, have a hash table of their own, with a hash of one multiplication
/// and the word next to its number.
struct WordNumbers {
  /// All words, by number.
  private(set) var inOrder: [SearchWord] = []
  private var others: [String: Int] = [:]
  /// The table of short words, with a power of two of slots, at most half of them used.
  ///
  /// A word is in the first slot from its hash on that was free when it was added.
  private var table = [Entry](repeating: Entry(), count: 1024)
  private var shortWords = 0
  /// Random in each run, like the seed of Swift's own tables, so that no text can be crafted whose
  /// words all collide.
  ///
  /// It does not affect the numbers.
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
    var position = firstSlot(of: letters)
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

  /// The first slot to probe for a word; no word is 0.
  private func firstSlot(of letters: UInt128) -> Int {
    let low = UInt64(truncatingIfNeeded: letters) ^ seed
    let high = UInt64(truncatingIfNeeded: letters >> 64) ^ 0x9E37_79B9_7F4A_7C15
    let product = low.multipliedFullWidth(by: high)
    return Int(truncatingIfNeeded: product.high ^ product.low) & (table.count &- 1)
  }

  private mutating func grow() {
    let entries = table
    table = [Entry](repeating: Entry(), count: 2 * entries.count)
    for entry in entries where entry.letters != 0 {
      var position = firstSlot(of: entry.letters)
      while table[position].letters != 0 { position = (position &+ 1) & (table.count &- 1) }
      table[position] = entry
    }
  }
}
