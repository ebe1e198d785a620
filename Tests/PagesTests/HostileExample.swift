import Content
import Diagnostics
import Foundation
import TestSupport
import YAML

/// The harbours of the example with features that only other sites use: a translation, responses,
/// an exit link, an image for link previews.
func harboursWithEverything() throws -> [SourceText] {
  let own = try files(in: repositoryRoot.appending(path: "Examples/harbours"))
  let shared = try files(in: repositoryRoot).filter { $0.path.hasPrefix("templates/") }
  let content = own.filter { $0.path.hasPrefix("content/") }.map(withMore)
  let words = try content.compactMap(translation)
  let answers = SourceText(path: "content/reports/harbour-safety-2030/responses.yml", text: answers)
  return shared + content + words + [answers]
}

private let answers = """
  tern-sound:
    by: The trust of Tern Sound
    date: 2030-07-01
    url: https://tern-sound.example/answer
    answers: [1, 2]
    answers_in_all: 2
    note: It answers both, one by one.
  old-mole:
    by: The board of Old Mole
    date: not-established
    url: https://old-mole.example/answer
    answers: not-established
    note: It thanks the inspectors.

  """

/// Adds keys that the example does not use.
private func withMore(_ file: SourceText) -> SourceText {
  switch file.path {
  case "content/site.yml":
    let more = """
      language_name: English
      translations: [{language: cy, name: Cymraeg}]
      exit: {label: Leave this site, url: "https://weather.example/"}
      card: {image: images/quay.svg, alt: A quay}
      responses: {by: board, within_days: 56, basis: the rules of harbours, source: report-2030}
      search: {pinned: [{to: page:support, words: [adrift]}]}

      """
    return SourceText(path: file.path, text: file.text + more)
  case "content/reports/harbour-safety-2030/index.md":
    let more = """
      title: Safe at the quay
      content_note: This report tells of chains that parted.
      changes:
        - {date: 2031-06-17, note: A name was wrong., correction: true}
        - {date: 2031-06-18, note: A link was added.}
        - date: 2031-06-19
          note: The source counted again.
          kind: revision
          changes_conclusion: true
          from: Ten chains parted
          to: Nine chains parted

      """
    let title = "title: \"Safe at the quay: harbour safety in the Far Isles\"\n"
    return SourceText(path: file.path, text: file.text.replacing(title, with: more))
  case "content/harbours/far-skerry.md":
    let name = "name: Far Skerry\n"
    let text = file.text.replacing(name, with: name + "places: [North Skerry]\n")
    return SourceText(path: file.path, text: text)
  case "content/data/complaints/dataset.yml":
    let more = "breaks: [{period: 2030, columns: [received], note: Forms changed.}]\n"
    return SourceText(path: file.path, text: file.text + more)
  case "content/measures/complaints-received.yml":
    return SourceText(path: file.path, text: file.text + "main_period_reason: It is complete.\n")
  case "content/pages/methods.md":
    let more = """

      ```chart
      id: everything
      recipe: dots
      measure: pass-rate
      title: A title of its own
      description: A description of its own.
      note: A note of its own.
      ```

      """
    return SourceText(path: file.path, text: file.text + more)
  default: return file
  }
}

/// A translation of a file that repeats the original text, since the language does not matter here.
private func translation(of file: SourceText) throws -> SourceText? {
  let parts = file.path.split(separator: "/").dropFirst().map(String.init)
  let path = "content/translations/cy/" + parts.joined(separator: "/")
  if parts == ["vocabulary.yml"] {
    return SourceText(path: path, text: try words(ofVocabulary: file.text))
  }
  let keys: [String]
  switch (parts[0], parts.last ?? "") {
  case ("site.yml", _):
    keys = [
      "title", "short_title", "description", "publisher", "notice", "exit.label", "card.alt",
      "bodies.singular", "bodies.plural", "responses.by", "responses.basis",
    ]
  case ("index.md", _), ("pages", "about.md"): keys = ["title", "description", "lead"]
  case ("reports", "index.md"):
    keys = ["title", "short_title", "publisher", "summary", "inspected_note", "content_note"]
  case ("reports", _) where parts.contains("findings"):
    keys = ["title", "summary", "figure.value", "figure.label"]
  case ("reports", _) where parts.contains("recommendations"): keys = ["title"]
  case ("harbours", _): keys = ["name", "full_name"]
  default: return nil
  }
  let sides = file.text.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
  let isMarkdown = file.path.hasSuffix(".md")
  let front = try yamlNode(isMarkdown ? String(sides[1]) : file.text)
  let kept = mapping(front, keys)
  guard isMarkdown else { return SourceText(path: path, text: kept) }
  let note =
    parts.contains("reports") && parts.last == "index.md" ? "translation_note: Not official.\n" : ""
  let hasBody = parts.last == "index.md" || parts[0] == "pages"
  return SourceText(
    path: path,
    text: "---\n\(kept)\(note)translated_from: 00000000\n---\n" + (hasBody ? String(sides[2]) : "")
  )
}

/// Some keys of a mapping, with nested ones written as `exit.label`.
private func mapping(_ node: YAMLNode, _ keys: [String]) -> String {
  keys.reduce(into: [(String, [String])]()) { groups, key in
    let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
    if groups.last?.0 != parts[0] { groups.append((parts[0], [])) }
    groups[groups.count - 1].1 += parts.dropFirst()
  }.compactMap { key, inner -> String? in
    guard let value = node[key] else { return nil }
    let members = inner.compactMap { name in
      value[name]?.text.map { "\(quotedYAML(name)): \(quotedYAML($0))" }
    }
    let text = inner.isEmpty ? value.text.map(quotedYAML) : "{\(members.joined(separator: ", "))}"
    return text.map { "\(key): \($0)\n" }
  }.joined()
}

private func words(ofVocabulary text: String) throws -> String {
  let node = try yamlNode(text)
  func names(_ list: YAMLNode?) -> String {
    let items = list?.items.compactMap { item -> String? in
      guard let id = item["id"]?.text, let name = item["name"]?.text else { return nil }
      return "\(quotedYAML(id)): \(quotedYAML(name))"
    }
    return "{\((items ?? []).joined(separator: ", "))}"
  }
  let lists = ["themes", "kinds", "addressees", "statuses"].map { "\($0): \(names(node[$0]))\n" }
  let coast = node["facts"]?.items.first { $0["id"]?.text == "coast" }
  return lists.joined() + "choices: {coast: \(names(coast?["choices"]))}\n"
}

extension YAMLNode {
  fileprivate subscript(key: String) -> YAMLNode? {
    guard case .mapping(let members) = value else { return nil }
    return members.first { $0.key == key }?.value
  }

  fileprivate var text: String? {
    if case .scalar(let text) = value { text } else { nil }
  }

  fileprivate var items: [YAMLNode] {
    if case .sequence(let items) = value { items } else { [] }
  }
}
