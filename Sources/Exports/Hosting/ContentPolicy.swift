/// What a page may load and run: its Content-Security-Policy, made here and nowhere else.
///
/// Everything comes from the site itself, and nothing inline counts. It holds also for a page that is
/// opened from a disk.
package struct ContentPolicy: Hashable, Sendable {
  /// What is allowed, by directive, in the order in which it is printed.
  private var directives: [Directive]
  /// What only a host says: HTML does not allow the one in a page, and checkers of HTML do not know the others.
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

  /// The policy of a page with some scripts, or of a host for a site that has them.
  ///
  /// They may run, get files of the site where one of them does so, and, where a host says it, never make
  /// markup of a text: a browser that knows trusted types refuses that.
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

  /// The published policy and what the script of the preview needs: to run, and to hear of changes.
  package static let preview = ContentPolicy(
    directives: published.directives + [
      Directive(name: "script-src", source: "'self'"),
      Directive(name: "connect-src", source: "'self'"),
    ]
  )

  /// As it stands in a page.
  package var forPage: String { text(directives) }

  /// As a host sends it: nobody may put a page into a frame of theirs.
  package var forHeader: String { text(directives + directivesOfHosts) }

  private func text(_ directives: [Directive]) -> String {
    directives.map { "\($0.name) \($0.source)" }.joined(separator: "; ")
  }
}
