/// What a page may load and run: the only source of its Content-Security-Policy.
///
/// Everything comes from the site itself, and nothing inline is allowed. The policy also works for
/// a page that is opened from a disk.
package struct ContentPolicy: Hashable, Sendable {
  /// The allowed sources by directive, in printing order.
  private var directives: [Directive]
  /// Directives only for headers: HTML forbids one of them in a page, and HTML validators do not
  /// know the others.
  private var directivesOfHosts = [Directive(name: "frame-ancestors", source: "'none'")]

  private struct Directive: Hashable {
    var name: String
    var source: String
  }

  /// The policy of a page without a script: images, style sheets and fonts.
  package static let published = ContentPolicy(directives: [
    Directive(name: "default-src", source: "'none'"),
    Directive(name: "img-src", source: "'self'"),
    Directive(name: "style-src", source: "'self'"),
    Directive(name: "font-src", source: "'self'"),
    Directive(name: "base-uri", source: "'none'"),
    Directive(name: "form-action", source: "'none'"),
  ])

  /// The policy of a page with some scripts, or of a host for a site with them.
  ///
  /// The scripts may run, and may fetch files of the site if one of them does so. In a header, the
  /// policy also forbids them to make markup from text, in browsers that support trusted types.
  package static func published(running scripts: some Collection<PageScript>) -> ContentPolicy {
    guard !scripts.isEmpty else { return published }
    let fetching =
      scripts.contains(where: \.fetches) ? [Directive(name: "connect-src", source: "'self'")] : []
    return ContentPolicy(
      directives: published.directives + [Directive(name: "script-src", source: "'self'")]
        + fetching,
      directivesOfHosts: published.directivesOfHosts + [
        Directive(name: "require-trusted-types-for", source: "'script'"),
        Directive(name: "trusted-types", source: "'none'"),
      ]
    )
  }

  /// The published policy plus what the script of the preview needs: to run, and to listen for
  /// changes.
  package static let preview = ContentPolicy(
    directives: published.directives + [
      Directive(name: "script-src", source: "'self'"),
      Directive(name: "connect-src", source: "'self'"),
    ]
  )

  /// The policy in the form for a page.
  package var forPage: String { text(directives) }

  /// The policy in the form for a header, which also forbids other sites to frame the page.
  package var forHeader: String { text(directives + directivesOfHosts) }

  private func text(_ directives: [Directive]) -> String {
    directives.map { "\($0.name) \($0.source)" }.joined(separator: "; ")
  }
}
