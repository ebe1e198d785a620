/// A period for readers: `year to March 2025` for the financial year `2024/25`.
package func periodWords(_ period: String) -> String {
  let parts = period.split(separator: "/")
  guard parts.count == 2, let start = Int(parts[0]) else { return period }
  return "year to March \(start + 1)"
}

/// A period within a sentence: `the year to March 2025`, `2030`.
package func periodPhrase(_ period: String) -> String {
  let words = periodWords(period)
  return words == period ? words : "the \(words)"
}
