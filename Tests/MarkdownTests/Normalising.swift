/// Undoes our deliberate additions to the library's HTML.
///
/// Each replacement undoes one addition: it turns what we print into what the library prints.
func withoutAdditions(_ html: String) -> String {
  var html = html
  // Headings have an anchor.
  html.replace(/<h(?<level>[1-6]) id="[^"]*">/) { "<h\($0.level)>" }
  // A table can be scrolled by itself and has a name.
  html.replace(/<div class="table-scroll" [^>]*>\n<table>/, with: "<table>")
  html.replace("</table>\n</div>", with: "</table>")
  // The headers of columns say so, but for a header without words, which is a plain cell.
  html.replace("<th scope=\"col\"", with: "<th")
  html.replace(/<thead>\n<tr>(?s:.*?)<\/thead>/) { head in
    String(head.output).replacing(/<td(?<rest>[^>]*)><\/td>/) { "<th\($0.rest)></th>" }
  }
  // A first cell that is bold and nothing else is its row's header.
  html.replace(/<th scope="row"(?<rest>[^>]*)>(?<text>.*?)<\/th>/) {
    "<td\($0.rest)><strong>\($0.text)</strong></td>"
  }
  // Columns are aligned with classes.
  html.replace(/<(?<tag>t[hd]) class="align-(?<side>left|center|right)">/) {
    "<\($0.tag) align=\"\($0.side)\">"
  }
  // Tasks have a class, and their checkboxes a label.
  html.replace(/<li class="task">(?<box><input type="checkbox" disabled) aria-label="Done"/) {
    "<li>\($0.box)"
  }
  // Links to other sites are marked.
  html.replace(" rel=\"external\" class=\"external\"", with: "")
  // Footnotes are an endnotes section whose links have labels.
  html.replace(" role=\"doc-endnotes\" aria-label=\"Footnotes\"", with: "")
  html.replace(" role=\"doc-noteref\"", with: "")
  html.replace(#/ role="doc-backlink" aria-label="Back to reference [-0-9]+"/#, with: "")
  html.replace("↩\u{FE0E}", with: "↩")
  return html
}

/// Converts the library's HTML to our spelling, and removes what we reject.
func likeOurs(_ html: String) -> String {
  var html = html
  // HTML needs no slash at the end of a tag, and no values for boolean attributes.
  html.replace(/<(?<tag>br|hr|img [^>]*?|input [^>]*?) \/>/) { "<\($0.tag)>" }
  html.replace("checked=\"\" disabled=\"\"", with: "disabled checked")
  html.replace("disabled=\"\"", with: "disabled")
  // The ids of footnotes contain numbers instead of names.
  html = withNumberedFootnotes(html)
  // Addresses that run code are rejected; only the text remains.
  html.replace(/<a href="(?i:javascript|vbscript|data|file):[^"]*">(?<text>.*?)<\/a>/) {
    String($0.text)
  }
  return html
}

private func withNumberedFootnotes(_ html: String) -> String {
  var html = html
  let names = html.matches(of: /<li id="fn-(?<name>[^"]*)">/).map { String($0.name) }
  for (index, name) in names.enumerated() {
    let number = index + 1
    html.replace("\"fn-\(name)\"", with: "\"fn:\(number)\"")
    html.replace("\"#fn-\(name)\"", with: "\"#fn:\(number)\"")
    for use in 1...9 {
      let id = use > 1 ? "fnref-\(name)-\(use)" : "fnref-\(name)"
      let ours = use > 1 ? "fnref:\(number):\(use)" : "fnref:\(number)"
      html.replace("\"\(id)\"", with: "\"\(ours)\"")
      html.replace("\"#\(id)\"", with: "\"#\(ours)\"")
    }
  }
  html.replace(" data-footnotes", with: "")
  html.replace(" data-footnote-ref", with: "")
  html.replace(" data-footnote-backref aria-label=\"Back to content\"", with: "")
  html.replace("↩<sup class=\"footnote-ref\">", with: "↩<sup>")
  return html
}
