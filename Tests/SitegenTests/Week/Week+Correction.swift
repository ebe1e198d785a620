import Foundation
import Testing

/// Friday: another id, a correction, and a withdrawal.
extension Week {
  private var now: String { "2024-03-08T10:00:00Z" }

  func friday() throws {
    try rename()
    try correct()
    try commit("Friday")
    try comparisonOfTwoRevisions()
    try withdraw()
    try lastBuild()
    let name = "--name \"Notices, withdrawn\" --notes \"The finding about notices is withdrawn.\""
    let release = try run("release \(name)", asOf: now)
    #expect(release.status == 0, "\(release.output)\(release.errors)")
    #expect(release.output.contains("\nrelease \"Notices, withdrawn\": "))
    try commit("Friday evening")
  }

  /// The file moves, references follow, and each old address leads on.
  private func rename() throws {
    let text = site.read(old.path)
    let rename = try run("rename finding:\(old.id) \(new.id)", asOf: now)
    #expect(rename.status == 0, "\(rename.errors)")
    let files = ["cite.bib", "cite.json", "cite.ris"].map {
      ("\(old.address)\($0)", "\(new.address)\($0)")
    }
    let parts = ["", ":p:many-notices-on-the-quays-were", ":what-was-found"].map {
      (old.part + $0, new.part + $0)
    }
    let moves = files + [(old.address, new.name)] + parts
    let changed = """
      removed: \(old.path)
      created: content/redirects.yml
      created: \(new.path)
      changed: content/reports/harbours/recommendations/01.md

      """
    let leads = moves.map { "redirect: \($0) to \($1)\n" }.joined()
    #expect(rename.output == changed + leads, "\(rename.output)")
    #expect(site.read(old.path) == nil && site.read(new.path) == text)
    let recommendation = site.read("content/reports/harbours/recommendations/01.md")
    #expect(recommendation?.contains("\nfindings: [ladders, \(new.id)]\n") == true)
    let redirects = site.read("content/redirects.yml")
    #expect(redirects == moves.map { "\($0): \($1)\n" }.joined())
    let check = try run("check --strict", asOf: now)
    #expect(check.status == 0, "\(check.errors)")
    try expect("list lost", asOf: now, prints: "")
  }

  /// A changed number needs an entry; with one, nothing is left to say.
  private func correct() throws {
    let words = "Many notices on the quays were missing:"
    try edit(new.path, "[9 of 19]", "[8 of 19]")
    let check = try run("check", asOf: now)
    #expect(check.status == 0 && check.output.hasSuffix(" pages, 1 warning\n"))
    let warning =
      "\(new.path):2:1: warning: \(new.name) has a change since the release \"Notices\" without an "
      + "entry in `changes`: paragraph #p:many-notices-on-the-quays-were: "
      + "\(words) 9 of 19. → \(words) 8 of 19. [change-unexplained]\n"
    #expect(check.errors.hasPrefix(warning), "\(check.errors)")
    #expect(check.errors.contains("changes: [{date: 2024-03-08, kind: correction, note: "))
    let strict = try run("check --strict", asOf: now)
    #expect(strict.status == 1 && strict.errors == check.errors)
    let entry = """
      changes:
        - date: 2024-03-08
          kind: correction
          note: We had counted one quay twice.
          from: 9 of 19
          to: 8 of 19
      ---

      ## What
      """
    try edit(new.path, "---\n\n## What", entry)
    let explained = try run("check --strict", asOf: now)
    #expect(explained.status == 0 && explained.errors == "", "\(explained.errors)")
  }

