"""Gets the system libraries that Qt loads on Linux, or names the line that does.

`python system_libraries.py need xcb MARK` is run by the environment's Python and asks the loader itself whether Qt and
the named platform plug-in (xcb, wayland, offscreen) can be loaded. It makes the file MARK once they can, so that no
later start asks again. `ask PLATFORM` prints what is missing; `line pip` prints how to get pip.
"""

import ctypes
import os
import shlex
import shutil
import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

# Every file that Qt's own files ask the system for: who brings it on Debian and Ubuntu, and on Arch.
# Fedora and openSUSE find a package by the name of the file.
PACKAGES = {
    "libGL.so.1": ("libgl1", "libglvnd"),
    "libEGL.so.1": ("libegl1", "libglvnd"),
    "libX11.so.6": ("libx11-6", "libx11"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libx11"),
    "libcups.so.2": ("libcups2", "libcups"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype2"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libwayland-client.so.0": ("libwayland-client0", "wayland"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "wayland"),
    "libxcb.so.1": ("libxcb1", "libxcb"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-glx.so.0": ("libxcb-glx0", "libxcb"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
}
MANAGERS = {
    "apt-get": "apt-get install -y --no-install-recommends",
    "dnf": "dnf install -y",
    "zypper": "zypper --non-interactive install --capability",
    "pacman": "pacman -S --needed --noconfirm",
}
PIP = {"apt-get": "python3-pip", "dnf": "python3-pip", "zypper": "python3-pip", "pacman": "python-pip"}


def say(words: str) -> None:
    """Speak on stderr: stdout belongs to the program that comes after this."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


def attempt(command: list[str]) -> tuple[int, str]:
    """Run a command quietly: its exit code, and all that it said."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


def loads(library: Path | str) -> bool:
    """Whether the loader takes this file, and with it everything that it asks for."""
    try:
        ctypes.CDLL(str(library))
    except OSError:
        return False
    return True


def missing_for(platform: str) -> list[str]:
    """The sonames, of those this program knows, without which Qt cannot be loaded for a platform plug-in."""
    found = find_spec("PySide6")
    if not found or not found.origin:
        return []
    qt = Path(found.origin).parent / "Qt"
    needed = [qt / f"lib/libQt6{part}.so.6" for part in ("Widgets", "Svg", "PrintSupport")]
    plugin = qt / f"plugins/platforms/libq{platform}.so"
    needed += [plugin] if plugin.exists() else []
    if all(loads(library) for library in needed):
        return []
    return [soname for soname in PACKAGES if not loads(soname)]


def ask(platform: str) -> list[str]:
    """`missing_for` in a fresh process, since a loader remembers what it did not find."""
    command = [sys.executable, __file__, "ask", platform]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.split()


def manager() -> str | None:
    """The package manager of this system, as far as this program knows it."""
    return next((name for name in MANAGERS if shutil.which(name)), None)


def packages(sonames: list[str], name: str) -> list[str]:
    """What a package manager is to be asked for, each once and in a steady order."""
    if name in ("dnf", "zypper"):
        return [f"{soname}()(64bit)" if sys.maxsize > 2**32 else soname for soname in sonames]
    column = 1 if name == "pacman" else 0
    return sorted({PACKAGES[soname][column] for soname in sonames})


def without_password() -> list[str] | None:
    """What to put before a command so that it may install: nothing for root, sudo where it asks for no password."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and attempt(["sudo", "-n", "true"])[0] == 0:
        return ["sudo", "-n"]
    return None


def install(wanted: list[str], name: str, before: list[str]) -> None:
    """Install packages quietly; when that fails, say what the package manager said."""
    say(f"Installing the {len(wanted)} system packages that Qt needs ...")
    quietly = [*before, "env", "DEBIAN_FRONTEND=noninteractive"]
    if name == "apt-get":
        attempt([*quietly, "apt-get", "update"])
    code, output = attempt([*quietly, *MANAGERS[name].split(), *wanted])
    if code != 0:
        last_lines = "\n".join(output.strip().splitlines()[-3:])
        say(f"They could not be installed. {name} said:\n{last_lines}")


def line_for(wanted: list[str], name: str) -> str:
    """The one line that someone may type who is allowed to install software."""
    return f"sudo {MANAGERS[name]} {shlex.join(wanted)}"


def need(platform: str, mark: Path) -> int:
    """See that Qt can be loaded for a platform. Returns 0, with the mark made, or 1 after saying what to type."""
    missing = ask(platform)
    name = manager()
    before = without_password() if missing and name else None
    if missing and name and before is not None:
        install(packages(missing, name), name, before)
        missing = ask(platform)
    if missing:
        say("Windows are drawn with Qt, and Qt needs libraries of the system that this computer does not have yet.")
        if name:
            say(f"Type this line once, or ask whoever looks after the computer, then run the same command again:\n"
                f"\n    {line_for(packages(missing, name), name)}\n")  # fmt: skip
        else:
            say(f"Install the packages that bring {', '.join(missing)}, then run the same command again.")
        return 1
    with suppress(OSError):  # an environment that belongs to someone else: the next start asks once more
        mark.touch()
    return 0


def main() -> int:
    """One of the three commands named above."""
    match sys.argv[1:]:
        case ["need", platform, mark]:
            return need(platform, Path(mark))
        case ["ask", platform]:
            sys.stdout.write("\n".join(missing_for(platform)))
        case ["line", "pip"]:
            name = manager()
            say(f"Type this line once, then run the same command again:\n\n    {line_for([PIP[name]], name)}\n"
                if name else "Install pip for this Python, then run the same command again.")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
