import Formats
import SiteOutline

extension Hosting {
  /// The file for Caddy: a route, whose directives apply in their order, and a page for errors.
  var caddyfile: [String] {
    let site =
      caddyHeaders + caddyUnreadable + caddyRules + caddyFolders + caddyTypes + fileServer()
    let errors =
      [
        // A missing file may exist a moment later, whatever its name is.
        "header Cache-Control \"\(Caching.pages)\"",
        "header Content-Type \"\(contentType(of: notFoundPath.text))\"",
      ] + varying + ["rewrite * \(quoted(folder + notFoundPath.text))"] + fileServer()
    return [
      "# For Caddy 2.6 or later: `import` this file in the block of the site, beside its `root`."
    ] + caddyRoute(site) + block("handle_errors", block("handle \(quoted(folder + "*"))", errors))
  }

  /// The directives of the site, for its own folder only.
  private func caddyRoute(_ lines: [String]) -> [String] {
    guard folder != "/" else { return block("route", lines) }
    let paths = [String(folder.dropLast()), folder + "*"].map(quoted).joined(separator: " ")
    return ["@sitegen path \(paths)"] + block("route @sitegen", lines)
  }

  private var caddyHeaders: [String] {
    block(
      "header",
      headers.map { "\($0.name) \"\($0.value)\"" } + [
        strictTransportNote,
        "# \(strictTransport.name) \"\(strictTransport.value)\"",
      ]
    ) + varying + [
      "# A browser asks for a page each time; a file with a hash in its name never changes.",
      "header Cache-Control \"\(Caching.pages)\"",
      "@kept path_regexp `\(fingerprintPattern)`",
      "header @kept Cache-Control \"\(Caching.fingerprinted)\"",
    ]
  }

  private var caddyUnreadable: [String] {
    let paths = HostFile.unreadable.map { quoted(folder + $0) }.joined(separator: " ")
    return ["", "# Files for hosts, and names that start with a dot."]
      + ["@hosts path \(paths)", "error @hosts 404"]
      + block("@hidden", ["path_regexp `/\\.`", "not path /.well-known/*"])
      + ["error @hidden 404"]
  }

  private var caddyRules: [String] {
    guard !rules.isEmpty else { return [] }
    return ["", "# Old addresses."]
      + block("map {query} {sitegen_query}", ["~^(.+)$ ?$1", "default \"\""])
      + rules.enumerated().flatMap { caddyLines($1, number: $0 + 1) }
  }

  /// The lines for a rule; `number` makes the name of its matcher unique.
  private func caddyLines(_ rule: HostRule, number: Int) -> [String] {
    // Caddy compares paths without regard to case, and would match the other address as well.
    let isNamed = rule.isRespelled || rule.query != nil
    let matcher = isNamed ? "@old\(number)" : quoted(rule.path)
    let path = "path_regexp `^\(escapedForMatching(rule.path))$`"
    let declaration =
      rule.query.map { block(matcher, [path, "expression `{query} == \"\($0)\"`"]) }
      ?? (isNamed ? ["\(matcher) \(path)"] : [])
    switch rule.answer {
    case .redirect(let target):
      let asked = target.keepsQuery ? "{sitegen_query}" : target.query
      let address = "\(target.path)\(asked)\(target.fragment)"
      return declaration + ["redir \(matcher) \"\(address)\" 301"]
    case .gone(let notice):
      let page = [
        "header Content-Type \"\(contentType(of: notFoundPath.text))\"",
        "rewrite * \(quoted(notice))",
      ]
      return declaration + block("handle \(matcher)", page + fileServer(["status 410"]))
    }
  }

  /// Adds the slash to the address of a folder, as Caddy itself does, which forgets the query.
  private var caddyFolders: [String] {
    ["", "# The address of a folder ends with a slash."]
      + block("map {uri} {sitegen_folder}", ["~^/+([^?]*)(.*)$ /$1/$2"])
      + block("@folder", ["not path */", "file {path}/index.html"])
      + ["redir @folder {sitegen_folder} 301"]
  }

  private var caddyTypes: [String] {
    ["", "# Caddy would ask the machine for types."]
      + MediaType.all.flatMap { type in
        let matcher = "@\(type.extensions[0])"
        let patterns = type.extensions.map { "*.\($0)" }.joined(separator: " ")
        return [
          "\(matcher) path \(patterns)", "header \(matcher) Content-Type \"\(type.contentType)\"",
        ]
      }
  }

  /// Says that compression depends on the request; at the end, because Caddy says so sometimes.
  private var varying: [String] { block("header", ["Vary Accept-Encoding", "defer"]) }

  private func fileServer(_ options: [String] = []) -> [String] {
    block("file_server", ["precompressed br gzip"] + options)
  }

  private func block(_ name: String, _ lines: [String]) -> [String] {
    ["\(name) {"] + lines.map { $0.isEmpty ? $0 : "\t" + $0 } + ["}"]
  }
}
