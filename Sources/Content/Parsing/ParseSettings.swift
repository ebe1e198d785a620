import Diagnostics
import YAML

/// The names in `content/site.yml`.
struct SettingsNames: Sendable {
  var menu: [Name] = []
  var footer: [Name] = []
  var support: Name?
  /// The path of an image, relative to `content/`.
  var card: Name?
  var responseSource: Name?
  var pins: [(phrases: [String], record: Name)] = []
}

/// Parses `content/site.yml`; missing or invalid settings are an error and give empty ones.
func parseSettings(
  _ source: SourceText,
  into diagnostics: inout [Diagnostic]
) -> (SiteSettings, SettingsNames) {
  var (settings, names) = (SiteSettings(), SettingsNames())
  guard let node = parseYAMLFile(source, into: &diagnostics) else { return (settings, names) }
  var fields = FieldReader(node, in: source, what: "site.yml")
  settings.title = fields.text("title")
  settings.shortTitle = fields.optionalText("short_title") ?? settings.title
  settings.description = fields.text("description")
  settings.publisher = fields.text("publisher")
  settings.notice = fields.optionalText("notice")
  settings.baseURL = fields.baseURL("base_url").map { $0.hasSuffix("/") ? $0 : $0 + "/" }
  settings.tagAuthority = tagAuthority(&fields) ?? TagAuthority(title: settings.title)
  settings.language = fields.text("language")
  readTranslations(&settings, &fields)
  settings.licence = fields.licence("licence")
  settings.contact = contact(&fields)
  settings.allowsRawHTML = fields.flag("raw_html")
  settings.allowsTaskLists = fields.flag("task_lists")
  settings.bodies = bodyWords(&fields)
  names.menu = fields.names("menu", isRequired: true)
  names.footer = fields.names("footer")
  names.support = fields.optionalName("support")
  settings.daysBetweenContactChecks = fields.positive("check_contacts_within_days")
  settings.exit = quickExit(&fields)
  (settings.search.forgetsQuery, names.pins) = search(&fields)
  if let (card, image) = socialCard(&fields) { (settings.card, names.card) = (card, image) }
  if let (duty, source) = responseDuty(&fields) {
    (settings.responses, names.responseSource) = (duty, source)
  }
  settings.minimumDenominator = fields.optionalInteger("minimum_denominator") ?? 30
  settings.limits = limits(&fields)
  fields.finish(into: &diagnostics)
  return (settings, names)
}

/// Parses a file that is YAML as a whole.
func parseYAMLFile(_ source: SourceText, into diagnostics: inout [Diagnostic]) -> YAMLNode? {
  guard isUTF8(source, into: &diagnostics) else { return nil }
  return parseYAML(source.text, in: source, at: .whole(from: 1), into: &diagnostics)
}

private func readTranslations(_ settings: inout SiteSettings, _ fields: inout FieldReader) {
  settings.translations = fields.records("translations") {
    SiteLanguage(tag: $0.idText("language"), name: $0.text("name"))
  }
  let isNeeded = !settings.translations.isEmpty
  settings.languageName =
    isNeeded ? fields.text("language_name") : fields.optionalText("language_name")
}

private func limits(_ fields: inout FieldReader) -> Limits {
  var limits = Limits()
  guard let node = fields.optionalNode("limits") else { return limits }
  return fields.record(of: node, key: "limits") { fields in
    limits.text = fields.positive("text") ?? limits.text
    limits.line = fields.positive("line") ?? limits.line
    limits.columns = fields.positive("columns") ?? limits.columns
    return limits
  }
}

private func contact(_ fields: inout FieldReader) -> Contact? {
  guard let node = fields.optionalNode("contact") else { return nil }
  return fields.record(of: node, key: "contact") {
    Contact(name: $0.text("name"), email: $0.text("email"))
  }
}

