import Formats
import SiteOutline

extension Hosting {
  /// The file for nginx; for a site in a folder, all but two lines apply to this folder only.
  var nginx: [String] {
    let site = nginxSettings + nginxUnreadable + nginxRules
    return [
      "# For nginx 1.11.8 or later: `include` this file in the `server` block of the site, beside",
      "# its `root`. Add `brotli_static on;` there if nginx has this module.",
      "",
      "# A browser asks for a page each time; a file with a hash in its name never changes.",
      "set $sitegen_cache \"\(Caching.pages)\";",
      "if ($uri ~ \"\(fingerprintPattern)\") { set $sitegen_cache \"\(Caching.fingerprinted)\"; }",
    ] + (folder == "/" ? site : nginxBlock(site))
  }

  private func nginxBlock(_ lines: [String]) -> [String] {
    let bare = quoted(String(folder.dropLast()))
    return [
      "",
      "location = \(bare) { absolute_redirect off; return 301 \"\(root)$is_args$args\"; }",
      "location ^~ \(quoted(folder)) {",
    ] + lines.map { $0.isEmpty ? $0 : "  " + $0 } + ["}"]
  }

  private var nginxSettings: [String] {
    let texts = MediaType.all.filter { $0.needsCharset && $0.name != "text/html" }.map(\.name)
    return [
      "add_header Cache-Control $sitegen_cache always;"
    ] + headers.map { "add_header \($0.name) \"\($0.value)\" always;" } + [
      strictTransportNote,
      "# add_header \(strictTransport.name) \"\(strictTransport.value)\" always;",
      "",
      "# What is missing, and what must not be read, are one answer: the page of the site.",
      "index index.html;",
      "error_page 403 404 =404 \(quoted(folder + notFoundPath.text));",
      "# Redirects without the name of the host also work behind a proxy.",
      "absolute_redirect off;",
      "",
      "# Send the .gz files beside the others, with `Vary`, and behind a proxy too.",
      "gzip_static on;",
      "gzip_vary on;",
      "gzip_proxied any;",
      "",
      "charset utf-8;",
      "charset_types \(texts.joined(separator: " "));",
      "types {",
    ] + MediaType.all.map { "  \($0.name) \($0.extensions.joined(separator: " "));" } + ["}"]
  }

  private var nginxUnreadable: [String] {
    ["", "# Files for hosts, and names that start with a dot.", nginxHidden]
      + HostFile.unreadable.map {
        "location ~* \"^\(escapedForMatching(folder + $0))$\" { return 404; }"
      } + (rules.isEmpty ? [] : ["", "# Old addresses."])
  }

  private var nginxHidden: String { "location ~ \"\(hiddenNamePattern)\" { return 404; }" }

  /// A location for each address, because a location does not depend on the query.
  private var nginxRules: [String] {
    let byPath = Dictionary(grouping: rules, by: \.path)
    var seen: Set<String> = []
    return rules.map(\.path).filter { seen.insert($0).inserted }.map { path in
      let answers = byPath[path, default: []].map(nginxAnswer).joined(separator: " ")
      return "location = \(quoted(path)) { \(answers) }"
    }
  }

  private func nginxAnswer(_ rule: HostRule) -> String {
    switch rule.answer {
    case .redirect(let target):
      let asked = target.keepsQuery ? "$is_args$args" : target.query
      let answer = "return 301 \"\(target.path)\(asked)\(target.fragment)\";"
      return rule.query.map { "if ($args = \"\($0)\") { \(answer) }" } ?? answer
    case .gone(let notice): return "error_page 410 \(quoted(notice)); return 410;"
    }
  }
}
