import Formats
import Markup

/// Changes for readers as one HTML page that needs no other file.
///
/// `old` and `new` name the two versions. Removed and added words are announced in text, because
/// few screen readers announce `del` and `ins`.
package func changePage(_ changes: [ReaderChange], from old: String, to new: String) -> [UInt8] {
  changePage(changes, from: old, to: new, .element("style", text: changeStyles)) { _ in nil }
}

/// Changes for readers as one HTML page.
///
/// `style` is the element with the style sheet or with a link to it. `href` gives the address of a
/// changed page, if it can be linked.
func changePage(
  _ changes: [ReaderChange],
  from old: String,
  to new: String,
  _ style: Markup,
  href: (ChangedPage) -> String?
) -> [UInt8] {
  let title = "What changes for readers"
  let head = Markup.element(
    "head",
    [:],
    [
      .element("meta", ["charset": "utf-8"]),
      .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .element("meta", ["name": "robots", "content": "noindex"]),
      .element("title", text: title), style,
    ]
  )
  let intro: [Markup] = [
    .element("h1", text: title),
    .element(
      "p",
      [:],
      ["From ", .element("b", text: old), " to ", .element("b", text: new), ": "]
        + [.text(changeSummary(changes)), "."]
    ),
  ]
  let pages = grouped(changes)
  let sections = pages.enumerated().map { section($0, $1, href($1.page)) }
  let body = Markup.element(
    "body",
    [:],
    [.element("main", [:], intro + contents(pages) + sections)]
  )
  var bytes = Array("<!DOCTYPE html>\n".utf8)
  Markup.element("html", ["lang": "en"], [head, body]).print(into: &bytes)
  return bytes + [UInt8(ascii: "\n")]
}

private typealias ChangeGroup = (page: ChangedPage, changes: [ReaderChange])

/// Links to the pages, if there are enough for a list of them.
private func contents(_ pages: [ChangeGroup]) -> [Markup] {
  guard pages.count > 3 else { return [] }
  let items = pages.enumerated().map { index, group in
    Markup.element(
      "li",
      [:],
      [
        .element("a", ["href": "#page-\(index + 1)"], text: group.page.name),
        .text(" (\(group.changes.count))"),
      ]
    )
  }
  return [.element("nav", ["aria-label": "Pages"], [.element("ol", [:], items)])]
}

private func section(_ index: Int, _ group: ChangeGroup, _ href: String?) -> Markup {
  let id = "page-\(index + 1)"
  let address: [Markup] =
    group.page.title.isEmpty || group.page.address.isEmpty
    ? [] : [.element("p", ["class": "address"], text: group.page.address)]
  let name = Markup.text(group.page.name)
  let title = href.map { Markup.element("a", ["href": $0], [name]) } ?? name
  return .element(
    "section",
    ["aria-labelledby": id],
    [.element("h2", ["id": id, "lang": group.page.language], [title])] + address
      + [.element("ul", [:], group.changes.map { item($0, on: href) })]
  )
}

extension ChangedPage {
  fileprivate var name: String { title.isEmpty ? address : title }
}

private func item(_ change: ReaderChange, on page: String?) -> Markup {
  var label = Markup.element("b", text: capitalised(change.label))
  if let page, let anchor = change.anchor, change.new != nil {
    let address = String(page.prefix { $0 != "#" }) + "#" + percentEncodedFragment(anchor)
    label = .element("a", ["href": address], [label])
  }
  var content: [Markup] = [label]
  let values = values(of: change)
  if !values.isEmpty { content += [": "] + values }
  if let note = change.note {
    content += [" ", .element("span", ["class": "note"], text: "(\(note))")]
  }
  return .element("li", ["class": change.kind.rawValue], content)
}

private func values(of change: ReaderChange) -> [Markup] {
  switch (change.old, change.new) {
  case (let old?, let new?):
    if change.isShort { return [removed(old), " → ", added(new)] }
    return Array(
      shortened(change.words).map { run in
        switch run.kind {
        case .same: Markup.text(run.text)
        case .removed: removed(run.text)
        case .added: added(run.text)
        }
      }.map { [$0] }.joined(separator: [" "])
    )
  case (let old?, nil): return [removed(old)]
  case (nil, let new?): return [change.isRemark ? .text(new) : added(new)]
  case (nil, nil): return []
  }
}

private func removed(_ text: String) -> Markup {
  .element("del", [:], [hidden("removed: "), .text(text), hidden(" (end of removed text)")])
}

private func added(_ text: String) -> Markup {
  .element("ins", [:], [hidden("added: "), .text(text), hidden(" (end of added text)")])
}

/// Text for screen readers alone.
private func hidden(_ text: String) -> Markup {
  .element("span", ["class": "hidden"], text: text)
}

/// Colours are added to lines through and under the words, so that neither is needed alone.
let changeStyles = """
  .not-public { padding: 0.5rem 1rem; background: #801650; color: #ffffff; }
  :root{color-scheme:light dark}
  body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:45rem;padding:1rem}
  h2{margin:2rem 0 0}
  ul,ol{padding-left:1.25rem}
  li{margin:.25rem 0;overflow-wrap:anywhere}
  .address,.note{margin:0;opacity:.8}
  del{background:#fbd9d7;color:#6b0f0a;text-decoration:line-through}
  ins{background:#d3f2d9;color:#0b4d1b;text-decoration:underline}
  .hidden{clip-path:inset(50%);height:1px;overflow:hidden;position:absolute;white-space:nowrap;\
  width:1px}
  @media(prefers-color-scheme:dark){del{background:#5c1a16;color:#ffdad6}\
  ins{background:#12401d;color:#d0f5d8}}
  @media print{body{max-width:none}section{break-inside:avoid-page}nav{display:none}\
  del,ins{background:none;color:inherit}}
  """
