"""Makes the folder of libraries that Organiser runs on, from a lock of exact versions and hashes.

`python3 set_up.py KIND LOCK FOLDER ...` needs only Python 3.11 with pip. It takes the first of the folders that it can
write in, builds a virtual environment there under a passing name, and calls it KIND-HASH once it is whole: an
interrupted set-up leaves nothing that could be mistaken for a finished one, and the next run simply starts again.
"""

import hashlib
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
LOCK_COPY = "requirements.lock"  # what environment.sh and run.cmd compare with the lock of the checkout
ROOM_NEEDED = 700 * 1024**2  # bytes: the libraries, and what pip holds while it unpacks them
ABANDONED_AFTER = 6 * 60 * 60  # seconds after which what a killed set-up left behind is cleared away

# What pip says, in parts of its messages, and what that means for the person at the keyboard.
REASONS = (
    (
        ("No space left on device", "Errno 28", "not enough space on the disk"),
        "The disk is full. About 700 MB are needed; make room and run the same command again.",
    ),
    (
        ("DO NOT MATCH THE HASHES", "THESE PACKAGES DO NOT MATCH"),
        (
            "A file that was fetched is not the one Organiser was tested with, so nothing was installed. "
            "Run the same command again; if it happens again, ask whoever looks after your network."
        ),
    ),
    (
        (
            "NewConnectionError",
            "NameResolutionError",
            "ConnectTimeoutError",
            "ReadTimeoutError",
            "ConnectionError",
            "Failed to establish a new connection",
            "ProxyError",
            "SSLError",
            "Connection aborted",
            "IncompleteRead",
        ),
        "The libraries could not be fetched. Check the internet connection and run the same command again.",
    ),
    (
        ("No matching distribution found",),
        (
            f"One of the libraries is not made for this computer ({platform.system()} {platform.machine()}, "
            f"Python {platform.python_version()}), or the place it comes from could not be reached."
        ),
    ),
)


class SetUpFailed(Exception):
    """Why there is no environment, in words to show."""


def say(words: str) -> None:
    """Speak on stderr: stdout belongs to the command that is waiting for this."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


def clean_surroundings() -> dict[str, str]:
    """The environment variables for pip, without those that would send the libraries elsewhere."""
    unwanted = {"PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER", "PIP_REQUIRE_VIRTUALENV", "__PYVENV_LAUNCHER__"}
    return {name: value for name, value in os.environ.items() if name not in unwanted and not name.startswith("PYTHON")}


def writable(homes: list[Path]) -> Path:
    """The first of the folders that takes a file, made if need be and hidden from git."""
    for home in homes:
        try:
            home.mkdir(parents=True, exist_ok=True)
            (home / ".gitignore").write_text("*\n", encoding="utf-8")
        except OSError:
            continue
        return home
    places = " nor in ".join(str(home) for home in homes)
    raise SetUpFailed(f"Nothing can be written in {places}, and the libraries need one of these folders.")


def pip_command(python: Path) -> list[str]:
    """How to call a pip that installs for the environment's Python: this Python's own, else the one it can unpack."""
    if find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", str(python)]
    run([str(python), "-m", "ensurepip", "--default-pip"])
    return [str(python), "-m", "pip"]


def attempt(command: list[str], **extra: str) -> tuple[int, str]:
    """Run one step quietly, with extra environment variables: its exit code, and all that it said.

    pip starts processes of its own: they are in one group with it, so that an interrupted set-up ends them all.
    """
    step = subprocess.Popen(
        command,
        env=clean_surroundings() | extra,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        said, _ = step.communicate()
    except KeyboardInterrupt:
        if sys.platform != "win32":
            os.killpg(step.pid, signal.SIGKILL)
        step.kill()
        step.wait()
        raise
    return step.returncode, said


def run(command: list[str], **extra: str) -> None:
    """Run one step that must succeed. Raises SetUpFailed with the reason when it does not."""
    code, output = attempt(command, **extra)
    if code == 0:
        return
    for signs, meaning in REASONS:
        if any(sign in output for sign in signs):
            raise SetUpFailed(meaning)
    last_lines = "\n".join(output.strip().splitlines()[-5:])
    raise SetUpFailed(f"This step did not work: {' '.join(command)}\nIt said:\n{last_lines}")


def interpreter(environment: Path) -> Path:
    """Where the Python of an environment is."""
    return environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def build(environment: Path, lock: Path, final: Path) -> None:
    """Fill the temporary folder `environment` with everything in the lock, ready to be moved to `final`."""
    # The exact interpreter (python3.11 rather than python3): once it is gone, so is this environment's Python, and the
    # next start sees that a new environment is due.
    base = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
    run([str(base), "-m", "venv", "--without-pip", str(environment)])
    python = interpreter(environment)
    install = ["install", "--quiet", "--no-input", "--disable-pip-version-check", "--no-warn-script-location"]
    exactly = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "--no-compile", "--requirement", str(lock)]
    rubble = tempfile.mkdtemp(dir=environment.parent)  # pip's own: it goes with the temporary folder, whatever happens
    run([*pip_command(python), *install, *exactly], TMPDIR=rubble, TEMP=rubble)
    make_start_fast(python, environment)
    shutil.copyfile(lock, environment / LOCK_COPY)
    point_scripts_to(final, environment)


def make_start_fast(python: Path, environment: Path) -> None:
    """Leave nothing to be unpacked or compiled at a start: without byte-code, it takes twice as long.

    Neither step can spoil the environment, so neither can fail the set-up: some libraries carry files meant for another
    Python, and the checkout may be read-only.
    """
    # Qt for Python carries part of itself as packed source. This switch of its own unpacks it (a tenth of a start).
    attempt([str(python), "-c", "import shiboken6"], SBK_EMBED="0")
    attempt([str(python), "-m", "compileall", "-q", str(environment), str(ROOT / "organiser")])


def point_scripts_to(final: Path, environment: Path) -> None:
    """The commands that libraries bring name the Python they run with by its full path: give them the final one."""
    for script in (environment / "bin").glob("*"):
        content = b"" if script.is_symlink() else script.read_bytes()
        if content.startswith(b"#!"):
            script.write_bytes(content.replace(os.fsencode(environment), os.fsencode(final)))


def clear_away(folders: Iterable[Path]) -> None:
    """Remove environments, or parts of one, as far as they can be removed."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def abandoned(home: Path) -> list[Path]:
    """What set-ups that were killed left behind; one that is still at work is younger than this."""
    return [part for part in home.glob("unfinished-*") if time.time() - part.stat().st_mtime > ABANDONED_AFTER]


