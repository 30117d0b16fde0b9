"""The places of each neighbourhood as lines to fill in, and the question that shows them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from organiser.domain import text
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme, Target
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.buttons import icon_button, quiet
from organiser.ui.widgets.fields import NumberField, TextField
from organiser.ui.widgets.form import FormRow
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question

_USUAL_PLACES = 3
_MOST = 999


class PlacesEditor(QWidget):
    """One line for each neighbourhood; lines without a name do not count. ``changed`` says that something did."""

    changed = Signal()

    def __init__(self, targets: Sequence[Target], known: Sequence[str]) -> None:
        super().__init__()
        self._known = tuple(known)
        self.lines: list[_Line] = []
        self.more = quiet("Add a neighbourhood", self._add_empty, icon_name="plus")
        self.total = Text("", "muted")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(self._rows)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.total)
        for target in targets or (None,):
            self._add(target)
        self._tell_total()
        self.setFocusProxy(self.lines[0].name)

    @property
    def targets(self) -> tuple[Target, ...]:
        """The places that are kept; raises a Problem where a neighbourhood stands twice or a name cannot be."""
        found = tuple(Target(line.name.text(), line.places.value()) for line in self.lines if line.is_filled)
        return Programme("Places", targets=found).targets

    def _add_empty(self) -> None:
        line = self._add(None)
        line.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, target: Target | None) -> _Line:
        line = _Line(target, self._known)
        line.remove.clicked.connect(lambda: self._remove(line))
        line.name.textChanged.connect(self._tell_total)
        line.places.valueChanged.connect(self._tell_total)
        self.lines.append(line)
        self._rows.addWidget(line)
        return line

    def _remove(self, line: _Line) -> None:
        place = self.lines.index(line)
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
        after = self.lines[min(place, len(self.lines) - 1)].name if self.lines else self.more
        after.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"Removed {line.name.text() or 'an empty line'}")
        self._tell_total()

    def _tell_total(self) -> None:
        places = sum(line.places.value() for line in self.lines if line.is_filled)
        self.total.setText(f"{text.counted(places, 'place')} in all" if places else "")
        self.total.setVisible(bool(places))
        self.changed.emit()


class _Line(QWidget):
    """A neighbourhood and its number of places."""

    def __init__(self, target: Target | None, known: Sequence[str]) -> None:
        super().__init__()
        self.name = TextField("Neighbourhood", target.neighbourhood if target else "", placeholder="Neighbourhood")
        completer = QCompleter(list(known), self.name)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.name.setCompleter(completer)
        places = target.places if target else _USUAL_PLACES
        self.places = NumberField("Places", places, most=max(_MOST, places), unit="places")
        self.remove: QToolButton = icon_button("x", "Remove this neighbourhood")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self.name, 3)
        row.addWidget(self.places, 1)
        row.addWidget(self.remove)

    @property
    def is_filled(self) -> bool:
        return bool(self.name.text().strip())


class PlacesQuestion(Question):
    """How many places each neighbourhood has; ``targets`` are the answer."""

    def __init__(self, programme: Programme, known: Sequence[str], parent: QWidget | None) -> None:
        super().__init__("Places by neighbourhood", "Keep these places", parent)
        self.targets = programme.targets
        self.editor = PlacesEditor(programme.targets, known)
        self._row = FormRow(
            "&Neighbourhoods", self.editor, hint="Nobody is turned away: this only shows who is missing."
        )
        self.add(self._row)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_answered(self) -> bool:
        try:
            self.targets = self.editor.targets
        except Problem as problem:
            self._row.show_problem(str(problem))
            return False
        return True
