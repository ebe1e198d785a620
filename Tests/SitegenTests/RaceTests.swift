import Foundation
import Testing

struct RaceTests {
  /// Each build either succeeds or reports that another one is running, and the folder contains one
  /// complete site.
  @Test func buildsAtOnceDoNotMix() throws {
    let site = try SiteFolder()
    let moments = ["2026-01-01", "2027-01-01"]
    let sites = try moments.map { moment in
      let run = try site.sitegen("build", "--now", moment, "--output", "alone")
      #expect(run.status == 0)
      return site.tree("alone")
    }
    #expect(sites[0] != sites[1])
    for _ in 0..<6 {
      let builds = try (moments + moments).map { moment in
        try site.start(["build", "--now", moment, "--output", "shared"], output: Pipe())
      }
      builds.forEach { $0.waitUntilExit() }
      #expect(builds.allSatisfy { [0, 2].contains($0.terminationStatus) })
      #expect(builds.contains { $0.terminationStatus == 0 })
      #expect(sites.contains(site.tree("shared")))
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/flock")))
  func refusalNamesTheFolder() throws {
    let site = try SiteFolder()
    _ = try site.sitegen("build")
    let before = site.tree("public")
    let run = try site.shell("flock --no-fork public \"$SITEGEN\" build --now 2027-01-01")
    #expect(run.status == 2)
    #expect(
      run.errors == """
        sitegen: another build is writing to ./public: wait for it to finish, or choose another \
        folder with --output

        """
    )
    #expect(site.tree("public") == before)
  }

  @Test func killedBuildHoldsNothing() throws {
    let site = try SiteFolder()
    for milliseconds in stride(from: UInt32(0), to: 200, by: 20) {
      let build = try site.start(["build", "--output", "out"], output: Pipe())
      usleep(milliseconds * 1000)
      kill(build.processIdentifier, SIGKILL)
      build.waitUntilExit()
      #expect(try site.sitegen("build", "--output", "out").status == 0)
      try FileManager.default.removeItem(at: site.root.appending(path: "out"))
    }
  }
}
