import Foundation
import TestSupport
import Testing

/// Tests that builds and checks start no program and open no socket.
///
/// They run under a system call filter that kills any process that does.
@Suite(.enabled(if: confinement != nil, "needs Linux on x86-64 or arm64, and perl"))
struct ConfinedTests {
  @Test(arguments: ["build", "build --precompress --integrity", "check", "list pages", "explain /"])
  func commandNeedsNeitherProgramsNorSockets(command: String) throws {
    let folder = try SiteFolder()
    let run = try folder.confined("exec \"$SITEGEN\" \(command)")
    #expect(run.status == 0, "\(run.errors)")
    if command.hasPrefix("build") {
      #expect(run.output.contains(" pages, "))
    } else {
      #expect(run.output == (try folder.shell("\"$SITEGEN\" \(command)")).output)
    }
  }

  /// Tests the filter itself: without it, the tests above would prove nothing.
  @Test(arguments: [
    "/bin/ls >/dev/null; echo after", "(echo child); echo after",
    "exec perl -MSocket -e 'socket(my $s, AF_INET, SOCK_STREAM, 0); print \"after\\n\"'",
    "exec perl -MSocket -e 'socket(my $s, AF_UNIX, SOCK_STREAM, 0); print \"after\\n\"'",
  ])
  func whoeverTriesIsEnded(line: String) throws {
    let run = try SiteFolder().confined(line)
    #expect(run.status != 0 && !run.output.contains("after"), "\(run)")
  }
}

extension SiteFolder {
  /// Runs a shell command that may start threads and replace itself, but may not start programs or
  /// open sockets.
  fileprivate func confined(_ line: String) throws -> Run {
    try write(confinement ?? "", to: "bin/confined.pl")
    let quoted = line.replacing("'", with: "'\\''")
    return try shell("perl bin/confined.pl /bin/sh -c '\(quoted)'")
  }
}

/// A Perl program that installs a system call filter (seccomp) and then executes another program.
///
/// Every Debian system has Perl, and the filter needs no privileges. `nil` if Perl is missing.
private let confinement: String? = {
  #if os(Linux) && arch(x86_64)
  // prctl, clone and clone3, and the calls that end the process: socket, connect, bind, fork,
  // vfork.
  let (audit, control, clone, ended) = (0xC000_003E, 157, 56, [41, 42, 49, 53, 57, 58])
  #elseif os(Linux) && arch(arm64)
  let (audit, control, clone, ended) = (0xC000_00B7, 167, 220, [198, 203, 200, 199])
  #else
  return nil
  #endif
  #if os(Linux)
  guard FileManager.default.isExecutableFile(atPath: "/usr/bin/perl") else { return nil }
  return """
    use strict;
    my @code;
    sub add { push @code, pack("SCCL", @_) }
    add(0x20, 0, 0, 4);                       # the machine
    add(0x15, 1, 0, \(audit));
    add(0x06, 0, 0, 0x80000000);              # another one: end
    add(0x20, 0, 0, 0);                       # the number of the call
    for my $number (\(ended.map(String.init).joined(separator: ", "))) {
      add(0x15, 0, 1, $number);
      add(0x06, 0, 0, 0x80000000);
    }
    add(0x15, 0, 1, 435);                     # clone3: there is none, so that clone is asked
    add(0x06, 0, 0, 0x00050000 | 38);
    add(0x15, 0, 4, \(clone));
    add(0x20, 0, 0, 16);                      # its flags: a thread is fine
    add(0x45, 1, 0, 0x00010000);
    add(0x06, 0, 0, 0x80000000);
    add(0x06, 0, 0, 0x7fff0000);
    add(0x06, 0, 0, 0x7fff0000);
    my $program = join "", @code;
    my $filter = pack("S x6 P", scalar(@code), $program);
    syscall(\(control), 38, 1, 0, 0, 0) == 0 or die "no_new_privs: $!";
    syscall(\(control), 22, 2, $filter, 0, 0) == 0 or die "seccomp: $!";
    exec @ARGV or die "exec: $!";
    """
  #endif
}()
