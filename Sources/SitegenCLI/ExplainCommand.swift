import ArgumentParser
import Content
package import Diagnostics
import Formats
import Pages
import SiteOutline
import SitePlanning

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain where a page comes from and what refers to it, or what a rule means.",
    discussion: """
      For an address of the site, with or without its host: the source, the template and the data \
      of the page, what it refers to, what refers to it, and whether it is published. For an old \
      address: where it leads.

      For an id or the path of a file, as in a link: the same about that record.

      For a rule, which is printed in brackets after each message: what it means, with a wrong and \
      a right example.

        sitegen explain /findings/
        sitegen explain page:about
        sitegen explain broken-link
      """
  )

  @Argument(help: "An address, an id, the path of a file, or a rule.")
  var subject: String

  @OptionGroup var source: SourceOptions

  func run() async throws {
    if let rule = Rule.all.first(where: { $0.id == subject }) {
      try printResult(explanation(of: rule), terminator: "")
      return
    }
    let (plan, diagnostics) = try await source.plan(unpublished: .all)
    guard let text = plan.explanation(of: subject) else {
      let near = nearestName(to: subject, among: plan.explainable)
      throw ValidationError(
        "there is no page, record or rule \"\(subject)\""
          + (near.map { "; did you mean \($0)?" } ?? "")
      )
    }
    try printResult(text, terminator: "")
    try failOnErrors(among: diagnostics)
  }
}

extension SitePlan {
  /// An explanation of a source, a record or a page; `nil` if the name is unknown.
  package func explanation(of name: String) -> String? {
    if let source = site.source(named: name) { return sourceExplanation(of: source, site) }
    let pages = pages(meaning: name)
    if pages.isEmpty { return oldAddressExplanation(of: name) }
    return pages.map { pageExplanation(of: $0, self) }.joined(separator: "\n")
  }

  /// The pages that an address, an id or a path may refer to.
  fileprivate func pages(meaning text: String) -> [PagePlan] {
    if let page = page(atAddress: text) { return [page] }
    let translated = pages.filter { $0.language != nil && $0.origin == text }
    if !translated.isEmpty { return translated }
    return site.records(named: originalPath(of: text)).compactMap { page(at: site.path(of: $0)) }
  }

  /// The page at an address as copied from a browser: with a host, with a leading `/`, or without
  /// either.
  private func page(atAddress text: String) -> PagePlan? {
    paths(meaning: text).lazy.compactMap { page(at: $0) }.first
  }

  /// The paths that an address may mean.
  private func paths(meaning text: String) -> [SitePath] {
    var path = Substring(text).prefix { $0 != "?" && $0 != "#" }
    if let base = site.settings.baseURL, path.hasPrefix(base) {
      path = path.dropFirst(base.count)
    } else if let scheme = path.firstRange(of: "://") {
      let host = path[scheme.upperBound...]
      path = host.drop { $0 != "/" }
    }
    let written = path.drop { $0 == "/" }
    let inside = percentDecoded(written) ?? String(written)
    let isFolder = inside.isEmpty || inside.hasSuffix("/")
    let names = isFolder ? [inside + "index.html"] : [inside, inside + "/index.html"]
    return names.compactMap(SitePath.init)
  }

  /// An explanation of an old address that has no page, so that only hosts redirect it; `nil` for
  /// any other name.
  private func oldAddressExplanation(of text: String) -> String? {
    let paths = paths(meaning: text)
    guard let old = redirectPlan.pages.first(where: { paths.contains($0.path) }) else { return nil }
    return [
      line("address", ["/\(old.path.address)"]), line("kind", ["old address, without a page"]),
      line("source", ["content/redirects.yml:\(old.line)"]), line("leads to", old.destinations),
    ].joined()
  }

  /// Every name that can be explained, for suggesting a correction.
  fileprivate var explainable: [String] {
    Rule.all.map(\.id) + site.recordKeys.map(site.name)
      + site.sources.map { "source:\($0.id)" }
      + site.recordKeys.compactMap { site.head(of: $0).id } + pages.map { "/\($0.path.address)" }
  }
}

private func pageExplanation(of page: PagePlan, _ plan: SitePlan) -> String {
  let provenance = plan.provenance(of: page)
  let unpublished = plan.site.unpublished.first { $0.path == plan.original(of: page) }
  var lines = [
    line("address", ["/\(page.path.address)"]), line("kind", [provenance.kind]),
    line("source", [provenance.source.map { "\($0.path):\($0.line)" } ?? "generated"]),
    line("leads to", page.oldAddress?.destinations ?? []),
    line("moved parts", plan.redirectPlan.parts[page.path, default: []].map(\.words)),
    line("template", provenance.templates), line("data", provenance.data),
  ]
  if let record = provenance.record {
    let site = plan.site
    lines += [
      line("sources", site.sources(of: record).map { "source:\(site[$0].id)" }),
      line("refers to", site.references(of: record).map(site.name)),
      line("referred to by", site.referrers(of: record).map(site.name)),
      line("published", [unpublished.map { "no: \($0.reason.words)" } ?? "yes"]),
    ]
  }
  return lines.joined()
}

extension PagePlan {
  /// The redirect of which it is the page.
  fileprivate var oldAddress: RedirectPage? {
    if case .redirect(let page) = subject { page } else { nil }
  }
}

extension RedirectPage {
  /// The new address, and those of the parts.
  fileprivate var destinations: [String] {
    (location.map { [$0.words] } ?? []) + parts.map(\.words)
  }
}

extension RedirectedPart {
  fileprivate var words: String { "#\(anchor): \(location.words)" }
}

extension Site {
  fileprivate func source(named name: String) -> Reference<Source>? {
    sources.references.first { "source:\(self[$0].id)" == name }
  }
}

private func sourceExplanation(of reference: Reference<Source>, _ site: Site) -> String {
  let source = site[reference]
  return [
    line("source", [source.title]), line("publisher", [source.publisher]),
    line("address", [source.url]), line("file", ["content/sources.yml"]),
    line("cited by", site.citers(of: reference).map(site.name)),
  ].joined()
}

/// A label with its values, one per line; empty if there are none.
private func line(_ name: String, _ values: [String]) -> String {
  let width = "referred to by  ".count
  return values.enumerated().map { index, value in
    let label = index == 0 ? name : ""
    return label + String(repeating: " ", count: width - label.count) + value + "\n"
  }.joined()
}

/// The meaning of a rule, with its example.
package func explanation(of rule: Rule) -> String {
  let example = rule.example
  var text = "\(rule.severity.rawValue) [\(rule.id)]\n\n\(wrapped(rule.meaning))\n"
  text += "\n\(wrapped(rule.advice))\n"
  switch example.wrong {
  case nil: text += "\nWrong: there is no \(example.file)\n"
  case "": text += "\nWrong: \(example.file) is empty\n"
  case let wrong?: text += "\nWrong, in \(example.file):\n\n\(indented(wrong))\n"
  }
  return text + "\nRight, in \(example.rightFile):\n\n\(indented(example.right))\n"
}

private func indented(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false)
    .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
}

/// Wraps text to the width of a terminal.
private func wrapped(_ text: String) -> String {
  var lines = [""]
  for word in text.split(separator: " ") {
    let last = lines[lines.count - 1]
    if last.isEmpty {
      lines[lines.count - 1] = String(word)
    } else if last.count + 1 + word.count <= 80 {
      lines[lines.count - 1] = "\(last) \(word)"
    } else {
      lines.append(String(word))
    }
  }
  return lines.joined(separator: "\n")
}
