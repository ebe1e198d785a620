import Content
package import Exports
import SiteOutline

extension SitePlan {
  /// The inputs of the files for hosts.
  package var hosting: Hosting {
    Hosting(
      headers: securityHeaders(.published(running: assets.scripts.keys)) + audience.headers,
      root: site.settings.hostRoot,
      fingerprinted: assets.fingerprinted,
      redirects: redirectPlan.hostRedirects,
      gone: goneAddresses
    )
  }
}
