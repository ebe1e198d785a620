/// A name as part of an anchor: lower-case letters and digits, everything else as single hyphens.
package func slug(_ name: String) -> String {
  let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
  return words.joined(separator: "-")
}
