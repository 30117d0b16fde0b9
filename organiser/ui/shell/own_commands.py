"""The commands that the window itself offers, whatever screen is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAction, QKeySequence

from organiser.ui.desk.commands import Command
from organiser.ui.desk.looking import LOOKING
from organiser.ui.shell.places import Place

if TYPE_CHECKING:
    from organiser.ui.shell.shell import Shell

_KEY = QKeySequence.StandardKey

# Every menu, with the menus within it.
SECTIONS: Final = {
    "&File": ("Pre&view", "&Keep and hand on", "&Take in", "&Give out"),
    "&Edit": (),
    "&View": (),
    "&Go": (),
    "&Help": (),
}

COMMANDS: Final[tuple[Command[Shell], ...]] = (
    Command(
        "shell.settings",
        "&Settings…",
        lambda shell: shell.show_settings(),
        keys="Ctrl+,",
        icon="settings",
        section="File",
        help="Colours, text size and more",
        reads=True,
    ),
    Command(
        "shell.quit",
        "&Quit",
        lambda shell: shell.close(),
        keys=_KEY.Quit,
        section="File",
        help="Close the program",
        reads=True,
    ),
    Command(
        "shell.undo",
        "&Undo",
        lambda shell: shell.undo(),
        keys=_KEY.Undo,
        icon="undo-2",
        when=lambda shell: bool(shell.undo_label),
        help="Take back the last change",
    ),
    Command(
        "shell.redo",
        "&Redo",
        lambda shell: shell.redo(),
        keys="Ctrl+Shift+Z",
        icon="redo-2",
        when=lambda shell: bool(shell.redo_label),
        help="Do again what was taken back",
    ),
    Command(
        "shell.search",
        "&Search this screen",
        lambda shell: shell.search_screen(),
        keys=_KEY.Find,
        icon="search",
        when=lambda shell: shell.current_screen is not None and shell.current_screen.search is not None,
        help="Put the cursor into the search field",
        reads=True,
    ),
    Command(
        "shell.find",
        "&Find anything…",
        lambda shell: shell.show_palette(),
        keys="Ctrl+K",
        icon="search",
        section="Go",
        help="Find people, sessions, exercises and commands",
        reads=True,
    ),
    Command(
        "shell.next_part",
        "Next part of the &window",
        lambda shell: shell.next_part(),
        keys="F6",
        section="Go",
        help="Go round the sidebar, the bar on top, the screen and the notices",
        reads=True,
    ),
    Command(
        "shell.larger",
        "&Larger text",
        lambda shell: shell.step_text(1),
        keys=_KEY.ZoomIn,
        section="View",
        help="Make everything larger",
        reads=True,
    ),
    Command(
        "shell.smaller",
        "&Smaller text",
        lambda shell: shell.step_text(-1),
        keys=_KEY.ZoomOut,
        section="View",
        help="Make everything smaller",
        reads=True,
    ),
    Command(
        "shell.light",
        "Light &colours",
        lambda shell: shell.theme.set_scheme("light"),
        icon="sun",
        section="View",
        help="Dark letters on a light ground",
        reads=True,
    ),
    Command(
        "shell.dark",
        "&Dark colours",
        lambda shell: shell.theme.set_scheme("dark"),
        icon="moon",
        section="View",
        help="Light letters on a dark ground",
        reads=True,
    ),
    Command(
        "shell.system",
        "Colours as the s&ystem has them",
        lambda shell: shell.theme.set_scheme("system"),
        icon="monitor",
        section="View",
        help="Light or dark, as on the rest of this computer",
        reads=True,
    ),
    Command(
        "shell.help",
        "&Help and keys",
        lambda shell: shell.show_help(),
        keys="F1",
        icon="circle-help",
        section="Help",
        help="What this screen is for, and every key",
        reads=True,
    ),
    Command(
        "shell.about",
        "&About Organiser",
        lambda shell: shell.show_about(),
        icon="info",
        section="Help",
        help="Which version this is, and what it promises",
        reads=True,
    ),
)


def place_commands(places: Sequence[Place]) -> tuple[Command[Shell], ...]:
    """One command for each place, with its keys and a letter that no place before it has."""
    taken: set[str] = set()

    def lettered(title: str) -> str:
        at = next((at for at, letter in enumerate(title.lower()) if letter not in taken), 0)
        taken.add(title[at].lower())
        return f"{title[:at]}&{title[at:]}"

    def leads_to(place: Place) -> Callable[[Shell], object]:
        return lambda shell: shell.go(place.id)

    return tuple(
        Command(
            f"go.{place.id}",
            lettered(place.title),
            leads_to(place),
            keys=place.keys,
            icon=place.icon,
            section="Go",
            help=f"Go to {place.title}",
            reads=True,
        )
        for place in places
    )


def name_step(action: QAction, verb: str, label: str) -> None:
    """Say what would be undone: Undo move 'Tea break'."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    words = f"{verb} {label[0].lower()}{label[1:]}" if label else verb
    action.setText(f"&{words.replace('&', '&&')}")
    if not LOOKING.why:
        action.setToolTip(f"{words} ({keys})")
