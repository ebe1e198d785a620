import Exports
import Formats
import SiteOutline
import Testing

/// The files for hosts say the same to each of them; `scripts/check-hosting` asks real ones.
struct HostFileTests {
  private static let own: [HostFile] = [.htaccess, .nginx, .caddy]

  private func hosting(
    root: String = "/",
    redirects: [HostRedirect] = [],
    gone: [SitePath] = []
  ) -> Hosting {
    Hosting(
      headers: securityHeaders(.published),
      root: root,
      fingerprinted: [],
      redirects: redirects,
      gone: gone
    )
  }

  @Test(arguments: own)
  func eachTypeIsDeclared(file: HostFile) {
    let text = hosting().text(of: file)
    for type in MediaType.all {
      #expect(text.contains(type.name), "\(type.name)")
      // Caddy alone is given patterns.
      let names = type.extensions.map { file == .nginx ? " \($0)" : ".\($0)" }
      #expect(names.allSatisfy(text.contains), "\(type.name)")
    }
  }

  @Test(arguments: own)
  func filesForHostsAreNotRead(file: HostFile) {
    let lines = hosting(root: "/b/").text(of: file).split(separator: "\n")
    for name in ["_headers", "_redirects", "hosting/nginx", "hosting/Caddyfile"] {
      let line = lines.first { !$0.contains("#") && $0.contains("/b/\(name)") }
      #expect(line != nil, "\(name)")
    }
    #expect(lines.contains { $0.contains("well-known/") })
  }

  /// Nobody may be told for long that something is missing, even if its name has a hash.
  @Test func missingFileIsAskedForAgain() throws {
    let nginx = hosting().text(of: .nginx)
    #expect(nginx.contains("\nadd_header Cache-Control $sitegen_cache always;\n"))
    let apache = hosting().text(of: .htaccess)
    #expect(apache.contains("\n  Header always set Cache-Control \"no-cache\"\n"))
    #expect(apache.contains("immutable\" \"expr=%{REQUEST_STATUS} in {200, 206, 304}\"\n"))
    let caddy = hosting().text(of: .caddy)
    let errors = try #require(caddy.firstRange(of: "\nhandle_errors {"))
    #expect(caddy[errors.upperBound...].contains("\t\theader Cache-Control \"no-cache\"\n"))
  }

  @Test func queryComesBeforeTheFragment() {
    let redirect = HostRedirect(from: .page("old"), to: "about/#a$b", isRespelled: false)
    let hosting = hosting(redirects: [redirect])
    let nginx = "location = /old/ { return 301 \"/about/$is_args$args#a%24b\"; }\n"
    #expect(hosting.text(of: .nginx).contains(nginx))
    let caddy = "\tredir /old/ \"/about/{sitegen_query}#a%24b\" 301\n"
    #expect(hosting.text(of: .caddy).contains(caddy))
    let apache = """
      <If "%{REQUEST_URI} =~ m#^/old/$# && -z %{QUERY_STRING}">
        Redirect 301 "/about/#a%24b"
      </If>
      <If "%{REQUEST_URI} =~ m#^/old/$# && -n %{QUERY_STRING}">
        Redirect 301 "/about/?%{QUERY_STRING}#a%24b"
      </If>

      """
    #expect(hosting.text(of: .htaccess).contains(apache))
  }

  /// What is for one query, has a query or is on another site is the same for all requests.
  @Test func queryIsKeptOnlyOnThisSite() {
    let hosting = hosting(
      redirects: [
        HostRedirect(from: .page("old"), to: "search/?q=a", isRespelled: false),
        HostRedirect(from: .page("old"), query: "id=1", to: "about/", isRespelled: false),
        HostRedirect(
          from: .file("far.csv"),
          to: "https://b.example/x",
          isElsewhere: true,
          isRespelled: false
        ),
      ]
    )
    let nginx = hosting.text(of: .nginx)
    let asked = "if ($args = \"id=1\") { return 301 \"/about/\"; }"
    #expect(nginx.contains("location = /old/ { \(asked) return 301 \"/search/?q=a\"; }\n"))
    #expect(nginx.contains("location = /far.csv { return 301 \"https://b.example/x\"; }\n"))
    let apache = hosting.text(of: .htaccess)
    let others = "m#^/old/$# && %{QUERY_STRING} != 'id=1'\">\n"
    #expect(apache.contains("\(others)  RedirectMatch 301 \"^/old/$\" \"/search/?q=a\"\n"))
    let caddy = hosting.text(of: .caddy)
    #expect(caddy.contains("\tredir @old1 \"/about/\" 301\n"))
    #expect(caddy.contains("\tredir /old/ \"/search/?q=a\" 301\n"))
    #expect(hosting.text(of: .redirects).contains("\n/old/ id=1 /about/ 301!\n"))
  }

  @Test func withdrawnPageIsItsOwnNotice() {
    let hosting = hosting(root: "/b/", gone: [.page("old"), .file("data", "old.csv")])
    #expect(
      hosting.text(of: .redirects).hasSuffix(
        """

        /b/old/ /b/old/index.html 410!
        /b/data/old.csv /b/404.html 410!

        """
      )
    )
    let nginx = hosting.text(of: .nginx)
    #expect(
      nginx.contains("location = /b/old/ { error_page 410 /b/old/index.html; return 410; }\n")
    )
    #expect(
      nginx.contains("location = /b/data/old.csv { error_page 410 /b/404.html; return 410; }\n")
    )
    #expect(
      hosting.text(of: .htaccess).hasSuffix(
        """
        <If "%{REQUEST_URI} =~ m#^/b/data/old\\.csv$#">
          Redirect 410
          ErrorDocument 410 /b/404.html
        </If>

        """
      )
    )
    let caddy = hosting.text(of: .caddy)
    #expect(caddy.contains("\thandle /b/old/ {\n"))
    #expect(caddy.contains("\t\trewrite * /b/old/index.html\n"))
    #expect(caddy.contains("\t\t\tstatus 410\n"))
  }
}