def set_up(kind: str, lock: Path, home: Path) -> None:
    """Make the environment of one kind ("runtime-Linux-x86_64") from its lock in `home`. Raises SetUpFailed."""
    clear_away(abandoned(home))
    if shutil.disk_usage(home).free < ROOM_NEEDED:
        raise SetUpFailed(
            f"The disk that holds {home} has less than 700 MB free. Make room and run the same command again."
        )
    earlier = list(home.glob(f"{kind}-*"))
    what = "Organiser" if kind.startswith("runtime") else "Organiser and the tools that test it"
    when = "anew, with newer libraries" if earlier else "for the first time"
    say(f"Setting up {what} {when}: about 120 MB to fetch, a few minutes ...")
    began = time.monotonic()
    name = hashlib.sha256(lock.read_bytes() + platform.python_version().encode()).hexdigest()[:12]
    final = home / f"{kind}-{name}"
    unfinished = Path(tempfile.mkdtemp(prefix="unfinished-", dir=home))
    try:
        environment = unfinished / "new"
        build(environment, lock, final)
        if not interpreter(final).exists():  # or else another set-up has just been quicker
            clear_away([final])
            environment.rename(final)
    finally:
        clear_away([unfinished])
    clear_away(folder for folder in earlier if folder != final)
    say(f"Done in {time.monotonic() - began:.0f} seconds.")


def stop(_number: int, _frame: FrameType | None) -> None:
    """A closed terminal or a polite kill clears up as Ctrl+C does."""
    raise KeyboardInterrupt


def main() -> int:
    """Set up, or say in plain words why not."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)
    try:
        kind, lock, *homes = sys.argv[1:]
        set_up(kind, Path(lock), writable([Path(home) for home in homes]))
    except KeyboardInterrupt:
        say("Stopped. Nothing half-done is left behind: run the same command again when you are ready.")
        return 130
    except SetUpFailed as failure:
        say(f"Organiser could not be set up. {failure}")
        return 1
    except OSError as failure:
        say(f"Organiser could not be set up. The computer said: {failure}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
