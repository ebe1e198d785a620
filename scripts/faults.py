"""Common code of `scripts/check-faults` and `scripts/check-edits`.

Starts builds, compares folders and causes I/O errors.
"""

import contextlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
MANIFEST, PATIENCE = "manifest.json", 60
PAGE = "---\ntitle: One page more\ndescription: One page more, for a check.\n---\n\nNothing else.\n"
TEMPORARY = re.compile(r"(.*/)?\.sitegen-[0-9a-f]{8}")
# A user who owns nothing: root may write to any folder, whatever its mode.
NOBODY = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]


class Fault(Exception):
    """A build violated a requirement."""


class Skipped(Exception):
    """This machine does not allow a case to run."""


def expect(holds, words):
    if not holds:
        raise Fault(words)


class Program:
    """Starts builds as of an instant, and kills those that are still running."""

    def __init__(self, binary, now, caches):
        self.binary, self.now, self.caches, self.started = binary, now, str(caches), []

    def start(self, source, out, *more, prefix=(), variables=None, **how):
        arguments = ["build", "--quiet", "--now", self.now, "--source", source, "--output", out, *more]
        environment = {**os.environ, "LC_ALL": "C", "XDG_CACHE_HOME": self.caches, **(variables or {})}
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True}
        process = subprocess.Popen([*prefix, self.binary, *map(str, arguments)], env=environment, **streams, **how)
        self.started.append(process)
        return process

    def ended(self, process):
        """The last line that a build printed, and its exit code."""
        try:
            words = process.communicate(timeout=PATIENCE)[1].strip().split("\n")[-1]
        except subprocess.TimeoutExpired:
            raise Fault(f"a build does not finish within {PATIENCE} s") from None
        self.started.remove(process)
        return words, process.returncode

    def build(self, source, out, *more, **how):
        words, status = self.ended(self.start(source, out, *more, **how))
        expect(status == 0, f"a build exits with {status}: {words}")

    def end_all(self):
        for process in self.started:
            process.kill()
            process.wait()
        self.started.clear()


def files(folder):
    """Every file below a folder, with its bytes."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            found[os.path.relpath(path, folder)] = pathlib.Path(path).read_bytes()
    return found


def write(folder, texts):
    for name, data in texts.items():
        path = pathlib.Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def state(out):
    """Identifies the manifest of a folder; it changes when a build starts writing and when it ends."""
    with contextlib.suppress(OSError):
        return os.stat(out / MANIFEST).st_ino


def until_writing(process, out, before):
    while state(out) == before and process.poll() is None:
        time.sleep(0.001)
    return time.monotonic()


class Site:
    """A version of the content with a page of its own, and the output of an undisturbed build."""

    def __init__(self, program, work, content, name, title):
        self.source, self.clean = work / name, work / f"{name}-clean"
        for folder in ["templates", f"{content}/content", f"{content}/templates"]:
            target = self.source / pathlib.PurePath(folder).name
            shutil.copytree(ROOT / folder, target, dirs_exist_ok=True)
        facts = self.source / "content/site.yml"
        text = re.sub(r"(?m)^footer: \[", f"footer: [page:{name}, ", facts.read_text())
        facts.write_text(re.sub(r"(?m)^short_title: .*", f"short_title: {title}", text))
        (self.source / f"content/pages/{name}.md").write_text(PAGE)
        begin = time.monotonic()
        process = program.start(self.source, self.clean)
        writing = until_writing(process, self.clean, None)
        words, status = program.ended(process)
        expect(status == 0, f"a build exits with {status}: {words}")
        # Both in seconds.
        self.duration, self.writing = time.monotonic() - begin, time.monotonic() - writing
        self.files = files(self.clean)
        # The disk space of the files, in bytes.
        self.room = sum(-(-len(data) // 4096) * 4096 for data in self.files.values())


def check_manifest(data, *sites):
    """Checks that a manifest belongs to a site or lists unfinished files; returns whether it lists any."""
    if data is None or any(data == site.get(MANIFEST) for site in sites):
        return False
    try:
        is_cut = bool(json.loads(data).get("unfinished"))
    except ValueError:
        raise Fault("the manifest is incomplete") from None
    expect(is_cut, "the manifest belongs to neither site")
    return True


def check_whole(out, old, new, theirs, stood=True):
    """Checks that each file is old or new, and exists if it `stood`; returns whether a build was cut."""
    found = files(out)
    for name, data in theirs.items():
        expect(found.pop(name, None) == data, f"{name}, which sitegen did not build, has changed")
    manifest = found.pop(MANIFEST, None)
    is_cut = check_manifest(manifest, old, new)
    found = {name: data for name, data in found.items() if not TEMPORARY.fullmatch(name)}
    for name, data in found.items():
        expect(data in (old.get(name), new.get(name)), f"{name} is neither old nor new: it has {len(data)} bytes")
    lost = (old.keys() & new.keys()) - found.keys() - {MANIFEST}
    expect(not lost or not stood, f"{len(lost)} files are missing, for example {min(lost, default='')}")
    if not is_cut:
        site = {} if manifest is None else new if manifest == new[MANIFEST] else old
        wanted = site.keys() - {MANIFEST}
        expect(found == {name: site[name] for name in wanted}, "the manifest calls an incomplete site complete")
    return is_cut


def check_clean(out, wanted):
    found = files(out)
    other = sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))
    expect(not other, f"after the next build, {len(other)} files differ from a clean one, for example {other[:3]}")


def in_own_mounts():
    """Restarts the script in its own mount namespace; returns whether it is in one."""
    if "CHECK_FAULTS_MOUNTS" in os.environ:
        return True
    for how in ["-m"], ["-r", "-m"]:
        command = ["unshare", *how]
        if shutil.which("unshare") and not subprocess.run([*command, "true"], capture_output=True).returncode:
            os.environ["CHECK_FAULTS_MOUNTS"] = "1"
            os.execvp("unshare", [*command, sys.executable, *sys.argv])
    return False


@contextlib.contextmanager
def mounted(place, *how):
    place.mkdir(exist_ok=True)
    is_own = "CHECK_FAULTS_MOUNTS" in os.environ
    if not is_own or subprocess.run(["mount", *how, place], capture_output=True).returncode:
        raise Skipped("cannot mount file systems here")
    try:
        yield
    finally:
        subprocess.run(["umount", place], check=True)


@contextlib.contextmanager
def read_only(path):
    with mounted(path, "--bind", path):
        subprocess.run(["mount", "-o", "remount,bind,ro", path], check=True)
        yield []


@contextlib.contextmanager
def immutable(path):
    if not shutil.which("chattr") or subprocess.run(["chattr", "+i", path], capture_output=True).returncode:
        raise Skipped("cannot make files immutable here")
    try:
        yield []
    finally:
        subprocess.run(["chattr", "-i", path], check=True)


@contextlib.contextmanager
def closed(path):
    """Makes a folder read-only for its owner; yields the command prefix to run a program as the owner.

    For root, the owner is the user nobody.
    """
    if os.geteuid() == 0 and not may_be_nobody():
        raise Skipped("root may write anywhere, and cannot become another user here")
    path.chmod(0o555)
    try:
        yield NOBODY if os.geteuid() == 0 else []
    finally:
        path.chmod(0o755)


def may_be_nobody():
    can_try = os.geteuid() == 0 and shutil.which("setpriv")
    return bool(can_try) and subprocess.run([*NOBODY, "true"], capture_output=True).returncode == 0
