"""Renders every screen to PNG files, without a display.

    python -m tests.screens OUTDIR [--only WORD]

The sample in light, dark, at 200 % text, from right to left and in a small window, with what opens beside a screen; and
every screen with nothing in it. Open the pictures and judge them as a designer would.
"""

import argparse
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from organiser.app import paths, workspaces
from organiser.app.actions import handouts, occasions
from organiser.app.actions.handouts import Draft
from organiser.start import Program
from organiser.ui.desk.desk import Spot
from organiser.ui.desk.printers import Printer, Printers
from organiser.ui.screens.live.window import LiveWindow
from organiser.ui.theme.theme import Scheme
from organiser.ui.window import SCREENS, SESSION_TABS
from tests.screens.dialogs import dialogs


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to look at everything."""

    name: str
    scheme: Scheme = "light"
    scale: float = 1.0
    size: tuple[int, int] = (1280, 720)
    right_to_left: bool = False
    empty: bool = False


VARIANTS = (
    Variant("light"),
    Variant("dark", scheme="dark"),
    Variant("large", scale=2.0),
    Variant("small", size=(1024, 600)),
    Variant("rtl", right_to_left=True),
    Variant("empty", empty=True),
    Variant("empty-dark-large", scheme="dark", scale=2.0, empty=True),
)


def settle(app: QApplication, program: Program) -> None:
    """Let everything that is under way come to its end."""
    for _ in range(200):
        app.processEvents()
        if program.desk.is_open and not program.desk.jobs.are_running:
            break
        app.thread().msleep(10)
    for _ in range(5):
        app.processEvents()


def spots() -> Iterator[tuple[str, str, Spot | None]]:
    """The name of each picture with the place and the spot it shows."""
    for place, *_ in SCREENS:
        yield place, place, Spot(1) if place in {"programmes", "people"} else None
    for side in ("places", "applications", "roster"):
        yield f"programmes-{side}", "programmes", Spot(1, side)
    for tab, *_ in SESSION_TABS:
        yield f"session-{tab}", "sessions", Spot(1, tab)


def opened(program: Program) -> Iterator[tuple[str, QWidget | None]]:
    """What is beside a screen or in a window of its own, opened one after the other, with the name of its picture."""
    shell = program.shell
    shell.go("sessions", Spot(1, "plan"))
    for name in ("suggest", "pack", "fit"):
        for action in shell.findChildren(QAction, f"plan.{name}"):
            action.trigger()
        yield f"session-plan-{name}", shell
    shell.go("programmes", Spot("set"))
    yield "programmes-set", QApplication.activeModalWidget()
    program.desk.go("live", Spot(1))
    live = shell.findChild(LiveWindow)
    assert live is not None
    live.resize(shell.size())
    yield "live-ready", live
    live.presenter.go_on()
    yield "live", live
    live.close()
    yield from previews(program)
    yield from dialogs(program)


def previews(program: Program) -> Iterator[tuple[str, QWidget | None]]:
    """The preview, what it says of letters that no font has, and what it asks before it prints."""
    shell, desk = program.shell, program.desk
    for name, kind, title in (
        ("preview-run-sheet", "run-sheet", ""),
        ("preview-missing", "handout", "Tea \N{TEACUP WITHOUT HANDLE} with \u6f22\u5b57 and friends"),
        ("preview-poster", "poster", ""),
    ):
        desk.go("preview", partial(draft_of, program, kind, title))
        yield name, shell
    for name, printers in (("preview-no-printer", ()), ("preview-print", PRINTERS)):
        desk.printers = Pretended(printers)
        shell.findChildren(QAction, "preview.print")[-1].trigger()
        yield name, QApplication.activeModalWidget()
    shell.lift()


PRINTERS = (Printer("Hall, ground floor", (("A5", (420, 595)),), True, True), Printer("Library"))


class Pretended(Printers):
    """Printers that this computer has not."""

    def __init__(self, printers: tuple[Printer, ...]) -> None:
        self._printers = printers

    def every(self) -> tuple[Printer, ...]:
        return self._printers


def draft_of(program: Program, kind: str, title: str) -> Draft:
    """A handout of the first session, perhaps under another title."""
    occasion = occasions.gather(program.desk.store, 1)
    session = replace(occasion.session, title=title or occasion.session.title)
    return handouts.draft(handouts.kind(kind), replace(occasion, session=session))


def keep(part: QWidget, target: Path) -> None:
    """Write what a part of the program looks like now."""
    part.grab().save(str(target))
    print(target)


def render(app: QApplication, variant: Variant, folder: Path, only: str) -> None:
    """One picture of each screen in one variant."""
    with tempfile.TemporaryDirectory() as home:
        folders = paths.Paths(Path(home), Path(home) / "state")
        store = workspaces.make(folders.workspace, with_sample=not variant.empty)
        store.close()
        app.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if variant.right_to_left else Qt.LayoutDirection.LeftToRight
        )
        program = Program(app, folders, str(folders.workspace))
        program.theme.set_scheme(variant.scheme)
        program.theme.set_text_scale(variant.scale)
        program.shell.resize(*variant.size)
        program.shell.show()
        settle(app, program)
        for name, place, spot in spots():
            if only not in f"{name}-{variant.name}" or (variant.empty and name.startswith(("session-", "programmes-"))):
                continue
            program.shell.go(place, None if variant.empty else spot)
            settle(app, program)
            keep(program.shell, folder / f"{name}-{variant.name}.png")
        for name, part in () if variant.empty else opened(program):
            settle(app, program)
            if part is not None and only in f"{name}-{variant.name}":
                keep(part, folder / f"{name}-{variant.name}.png")
            if isinstance(part, QDialog):
                part.reject()
        program.shell.close()
        program.close()
        app.setFont(QFont())


def main() -> None:
    """Read the words of the call and render."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("outdir", type=Path)
    parser.add_argument("--only", default="", help="only pictures whose name holds this word")
    words = parser.parse_args()
    words.outdir.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for variant in VARIANTS:
        render(app, variant, words.outdir, words.only)


if __name__ == "__main__":
    main()
