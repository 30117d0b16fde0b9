"""What the group thinks of the card that is read: a favourite, a rating, and notes after use."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.domain.opinions import RATINGS
from organiser.ui.screens.playbook.presenter import PlaybookPresenter
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import quiet, secondary
from organiser.ui.widgets.fields import ChoiceField, LongTextField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.typing_pause import TypingPause

_RATINGS = (("Not rated yet", 0), *((f"{number}: {words}", number) for number, words in reversed(RATINGS.items())))
_NOTES_LINES = 4
_RATING_LETTERS = 14  # wide ones, in which the longest rating finds room


class AfterUse(QWidget):
    """Saves at once. The notes open with their button, so that the card keeps its room while it is read."""

    def __init__(self, presenter: PlaybookPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = ""
        self.favourite = changing(secondary("Favourite", presenter.toggle_favourite, icon_name="star"))
        self.favourite.setCheckable(True)
        self.favourite.setToolTip("Keep this exercise among your favourites")
        self.rating = ChoiceField("How it went", _RATINGS)
        self.rating.setMinimumContentsLength(_RATING_LETTERS)
        self.rating.chosen.connect(presenter.rate)
        self.open_button = quiet("Notes after use", self._turn_notes, icon_name="pencil")
        self.open_button.setCheckable(True)
        self.notes = LongTextField(
            "Notes after use", placeholder="What to do in the same way next time, and what differently"
        )
        self.notes.hide()
        self._pause = TypingPause(self.notes, lambda words: presenter.note(self._shown, words))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(FlowRow(self.favourite, self.rating, self.open_button))
        column.addWidget(self.notes)
        presenter.current_changed.connect(self.renew)
        self.renew()

    def renew(self) -> None:
        """Show what is thought of the current card; what is being typed about it stays."""
        opinion = self._presenter.opinion
        self.setVisible(opinion is not None and self._presenter.can_keep)
        if opinion is None:
            return
        if opinion.exercise != self._shown:
            self._begin(opinion.exercise)
        self.favourite.setChecked(opinion.favourite)
        self.rating.show_value(opinion.rating)
        self.notes.show_value(opinion.notes)
        self.notes.setFixedHeight(self.notes.fontMetrics().lineSpacing() * _NOTES_LINES)

    def _begin(self, exercise_id: str) -> None:
        """Another card: what was typed about the one before is saved, and nothing of it reaches this one."""
        if self.notes.document().isModified() and self._shown:
            self._presenter.note(self._shown, self.notes.toPlainText())
        self._pause.stop()
        self._shown = exercise_id
        self.open_button.setChecked(False)
        self.notes.hide()

    def _turn_notes(self) -> None:
        is_open = self.open_button.isChecked()
        self.notes.setVisible(is_open)
        if is_open:
            self.notes.setFocus()
