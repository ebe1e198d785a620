import Foundation
import PreviewServer
import Testing

@testable import SitegenCLI

/// Tests of what the preview says about a port that it cannot open.
struct ServePortsTests {
  @Test(arguments: [
    (EADDRINUSE, 8080, "port 8080 is in use: choose another with --port"),
    (EACCES, 80, "this user may not open port 80: choose one from 1024 to 65535 with --port"),
    (EADDRNOTAVAIL, 81, "cannot open port 81: "),
  ])
  func refusalHasWordsOfItsOwn(code: Int32, port: Int, message: String) {
    #expect(PortFailure(port: port, code: code).description.hasPrefix(message))
  }
}