  /// The comparison of a day and that of the week, in words.
  private func comparisonOfTwoRevisions() throws {
    let day = try run("diff HEAD~1 HEAD", asOf: now)
    let words = "Many notices on the quays were missing:"
    let changes = """
      Notices were missing (\(new.address))
        page moved: \(old.address) → \(new.address)
        paragraph #p:many-notices-on-the-quays-were: \(words) 9 of 19. → \(words) 8 of 19.

      """
    let entry = """
        updated added: 8 March 2024
        list of changes, 2024-03-08 added: We had counted one quay twice. \
      (correction; 9 of 19; 8 of 19)

      4 changes on 1 page

      """
    #expect(day.status == 1 && day.output == changes + entry, "\(day.output)\(day.errors)")
    let week = try run("diff HEAD~5 HEAD", asOf: now)
    let added = "Notices were missing (\(new.address))\n  page added: \(new.address)\n"
    #expect(week.status == 1 && week.output.hasPrefix(added), "\(week.output)\(week.errors)")
  }

  /// The page gives way to a notice, in one edit of one file.
  private func withdraw() throws {
    let reason = "The notices were those of another inspection."
    let text = try #require(site.read(new.path))
    let run = try run("withdraw finding:\(new.id) --reason \"\(reason)\"", asOf: now)
    #expect(run.status == 0, "\(run.errors)")
    let gone = "withdrawn: \(new.path): \(new.address)\n3 files of the site will be gone\n"
    #expect(run.output == gone, "\(run.output)")
    let keys = "withdrawn:\n  date: 2024-03-08\n  reason: \"\(reason)\"\n---\n\n## What"
    #expect(site.read(new.path) == text.replacing("---\n\n## What", with: keys))
    let check = try self.run("check --strict", asOf: now)
    #expect(check.status == 0 && check.errors == "", "\(check.errors)")
    let diff = try self.run("diff HEAD .", asOf: now)
    func change(at address: String) -> String {
      "Notices were missing (\(address))\n  page withdrawn: \(address) (reason: \(reason))\n\n"
    }
    let all = change(at: new.address) + "1 change on 1 page\n"
    #expect(diff.status == 1 && diff.output == all, "\(diff.output)")
    // On Thursday, the page had its old address.
    let sinceThursday = try self.run("diff HEAD~1 .", asOf: now)
    #expect(sinceThursday.output.hasPrefix(change(at: old.address)), "\(sinceThursday.output)")
  }

  /// The notice, the lists that tell of it, the answers of hosts, and every address.
  private func lastBuild() throws {
    let build = try run("build --strict", asOf: now)
    #expect(build.status == 0, "\(build.output)\(build.errors)")
    let notice = try #require(site.read(new.page))
    #expect(notice.contains("<h1>Withdrawn: Notices were missing</h1>"))
    #expect(notice.contains("This finding was withdrawn on 8 March 2024. Reason: The notices were"))
    #expect(!notice.contains("on the quays were missing"))
    for feed in ["public/feed.xml", "public/reports/harbours/feed.xml"] {
      let text = site.read(feed)
      #expect(text?.contains("<title>Withdrawn: Notices were missing</title>") == true, "\(feed)")
    }
    let changes = try #require(site.read("public/changes/index.html"))
    #expect(changes.contains("Withdrawn. Reason: The notices were those of another inspection."))
    #expect(site.read("public/search.json")?.contains("Notices were missing") == false)
    let answers = [
      "_redirects": "\n\(new.address) \(new.address)index.html 410!\n",
      ".htaccess": "  ErrorDocument 410 \(new.address)index.html\n",
      "hosting/nginx.conf":
        "location = \(new.address) { error_page 410 \(new.address)index.html; return 410; }",
      "hosting/Caddyfile": "status 410\n",
    ]
    for (file, answer) in answers {
      #expect(site.read("public/\(file)")?.contains(answer) == true, "\(file)")
    }
    #expect(site.read(old.page)?.contains("url=../\(new.id)/") == true)
    try expect("list lost", asOf: now, prints: "")
    let rules = site.read("public/_redirects") ?? ""
    for address in published where !address.contains("#") {
      let file = "public\(address)" + (address.hasSuffix("/") ? "index.html" : "")
      let isFile = FileManager.default.fileExists(atPath: site.root.appending(path: file).path)
      #expect(isFile || rules.contains("\n\(address) "), "\(address)")
    }
    #expect(try run("verify --public public").status == 0)
  }
}
