/// Ways to write plain text in Markdown, and some that are rejected.
let markdownForms: [(String, @Sendable (String) -> String)] = [
  ("as it is", { "\($0)\n" }),
  ("escaped", { "Words \(escapedMarkdown($0)) words.\n" }),
  ("code", { "Words ```` \(oneLine($0)) ```` words.\n" }),
  ("block of code", { "````\(oneLine($0).filter { !"` ".contains($0) })\n\($0)\n````\n" }),
  ("words of a link", { "[\(escapedMarkdown($0))](https://a.example/)\n" }),
  ("title of a link", { "[words](https://a.example/ \"\(escapedMarkdown($0))\")\n" }),
  ("address of a link", { "[words](<\(oneLine($0))>)\n" }),
  ("end of the address of a link", { "[words](<https://a.example/\(oneLine($0))>)\n" }),
  ("autolink", { "<https://a.example/\(oneLine($0).filter { $0 != " " })>\n" }),
  ("words of a mark", { "**\(escapedMarkdown($0))** *\(escapedMarkdown($0))*\n" }),
  ("table", { "| a | b |\n|---|---|\n| **\(escapedMarkdown($0))** | \(escapedMarkdown($0)) |\n" }),
  ("heading", { "## Words \(escapedMarkdown($0))\n" }),
  ("footnote", { "Words.[^zq]\n\n[^zq]: \(escapedMarkdown($0))\n" }),
  ("picture", { "![\(escapedMarkdown($0))](../images/quay.svg \"\(escapedMarkdown($0))\")\n" }),
  ("address of a picture", { "![words](<../images/\(oneLine($0))>)\n" }),
  (
    "reference",
    { "[words][zq]\n\n[zq]: <https://a.example/\(oneLine($0))> \"\(escapedMarkdown($0))\"\n" }
  ),
]

/// The text with a backslash before each character that may be special in Markdown.
private func escapedMarkdown(_ text: String) -> String {
  oneLine(text).unicodeScalars.map { scalar in
    let isSign =
      scalar.isASCII && !scalar.properties.isAlphabetic && scalar.value > 0x20
      && !("0"..."9").contains(scalar)
    return isSign ? "\\\(scalar)" : String(scalar)
  }.joined()
}

private func oneLine(_ text: String) -> String {
  text.replacing("\r\n", with: " ").replacing("\n", with: " ").replacing("\r", with: " ")
}
