import Foundation
import Testing

/// Wednesday and Thursday: an embargo, and the release at its end.
extension Week {
  /// No build tells of the finding before its instant.
  func wednesday() throws {
    let now = "2024-03-06T10:00:00Z"
    try edit(old.path, "draft: true", "publish_at: 2024-03-07T09:30:00+00:00")
    let audit = try run("check --embargo", asOf: now)
    #expect(audit.status == 0 && audit.output.hasSuffix(" pages, 0 warnings\n"))
    let proof = "1 unpublished item, 1 embargo ahead, no build shows anything early\n"
    #expect(audit.output.hasPrefix(proof), "\(audit.output)\(audit.errors)")
    let next = try run("list next", asOf: now)
    let end = "2024-03-07T09:30:00Z  embargo-ends  \(old.name)  \(old.path):2\n"
    #expect(next.status == 0 && next.output.hasPrefix(end), "\(next.output)")
    #expect(try run("build --strict", asOf: now).status == 0)
    for (path, text) in site.tree("public") {
      for word in ["notices-were", "notices were"] {
        #expect(!"\(path) \(text)".lowercased().contains(word), "\(word) in \(path)")
      }
    }
    try linkFromAPublicText(now)
    try commit("Wednesday")
  }

  /// A public text cannot lead to the finding yet.
  private func linkFromAPublicText(_ now: String) throws {
    let page = "content/pages/about.md"
    let text = try #require(site.read(page))
    try edit(page, "Text.", "Text, and [notices](finding:\(old.id)).")
    let check = try run("check --embargo", asOf: now)
    #expect(check.status == 1 && check.output.hasSuffix(" pages, 1 error, 0 warnings\n"))
    let error =
      "\(page):5:21: error: the finding \"\(old.id)\" is unpublished, but this record is published "
      + "[held-reference]\n"
    #expect(check.errors.hasPrefix(error), "\(check.errors)")
    try site.write(text, to: page)
  }

  /// The finding appears at its instant by a build alone, and exactly what was read is released.
  func thursday() throws {
    let now = "2024-03-07T09:30:00Z"
    let new = "new to the public since the release \"First\": 1 record, 3 files (\(old.name), "
    let before = try run("check", asOf: "2024-03-07T09:29:59Z")
    #expect(before.status == 0 && !before.output.contains("new to the public"))
    let build = try run("build --strict --first-published new.json", asOf: now)
    #expect(build.status == 0 && build.output.hasPrefix(new), "\(build.output)\(build.errors)")
    let page = try #require(site.read(old.page))
    #expect(page.contains("Many notices on the quays were missing: 9 of 19."))
    #expect(try run("verify --public public").status == 0)
    let approved = try #require(site.read("new.json"))
    #expect(approved.contains("\"as_of\": \"\(now)\"") && approved.contains("\"\(old.name)\""))
    try releaseOfSomethingElse(now)
    let release = try run(
      "release --expect new.json --name \"Notices\" --notes \"The finding about notices.\"",
      asOf: now
    )
    let files = "content/addresses.txt\ncontent/release.json\ncontent/releases.yml\n"
    #expect(release.status == 0 && release.output.hasPrefix(new), "\(release.errors)")
    #expect(release.output.contains("\n\(files)release \"Notices\": "))
    #expect(release.output.contains(" pages, 6 new addresses, manifest "))
    let versions = try #require(site.read("content/releases.yml"))
    #expect(versions.contains("- name: \"Notices\"\n  date: \(now)\n"))
    #expect(versions.hasSuffix("  notes: \"The finding about notices.\"\n"))
    try expect("list new", asOf: now, prints: "")
    let known = published
    notePublished()
    let paragraph = "p:many-notices-on-the-quays-were"
    let added =
      ["", "#what-was-found", "#\(paragraph)"].map { old.address + $0 }
      + ["", ":what-was-found", ":\(paragraph)"].map { old.part + $0 }
    #expect(published.subtracting(known) == Set(added))
    try commit("Thursday")
  }

  /// The approved list has three files less than what would be new.
  private func releaseOfSomethingElse(_ now: String) throws {
    let versions = site.read("content/releases.yml")
    try site.write("# Approved\n\(old.name)\n", to: "names.txt")
    let refused = try run("release --expect names.txt", asOf: now)
    #expect(refused.status == 1)
    let last = "nothing was released: 3 differences from what was expected\n"
    #expect(refused.output.hasSuffix(last), "\(refused.output)")
    let files = ["cite.bib", "cite.json", "cite.ris"].map { file in
      "sitegen: new to the public, but not expected: \(old.address)\(file)\n"
    }
    #expect(refused.errors == files.joined())
    #expect(site.read("content/releases.yml") == versions)
  }
}
