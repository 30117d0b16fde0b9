"""The two pages of the Help menu: keys and commands, and what the program is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from organiser.ui.desk.commands import Actions, Command
from organiser.ui.shell.places import Place
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import secondary

_MOVING = (
    ("F6", "Go round the parts of the window"),
    ("Tab", "Go to the next thing in this part"),
    ("Arrow keys", "Move in a list; Enter opens, the menu key shows what can be done"),
    ("Esc", "Close what is on top, or clear a search"),
)


def help_text(place: Place, theirs: Actions | None, everywhere: Sequence[Actions]) -> str:
    """The help page as HTML: this place first, then every command with its keys, then how to move about."""
    parts = [f"<h1>{escape(place.title)}</h1>"]
    if place.help:
        parts.append(f"<p>{escape(place.help)}</p>")
    for title, groups in ((f"In {place.title}", [theirs] if theirs else []), ("Everywhere", everywhere)):
        lines = [(_keys(command), _words(command)) for group in groups for command, _ in group.bound]
        if lines:
            parts.append(f"<h2>{escape(title)}</h2>{_table(lines)}")
    parts.append(f"<h2>Moving about</h2>{_table(_MOVING)}")
    return "".join(parts)


def about_text(version: str) -> str:
    """What the program is, what it promises, and what it is made of on this computer, as HTML."""
    from organiser.app.parts import parts

    made_of = _table([(part.name, f"{part.version}, {part.licence}".removesuffix(", ")) for part in parts()])
    return (
        f"<h1>Organiser</h1><p>Version {escape(version)}</p>"
        "<p>For volunteers who run citizen-leadership sessions where they live: plan, choose exercises, invite, "
        "take the register, print.</p>"
        "<h2>Yours alone</h2>"
        "<p>Everything is in one file on this computer, and it is saved as you go. Organiser opens no network "
        "connection, unless you set it up yourself to publish sessions on a calendar server, and then only when you "
        "press the button.</p>"
        f"<h2>Made of</h2>{made_of}"
    )


class Page(QDialog):
    """A page to read, with one button to close it."""

    def __init__(self, title: str, html: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QTextBrowser()
        self.text.setAccessibleName(title)
        self.text.setOpenLinks(False)
        self.text.setHtml(html)
        close = secondary("Close", self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        metrics = self.fontMetrics()
        width, height = metrics.averageCharWidth() * 120, metrics.height() * 34
        self.resize(min(width, parent.width() - Space.VAST), min(height, parent.height() - Space.VAST))


def _keys(command: Command[Any]) -> str:
    return command.sequence.toString(QKeySequence.SequenceFormat.NativeText)


def _words(command: Command[Any]) -> str:
    return f"{command.plain_title}. {command.help}" if command.help else command.plain_title


def _table(lines: Iterable[tuple[str, str]]) -> str:
    rows = "".join(f"<tr><td><b>{escape(keys)}</b></td><td>{escape(words)}</td></tr>" for keys, words in lines)
    return f'<table cellpadding="6" width="100%">{rows}</table>'
