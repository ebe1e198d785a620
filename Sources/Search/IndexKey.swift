/// The sort key of a title: its folded words, with numbers padded so that they sort by value.
package func indexKey(of title: String) -> String {
  var key = ""
  eachSearchWord(title) { word in
    let text = word.text
    if !key.isEmpty { key += " " }
    if text.utf8.allSatisfy({ (48...57).contains($0) }) {
      for _ in text.utf8.count..<max(12, text.utf8.count) { key += "0" }
    }
    key += text
  }
  return key
}
