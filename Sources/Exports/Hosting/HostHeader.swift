/// A header that a host should send with every file of the site.
package struct HostHeader: Hashable, Sendable {
  package var name: String
  package var value: String
}

/// Headers that protect readers even if something else is wrong; they forbid nothing that a page
/// uses.
package func securityHeaders(_ policy: ContentPolicy) -> [HostHeader] {
  [
    HostHeader(name: "Content-Security-Policy", value: policy.forHeader),
    HostHeader(name: "X-Content-Type-Options", value: "nosniff"),
    // Other sites must not learn where a reader comes from.
    HostHeader(name: "Referrer-Policy", value: "no-referrer"),
    HostHeader(
      name: "Permissions-Policy",
      value: unusedFeatures.map { "\($0)=()" }.joined(separator: ", ")
    ),
    HostHeader(name: "Cross-Origin-Opener-Policy", value: "same-origin"),
    HostHeader(name: "X-Frame-Options", value: "DENY"),
  ]
}

/// Browser features that no page of the site uses.
private let unusedFeatures = [
  "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
  "microphone", "midi", "payment", "publickey-credentials-get", "usb", "xr-spatial-tracking",
]

/// Values of `Cache-Control`.
enum Caching {
  /// The browser asks the host each time whether the file has changed, which needs no second
  /// download.
  package static let pages = "no-cache"
  /// The name changes with the content, so the content of one name never changes.
  package static let fingerprinted = "public, max-age=31536000, immutable"
}
