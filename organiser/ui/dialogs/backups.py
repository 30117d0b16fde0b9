"""Shows the backups of a workspace: what each holds, and how it differs from what is there now."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from organiser.app import backups
from organiser.app.actions import recovery
from organiser.app.actions.recovery import Looked
from organiser.app.backups import Kept
from organiser.domain import clock
from organiser.domain.text import counted
from organiser.store import keys
from organiser.store.keys import NONE, Key
from organiser.ui.desk.desk import Desk
from organiser.ui.theme.tokens import Space, Tone
from organiser.ui.widgets.buttons import primary, secondary
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.columns import column
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.rows import Row, RowsModel
from organiser.ui.widgets.sides import Sides

_LETTERS = 120
_WHAT = (
    "Backups are made while you work and when you close the window, each in two places, and each is opened again and "
    "checked. To restore one makes a second file; your workspace stays as it is."
)
_DAMAGED = (
    "“{name}” cannot be used as it is. It is not changed: it keeps what it holds, under a name with today's date, once "
    "you have chosen what to go on with."
)


class BackupsDialog(QDialog):
    """The backups of the workspace at a path, newest first; the one chosen is looked through at once.

    ``looked`` is what was found of it. ``restore_asked`` and ``look_asked`` tell which backup; ``salvage_asked`` that
    a damaged workspace is to be read.
    """

    restore_asked = Signal(object)
    look_asked = Signal(object)
    salvage_asked = Signal()

    def __init__(
        self, desk: Desk, workspace: Path, parent: QWidget | None, *, is_damaged: bool = False, key: Key = NONE
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Backups")
        self.setModal(True)
        self._desk = desk
        self._workspace = workspace
        self._key = key
        self._looked_through: dict[Path, Badge] = {}
        self.looked: Looked | None = None
        self._beside, _ = backups.folders(desk.paths, workspace)
        self.model: RowsModel[Kept] = RowsModel(self._row, key=lambda kept: str(kept.path), parent=self)
        self.list = ListView("Backups, newest first")
        self.nothing = EmptyState("archive-restore", "There are no backups of this workspace yet.")
        self.when, self.found, self.where = Text("", "section"), Text(""), Text("", "muted")
        self.restore_button = primary("&Restore…", self._restore, icon_name="archive-restore")
        self.look_button = secondary("&Open a copy", self._look)
        self.salvage_button = secondary("&Save what can be read", self.salvage_asked.emit)
        self._build(is_damaged)
        self.list.current_changed.connect(self._choose)
        self.list.opened.connect(lambda _kept: self.sides.show_detail())
        self._fill()
        room = parent.window().size() if parent is not None else self.screen().availableSize()
        wide = _LETTERS * self.fontMetrics().averageCharWidth()
        self.resize(min(wide, room.width() - Space.VAST), room.height() - Space.VAST)

    def _build(self, is_damaged: bool) -> None:
        self.list.setModel(self.model)
        card = Card("This backup", show_name=False)
        card.add(self.when, self.found, self.where, FlowRow(self.restore_button, self.look_button))
        page = Page(margins=False)
        page.add(card)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(secondary("Close", self.accept))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        lines.setSpacing(Space.MEDIUM)
        lines.addWidget(Text("Backups", "page"))
        if is_damaged:
            lines.addWidget(Text(_DAMAGED.format(name=self._workspace.name)))
            lines.addWidget(FlowRow(self.salvage_button))
        else:
            lines.addWidget(Text(_WHAT, "muted"))
        self.sides = Sides(column(self.list), page)
        lines.addWidget(self.sides, 1)
        lines.addWidget(self.nothing, 1)
        lines.addLayout(foot)

    def key_for(self, path: Path) -> Key:
        """The key of a backup: what was given for the workspace where that did not open, else that of the open one."""
        return keys.fitting(path, self._key) if self._key else self._desk.key_for(path)

    def _fill(self) -> None:
        kept = backups.found(self._desk.paths, self._workspace)
        self.model.show(kept)
        self.sides.setVisible(bool(kept))
        self.nothing.setVisible(not kept)
        if kept:
            self.list.select_key(str(kept[0].path))

    def _row(self, kept: Kept) -> Row:
        at = kept.backup.at
        return Row(
            f"{clock.short_day(at.date())}, {at:%H:%M}",
            sub=f"{self._place(kept)} · {_size(kept.path)}",
            meta=f"No. {kept.backup.number:,}",
            badges=(self._looked_through[kept.path],) if kept.path in self._looked_through else (),
        )

    def _place(self, kept: Kept) -> str:
        return "Beside the workspace" if kept.path.parent == self._beside else "Among your own data"

    def _choose(self, kept: Kept | None) -> None:
        for button in (self.restore_button, self.look_button):
            button.setEnabled(False)
        if kept is None:
            return
        self.when.setText(f"{clock.day_in_words(kept.backup.at.date())}, {kept.backup.at:%H:%M}")
        self.where.setText(str(kept.path))
        self.looked = None
        self.found.setText("It is being looked through…")
        self._desk.jobs.run(partial(recovery.look, kept, self._workspace, self.key_for), then=self._show, asked_by=self)

    def _show(self, looked: Looked) -> None:
        badge = Badge("Damaged", Tone.DANGER) if looked.fault else Badge("Whole", Tone.OK)
        self._looked_through[looked.kept.path] = badge
        self.model.show(self.model.values)
        if self.list.current != looked.kept:
            return
        self.looked = looked
        self.found.setText(in_words(looked))
        for button in (self.restore_button, self.look_button):
            button.setEnabled(not looked.fault)

    def _restore(self) -> None:
        self.restore_asked.emit(self.list.current)

    def _look(self) -> None:
        self.look_asked.emit(self.list.current)


def in_words(looked: Looked) -> str:
    """What was found of a backup, in two sentences."""
    if looked.fault:
        return f"{looked.fault} Choose another one."
    whole = "It was looked through just now and is whole."
    if looked.differs is None:
        return f"{whole} It holds {looked.holds}."
    if not looked.differs:
        return f"{whole} It holds the same as your workspace."
    return f"{whole} It has {', '.join(looked.differs)}."


def _size(path: Path) -> str:
    try:
        size = path.stat().st_size
    except OSError:
        return "gone"
    return f"{size / 2**20:.1f} MB" if size >= 2**20 else counted(round(size / 1024), "KB", "KB")
