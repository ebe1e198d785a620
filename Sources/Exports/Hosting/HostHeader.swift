/// A header that a host should send with every file of the site.
package struct HostHeader: Hashable, Sendable {
  package var name: String
  package var value: String
}

/// The headers that make a site safe to visit, whatever is wrong elsewhere; they forbid what no page uses.
package func securityHeaders(_ policy: ContentPolicy) -> [HostHeader] {
  [
    HostHeader(name: "Content-Security-Policy", value: policy.forHeader),
    HostHeader(name: "X-Content-Type-Options", value: "nosniff"),
    // Where a reader comes from is nobody's business.
    HostHeader(name: "Referrer-Policy", value: "no-referrer"),
    HostHeader(
      name: "Permissions-Policy",
      value: unusedFeatures.map { "\($0)=()" }.joined(separator: ", ")
    ),
    HostHeader(name: "Cross-Origin-Opener-Policy", value: "same-origin"),
    HostHeader(name: "X-Frame-Options", value: "DENY"),
  ]
}

/// What browsers can do for a page and no page of the site asks for.
private let unusedFeatures = [
  "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
  "microphone", "midi", "payment", "publickey-credentials-get", "usb", "xr-spatial-tracking",
]

/// For how long a browser may keep a file.
enum Caching {
  /// Every use asks the host whether the file has changed, which costs no second download.
  package static let pages = "no-cache"
  /// The name changes with the content, so what has the name never changes.
  package static let fingerprinted = "public, max-age=31536000, immutable"
}
