"""Commands: what a person can do, as values that menus, keys, buttons, the palette and the help page read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from organiser.ui.desk.looking import LOOKING
from organiser.ui.theme.icons import icon

Target = TypeVar("Target")


# No slots: with them Python 3.11 cannot make a Command[Presenter](...).
@dataclass(frozen=True)
class Command(Generic[Target]):
    """One thing the user can do to a target, usually a presenter.

    ``title`` has an ``&`` before its menu letter and ends in ``…`` if it asks something first. ``section`` is the menu
    it stands in: File, Edit, View, Go or Help, or one within these, such as ``File/Take in``. ``when`` says whether it
    makes sense now, and ``help`` what it is for, in one sentence. What ``reads`` changes nothing in the workspace, and
    is there while that is only looked at too.
    """

    id: str
    title: str
    run: Callable[[Target], object]
    keys: str | QKeySequence.StandardKey = ""
    icon: str = ""
    when: Callable[[Target], bool] | None = None
    section: str = "Edit"
    help: str = ""
    reads: bool = False

    @property
    def plain_title(self) -> str:
        """The title as it is read: without ``&`` and ``…``."""
        return self.title.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("….")

    @property
    def sequence(self) -> QKeySequence:
        """The keys as this system has them; empty if there are none."""
        return QKeySequence(self.keys)


class Actions(QObject):
    """The commands of one target as Qt actions, in their order.

    The actions belong to ``owner`` (a view): their keys work while it can be seen. Call ``refresh`` when what ``when``
    asks about has changed; a command is asked once more before it runs.
    """

    def __init__(self, commands: Sequence[Command[Target]], target: Target, owner: QObject) -> None:
        super().__init__(owner)
        self._made = {command.id: _Bound(command, target, owner) for command in commands}
        LOOKING.changed.connect(self._follow)
        add = getattr(owner, "addAction", None)
        if add is not None:
            for action in self:
                add(action)
        self.refresh()

    def __getitem__(self, command_id: str) -> QAction:
        return self._made[command_id].action

    def __iter__(self) -> Iterator[QAction]:
        return (bound.action for bound in self._made.values())

    @property
    def bound(self) -> tuple[tuple[Command[Any], QAction], ...]:
        """Every command with its action."""
        return tuple((bound.command, bound.action) for bound in self._made.values())

    def refresh(self) -> None:
        """Ask every command whether it makes sense now."""
        for bound in self._made.values():
            bound.refresh()

    def _follow(self) -> None:
        """The workspace can be changed now, or no longer; what ``when`` asks about is still on its way."""
        for bound in self._made.values():
            bound.show()


class _Bound(Generic[Target]):
    """One command joined to its target."""

    def __init__(self, command: Command[Target], target: Target, owner: QObject) -> None:
        self.command = command
        self._target = target
        self.action = QAction(command.title, owner)
        self.action.setObjectName(command.id)
        self.action.setShortcut(command.sequence)
        self._made_sense = True
        self._shown: str | None = None
        if command.icon:
            self.action.setIcon(icon(command.icon))
            self.action.setProperty("icon_name", command.icon)
        self.show()
        self.action.triggered.connect(self._run)

    def refresh(self) -> None:
        self._made_sense = self._makes_sense()
        self.show()

    def show(self) -> None:
        """Offer the command, or say why it is off."""
        why = self._why_not
        self.action.setEnabled(self._made_sense and not why)
        if why != self._shown:
            self._shown = why
            self.action.setToolTip(why or _tooltip(self.command))
            self.action.setStatusTip(why or self.command.help)

    @property
    def _why_not(self) -> str:
        return "" if self.command.reads else LOOKING.why

    def _run(self) -> None:
        if self._makes_sense() and not self._why_not:
            self.command.run(self._target)

    def _makes_sense(self) -> bool:
        return self.command.when is None or self.command.when(self._target)


def _tooltip(command: Command[Any]) -> str:
    keys = command.sequence.toString(QKeySequence.SequenceFormat.NativeText)
    words = command.help or command.plain_title
    return f"{words} ({keys})" if keys else words
