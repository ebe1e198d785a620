#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The permissions that new files and folders do not get.
///
/// The system returns it only when it is set, so it is read once, before files are written.
let fileModeMask: mode_t = {
  let mask = umask(0o022)
  umask(mask)
  return mask
}()

/// Gives a file or a folder the mode of a new one, unless it has it.
///
/// What a folder passes on to new entries (such as its group) is kept. A link is not followed.
func resetModeOfEntry(_ path: String) {
  var info = stat()
  guard lstat(path, &info) == 0, newMode(insteadOf: info.st_mode) != nil else { return }
  let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  defer { close(descriptor) }
  guard fstat(descriptor, &info) == 0, let mode = newMode(insteadOf: info.st_mode) else { return }
  _ = fchmod(descriptor, mode)
}

/// The mode that a file or a folder should have; `nil` if it has it or is something else.
private func newMode(insteadOf mode: mode_t) -> mode_t? {
  let wanted: mode_t
  switch mode & S_IFMT {
  case S_IFREG: wanted = 0o666 & ~fileModeMask
  case S_IFDIR: wanted = 0o777 & ~fileModeMask | mode & 0o7000
  default: return nil
  }
  return mode & 0o7777 == wanted ? nil : wanted
}
