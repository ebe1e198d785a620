import Content
import Diagnostics
import Exports
import Foundation
import Pages
import SiteOutline
import SitePlanning
import TestSupport
import Testing

/// Builds a site with payloads inserted into it, as of an instant.
struct HostileBuilder {
  var site: HostileSite
  var now: Instant
  /// The fields that accept arbitrary text; `nil` until that is known.
  var taking: Set<Int>?

  /// The result of inserting a payload into all fields.
  struct Attempt {
    var built: Built
    /// The fields that accepted the payload.
    var accepted: Set<Int>
  }

  /// Inserts a payload into every field, removes it from those for which the program reports an
  /// error, and renders the resulting site.
  ///
  /// Once it is known which fields accept arbitrary text, only these and addresses are tried,
  /// unless `everywhere` is set: fields that reject text (ids, numbers, dates, options) also reject
  /// special characters.
  func attempt(
    _ payload: String,
    _ laying: Laying,
    everywhere: Bool = false
  ) async throws -> Attempt {
    let addresses = site.fields.indices.filter { site.fields[$0].original.contains("://") }
    let known = everywhere ? nil : taking
    var active = known?.union(addresses) ?? Set(site.fields.indices)
    while true {
      let laid = site.laid(payload, laying, in: active)
      var diagnostics: [Diagnostic] = []
      let options = BuildOptions(now: now, threads: 2, delivery: .published(integrity: false))
      let plan = await buildPlan(SourceTree(laid.files), options, into: &diagnostics)
      let errors = diagnostics.filter { $0.severity == .error }
      guard !errors.isEmpty else {
        let rendered = await concurrentMap(plan.pages, threads: 2) { render($0, of: plan) }
        let files = Dictionary(rendered.map { ($0.path.text, $0.bytes) }) { first, _ in first }
        let built = Built(plan: plan, diagnostics: diagnostics, files: files, publicInputs: [])
        return Attempt(built: built, accepted: active)
      }
      let refused = refused(errors, laid, active)
      if refused.isEmpty { throw Stuck(report: textReport(errors)) }
      active.subtract(refused)
    }
  }

  struct Stuck: Error {
    var report: String
  }

  /// The fields at the locations of errors.
  ///
  /// An error elsewhere follows from a name that has changed, so all names are removed; if none is
  /// left, all fields of the files with errors are removed.
  private func refused(_ errors: [Diagnostic], _ laid: LaidSite, _ active: Set<Int>) -> Set<Int> {
    let atLocations = Set(errors.compactMap { laid.field(at: $0.location) }).intersection(active)
    if !atLocations.isEmpty { return atLocations }
    let names = active.filter { site.fields[$0].isName }
    if !names.isEmpty { return names }
    let files = Set(errors.map(\.location.path))
    return active.filter { files.contains(site.fields[$0].file) }
  }
}

/// A site, with what its files contain if every text is harmless, to compare other builds with.
struct HostileSuite {
  var site: HostileBuilder
  /// The elements and attributes (`a href`) of pages, and those of XML files by extension.
  private var known: [String: Set<String>] = [:]
  /// The number of active elements on each page.
  private var active: [String: [String: Int]] = [:]
  /// The lines of files for hosts and search engines, and the bytes of copied files.
  private var fixed: [String: [UInt8]] = [:]

  static let harbours = Task {
    let now = try #require(Instant("2031-09-01"))
    let site = try HostileSite(try harboursWithEverything())
    return try await HostileSuite(HostileBuilder(site: site, now: now))
  }

  init(_ site: HostileBuilder) async throws {
    self.site = site
    let attempt = try await site.attempt("words", .before)
    self.site.taking = attempt.accepted
    for (path, bytes) in attempt.built.files {
      let kind = ending(of: path)
      switch kind {
      case "html":
        let page = StrictPage(bytes)
        known[kind, default: []].formUnion(names(page.elements))
        active[path] = counts(page.elements)
      case "svg", "xml": known[kind, default: []].formUnion(names(StrictXML(bytes).elements))
      case "ics": known[kind, default: []].formUnion(calendarNames(bytes))
      case "json", "csv", "ris", "bib": break
      default: fixed[path] = bytes
      }
    }
  }