private func tagAuthority(_ fields: inout FieldReader) -> TagAuthority? {
  guard let node = fields.optionalNode("feeds") else { return nil }
  return fields.record(of: node, key: "feeds") { fields in
    let (domain, since) = (fields.name("authority"), fields.name("since"))
    let name = /[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+/
    if !domain.id.isEmpty, domain.id.wholeMatch(of: name) == nil {
      fields.report(
        .wrongType,
        "\"authority\" must be a domain name in lower case, found \"\(domain.id)\"",
        at: domain.location,
        help: "write a domain that the publisher has, such as reports.example"
      )
    }
    let length = since.id.utf8.count
    let day = since.id + "-01-01".suffix(max(0, 10 - length))
    if !since.id.isEmpty, ![4, 7, 10].contains(length) || CalendarDate(day) == nil {
      fields.report(
        .badDate,
        "\"\(since.id)\" is not a date",
        at: since.location,
        help: "write a day on which the publisher had the domain, as 2024, 2024-08 or 2024-08-22"
      )
    }
    return TagAuthority(domain: domain.id, since: since.id)
  }
}

private func quickExit(_ fields: inout FieldReader) -> QuickExit? {
  guard let node = fields.optionalNode("exit") else { return nil }
  return fields.record(of: node, key: "exit") {
    QuickExit(label: $0.text("label"), url: $0.url("url"))
  }
}

private func search(
  _ fields: inout FieldReader
) -> (forgetsQuery: Bool, pins: [(phrases: [String], record: Name)]) {
  guard let node = fields.optionalNode("search") else { return (false, []) }
  return fields.record(of: node, key: "search") { fields in
    let forgetsQuery = fields.flag("forget_query")
    let pins = fields.records("pinned") { (phrases: $0.texts("words"), record: $0.name("to")) }
    return (forgetsQuery, pins)
  }
}

private func socialCard(_ fields: inout FieldReader) -> (card: SocialCard, image: Name)? {
  guard let node = fields.optionalNode("card") else { return nil }
  return fields.record(of: node, key: "card") {
    let image = $0.name("image")
    return (SocialCard(path: "content/\(image.id)", alt: $0.text("alt")), image)
  }
}

private func bodyWords(_ fields: inout FieldReader) -> BodyWords {
  guard let node = fields.requiredNode("bodies") else { return BodyWords() }
  return fields.record(of: node, key: "bodies") { fields in
    BodyWords(
      id: fields.idText("id"),
      pluralID: fields.idText("plural_id"),
      singular: fields.text("singular"),
      plural: fields.text("plural"),
      groupBy: fields.texts("group_by"),
      manyAbove: fields.positive("many_above") ?? 60
    )
  }
}

extension FieldReader {
  fileprivate mutating func positive(_ key: String) -> Int? {
    guard let number = optionalInteger(key) else { return nil }
    if number >= 1 { return number }
    report(
      .wrongType,
      "\"\(key)\" must be at least 1, found \(number)",
      at: location(of: key)
    )
    return nil
  }

  /// Reads the address of the site itself, which is also written to files for hosts, each with its
  /// own special characters.
  fileprivate mutating func baseURL(_ key: String) -> String? {
    guard let node = optionalNode(key), let text = url(of: node, key: key), isWebAddress(text)
    else {
      return nil
    }
    if isPlainAddress(text) { return text }
    report(
      .badURL,
      "\"\(text)\" is not a valid base URL",
      at: node.location,
      help: "write a host and a path of letters, digits, - . _ ~ / and escapes such as %20"
    )
    return nil
  }

  /// Reads a text that must be a valid id.
  mutating func idText(_ key: String) -> String {
    let name = name(key)
    if !name.id.isEmpty && !isID(name.id) {
      report(.badID, "\"\(name.id)\" is not a valid id", at: name.location)
    }
    return name.id
  }
}

/// Whether a web address is a host, optionally with a port, and a path of characters that need no
/// escaping in any file; it has no user, query or fragment.
///
/// Source: RFC 3986, `unreserved` and `pct-encoded`.
private func isPlainAddress(_ text: String) -> Bool {
  let address = /https?:\/\/[A-Za-z0-9.-]+(:[0-9]{1,5})?(\/([A-Za-z0-9._~\/-]|%[0-9A-Fa-f]{2})*)?/
  guard text.wholeMatch(of: address) != nil, let start = text.firstRange(of: "://") else {
    return false
  }
  let path = text[start.upperBound...]
  return !path.contains("//") && !path.split(separator: "/").contains { $0 == "." || $0 == ".." }
}
