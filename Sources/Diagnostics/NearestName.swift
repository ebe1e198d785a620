/// The candidate nearest to a misspelt name; `nil` if none is near enough to suggest.
///
/// Nearness is the optimal string alignment distance (insert, delete, replace, swap neighbours),
/// ignoring case. At most a third of the name's length, and at least one edit, is allowed.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased())
  let limit = max(1, wanted.count / 3)
  var best: (distance: Int, name: String)?
  for candidate in candidates where candidate != name {
    let letters = Array(candidate.lowercased())
    // The difference in length is a lower bound on the distance and excludes most candidates, which
    // matters in a file with thousands of broken links.
    guard abs(letters.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, letters)
    guard distance <= limit else { continue }
    if let found = best, (found.distance, found.name) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.name
}

/// A help line that suggests the nearest name, or else lists the candidates; `what` is their
/// plural.
package func suggestion(for name: String, among candidates: [String], what: String) -> String {
  if let nearest = nearestName(to: name, among: candidates) {
    return "did you mean \"\(nearest)\"?"
  }
  guard !candidates.isEmpty else { return "there are no \(what) yet" }
  let shown = candidates.sorted().prefix(12).joined(separator: ", ")
  return "\(what): \(shown)\(candidates.count > 12 ? ", …" : "")"
}

private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in 1...left.count {
    var current = [row] + Array(repeating: 0, count: right.count)
    for column in 1...right.count {
      let same = left[row - 1] == right[column - 1]
      current[column] = min(
        last[column] + 1,
        current[column - 1] + 1,
        last[column - 1] + (same ? 0 : 1)
      )
      let isSwap =
        row > 1 && column > 1 && left[row - 1] == right[column - 2]
        && left[row - 2] == right[column - 1]
      if isSwap { current[column] = min(current[column], beforeLast[column - 2] + 1) }
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