  /// Compares every file of a site with the known ones and expects nothing new.
  func expectNothingNew(in built: Built) {
    for (path, bytes) in built.files {
      let text = String(decoding: bytes, as: UTF8.self)
      switch ending(of: path) {
      case "html": expect(StrictPage(bytes), at: path)
      case "svg", "xml":
        let document = StrictXML(bytes)
        #expect(document.isWellFormed, "\(path)")
        expect(document.elements, at: path)
      case "json": expectJSON(text, at: path)
      case "csv":
        for cell in cells(ofCSV: text).joined() where isFormula(cell) {
          Issue.record("\(cell.debugDescription) in \(path)")
        }
      case "ics":
        let new = calendarNames(bytes).subtracting(known["ics"] ?? [])
        #expect(new.isEmpty, "\(path)")
      case "ris":
        let lines = text.split(separator: "\r\n")
        #expect(lines.allSatisfy { $0.wholeMatch(of: /[A-Z][A-Z0-9] {2}-.*/) != nil }, "\(path)")
        #expect(lines.count { $0.hasPrefix("TY") } == 1, "\(path)")
      case "bib":
        let depths = text.reduce(into: [0]) { depths, sign in
          depths.append(depths[depths.count - 1] + (sign == "{" ? 1 : sign == "}" ? -1 : 0))
        }
        #expect(
          depths.last == 0 && depths.dropLast(2).dropFirst(7).allSatisfy { $0 > 0 },
          "\(path)"
        )
      default: #expect(fixed[path] == bytes, "\(path)")
      }
    }
  }

  private func expect(_ page: StrictPage, at path: String) {
    #expect(page.fault == nil, "\(path)")
    expect(page.elements, at: path)
    #expect(counts(page.elements) == active[path], "\(path)")
    for element in page.elements where element.name == "script" && !element.text.isEmpty {
      #expect(element.attributes.map(\.value) == ["application/ld+json"], "\(path)")
      expectJSON(element.text, at: path)
    }
  }

  private func expect(_ elements: [StrictPage.Element], at path: String) {
    let new = names(elements).subtracting(known[ending(of: path)] ?? [])
    #expect(new.isEmpty, "\(path)")
    for element in elements {
      for (name, value) in element.attributes {
        if name.lowercased().hasPrefix("on") { Issue.record("\(name) in \(path)") }
        guard ["href", "src", "action", "xlink:href", "data", "poster"].contains(name) else {
          continue
        }
        if !isHarmless(value) { Issue.record("\(name)=\(value.debugDescription) in \(path)") }
      }
    }
  }

  private func expectJSON(_ text: String, at path: String) {
    let value = try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    #expect(value != nil, "\(path)")
  }
}

private func ending(of path: String) -> String {
  let name = path.split(separator: "/").last ?? ""
  return name.hasPrefix(".") ? "" : String(name.split(separator: ".").last ?? "")
}

private func names(_ elements: [StrictPage.Element]) -> Set<String> {
  Set(
    elements.map(\.name)
      + elements.flatMap { element in
        element.attributes.map { "\(element.name) \($0.name)" }
      }
  )
}

private func counts(_ elements: [StrictPage.Element]) -> [String: Int] {
  let doing: Set<String> = [
    "script", "style", "link", "meta", "base", "form", "iframe", "object", "embed", "input",
    "title",
  ]
  return elements.reduce(into: [:]) { counts, element in
    if doing.contains(element.name) { counts[element.name, default: 0] += 1 }
  }
}

/// The property names of a calendar, whose long lines are continued after a space.
private func calendarNames(_ bytes: [UInt8]) -> Set<String> {
  let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "")
  return Set(
    text.components(separatedBy: .newlines).map { String($0.prefix { $0 != ":" && $0 != ";" }) }
  )
}

private func isFormula(_ cell: String) -> Bool {
  guard let first = cell.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first) else {
    return false
  }
  return cell.wholeMatch(of: /-[0-9]+(\.[0-9]+)?/) == nil
}

/// Whether an address only opens a page, as a browser reads it: spaces and control characters are
/// skipped.
private func isHarmless(_ address: String) -> Bool {
  let scalars = address.unicodeScalars.filter { $0.value > 0x20 }
  let text = String(String.UnicodeScalarView(scalars)).lowercased()
  guard let match = text.prefixMatch(of: /([a-z][a-z0-9+.-]*):/) else { return true }
  return ["https", "http", "mailto", "tel"].contains(String(match.output.1))
}
