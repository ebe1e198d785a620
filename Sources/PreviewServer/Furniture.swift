import Diagnostics
import Markup

extension Edition {
  /// A page with what only the preview has: a badge, the faults, the script that loads it anew.
  ///
  /// The published site never has any of it: it is put into the bytes of a page on their way out.
  func furnished(_ page: [UInt8], heldBecause reason: String?) -> [UInt8] {
    var parts: [Markup] = [.element("link", ["rel": "stylesheet", "href": "/-/preview.css"])]
    if let reason {
      let words = "Not published: \(reason)"
      parts.append(.element("p", ["class": "sitegen-held", "role": "status"], text: words))
    }
    if !faults.isEmpty { parts.append(faultPanel) }
    let script = Markup.element(
      "script",
      ["src": "/-/preview.js", "data-edition": String(number), "data-server": server]
    )
    parts.append(script)
    let furniture = parts.flatMap { $0.printed().bytes }
    let end = Array("</body>".utf8)
    guard let place = page.ranges(of: end).last else { return page + furniture }
    return Array(page[..<place.lowerBound]) + furniture + Array(page[place.lowerBound...])
  }

  /// Each fault as the terminal shows it: place, words, excerpt, caret, help.
  private var faultPanel: Markup {
    let errors = faults.count { $0.severity == .error }
    let title =
      errors == 0
      ? "Warnings"
      : plan == nil ? "The site cannot be built" : "Not built: this is the last good version"
    let list = faults.map { Markup.element("pre", text: textReport([$0])) }
    // Warnings do not stand before the page: they open when they are asked for.
    let details = Markup.element(
      "details",
      errors == 0 ? [:] : ["open": ""],
      [.element("summary", text: "\(title) (\(faults.count))")] + list
    )
    return .element(
      "aside",
      ["class": "sitegen-faults", "aria-label": "Faults in the content"],
      [details]
    )
  }
}

/// The files that only the preview serves, by their names below `/-/`.
let furnitureFiles: [String: [UInt8]] = [
  "preview.js": Array(previewScript.utf8), "preview.css": Array(previewStyles.utf8),
]

/// Loads the page anew when there is a newer edition, or only its style sheets where nothing else has
/// changed.
///
/// The place on the page is kept: browsers find it again only roughly when the page has grown or shrunk.
private let previewScript = """
  (() => {
    const { edition, server } = document.currentScript.dataset;
    const key = "sitegen-place";
    const place = JSON.parse(sessionStorage.getItem(key));
    sessionStorage.removeItem(key);
    if (place?.path === location.pathname) {
      history.scrollRestoration = "manual";
      const restore = () => scrollTo({ top: place.top, behavior: "instant" });
      restore();
      addEventListener("load", restore, { once: true });
    }
    const reload = () => {
      sessionStorage.setItem(key, JSON.stringify({ path: location.pathname, top: scrollY }));
      location.reload();
    };
    let shown = Number(edition);
    const source = new EventSource("/-/events");
    source.addEventListener("edition", (event) => {
      const latest = JSON.parse(event.data);
      if (latest.server === server && latest.number === shown) return;
      const follows = latest.server === server && latest.number === shown + 1;
      if (!follows || !latest.stylesOnly) return reload();
      shown = latest.number;
      for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
        const address = new URL(link.href);
        address.searchParams.set("edition", shown);
        link.href = address;
      }
    });
    addEventListener("pagehide", () => source.close());
  })();

  """

private let previewStyles = """
  .sitegen-held {
    position: fixed; inset: auto 1rem 1rem auto; z-index: 10; margin: 0; padding: 0.5rem 1rem;
    border: 3px dashed #ffffff; background: #801650; color: #ffffff; font: bold 1rem/1.4 sans-serif;
  }
  .sitegen-held::before {
    content: "NOT PUBLISHED"; position: fixed; inset: 35% 0 auto; text-align: center; opacity: 0.12;
    color: #801650; font-size: 12vw; transform: rotate(-20deg); pointer-events: none;
  }
  .sitegen-faults {
    position: fixed; inset: auto 0 0; z-index: 11; max-height: 60vh; overflow: auto; padding: 1rem;
    border-top: 4px solid #d4351c; background: #0b0c0c; color: #ffffff;
  }
  .sitegen-faults summary { font: bold 1.1rem/1.4 sans-serif; cursor: pointer; }
  .sitegen-faults pre {
    margin: 0 0 1rem; overflow-x: auto; background: none; color: inherit;
    font: 0.875rem/1.4 ui-monospace, monospace; white-space: pre-wrap;
  }
  @media print { .sitegen-faults { display: none; } }

  """
