import Formats
import SiteOutline

/// The files of hosts such as Netlify and Cloudflare Pages, which also compress by themselves.
extension Hosting {
  var headersFile: [String] {
    // A name with special characters could end its line, so it gets no header.
    let plain = fingerprinted.map(\.text).filter(isPlainPath)
    return [
      "# Headers for hosts that read this file, such as Netlify and Cloudflare Pages.",
      "# These hosts already tell browsers to revalidate each page.",
      "\(root)*",
    ] + headers.map { "  \($0.name): \($0.value)" } + [
      "  " + strictTransportNote,
      "  # \(strictTransport.name): \(strictTransport.value)",
    ]
      + plain.flatMap { ["\(root)\($0)", "  Cache-Control: \(Caching.fingerprinted)"] }
  }

  var redirectsFile: [String] {
    ["# Old addresses, for hosts that read this file, such as Netlify and Cloudflare Pages."]
      + rules.map { rule in
        let query = (rule.query ?? "").split(separator: "&").map { " \($0)" }.joined()
        let from = percentEncoded(rule.path) + query
        // Only Netlify knows queries, and `!`, which is for an address at which there is a page.
        return switch rule.answer {
        case .redirect(let target): "\(from) \(target.text) 301\(query.isEmpty ? "" : "!")"
        case .gone(let notice): "\(from) \(percentEncoded(notice)) 410!"
        }
      }
  }
}
