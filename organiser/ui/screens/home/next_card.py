"""The card of the next session: when and where, how full its plan is, who comes, and what is still to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from organiser.domain.attendance import HeadCount
from organiser.domain.readiness import Hurdle
from organiser.ui.screens.home.model import NextSession, hurdle_row
from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.theme.tokens import Space, Tone
from organiser.ui.widgets.bars import Part, StackBar, TimeBar
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.chip import Badge, Chip
from organiser.ui.widgets.columns import column
from organiser.ui.widgets.empty import Picture
from organiser.ui.widgets.flow import FlowLayout
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.rows import RowsModel
from organiser.ui.widgets.short_list import ShortList


class NextCard(Card):
    """Everything about the next session that one looks for first. ``hurdle_chosen`` tells the tab of what is to do."""

    hurdle_chosen = Signal(str)

    def __init__(self, buttons: Sequence[QPushButton]) -> None:
        super().__init__("Next session", show_name=False)
        self._shown: NextSession | None = None
        self.buttons = tuple(buttons)
        self.soon = Chip("", Tone.INFO, "clock")
        self.title = Text("", "section")
        self.when = _Fact("calendar-days")
        self.where = _Fact("map-pin")
        self.programme = _Fact("layers")
        self.time = TimeBar("Time that is planned")
        self.invited = Text("", "strong")
        self.answers = StackBar("Answers")
        self.todo = _ToDo()
        self.todo.list.opened.connect(lambda hurdle: self.hurdle_chosen.emit(hurdle.tab))
        foot = QWidget()
        flow = FlowLayout(foot)
        for button in buttons:
            flow.addWidget(button)
        facts = column(self.when, self.where, self.programme, spacing=Space.TINY)
        answers = column(self.invited, self.answers, spacing=Space.TINY)
        self.add_row(self.soon)
        self.add(self.title, facts, self.time, answers, self.todo, foot)

    def show_next(self, what: NextSession, soon: str) -> None:
        """Show this session; ``soon`` says how far ahead it lies."""
        self._shown = what
        session = what.session
        self.setAccessibleName(f"Next session, {soon}: {session.title}")
        self.soon.show_badge(Badge(f"{soon[0].upper()}{soon[1:]}", Tone.INFO, "clock"))
        self.title.setText(session.title)
        self.when.show_words(session.when)
        self.where.show_words(session.place or ("Online" if session.online_url else "No place and no link yet"))
        self.programme.show_words(session.programme)
        self.invited.setText(f"{what.count.listed:,} invited" if what.count.listed else "Nobody is invited yet.")
        self.answers.setVisible(bool(what.count.listed))
        self.todo.show_hurdles(what.hurdles)
        self._show_bars(what)

    def let_go(self) -> None:
        """Keep nothing of the session that was shown: a window that is locked holds no words of the workspace."""
        self._shown = None
        self.setAccessibleName("Next session")
        for words in (self.title, self.invited):
            words.clear()
        for fact in (self.when, self.where, self.programme):
            fact.show_words("")
        self.todo.show_hurdles(())

    def _show_bars(self, what: NextSession) -> None:
        """Bars keep their colours, and so are drawn anew in those of another theme."""
        self.time.show_minutes(what.agenda.used, what.session.minutes)
        self.answers.show_parts(_parts(what.count), what.count.listed)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown is not None:
            self._show_bars(self._shown)


class _ToDo(QWidget):
    """What still stands between the session and being ready, each thing one click away."""

    def __init__(self) -> None:
        super().__init__()
        self.model: RowsModel[Hurdle] = RowsModel(hurdle_row, parent=self)
        self.list = ShortList("Before it is ready", lines=1)
        self.list.setModel(self.model)
        self.heading = Text("Before it is ready", "strong")
        self.ready = Chip("Ready", Tone.OK, "circle-check")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        rows.setSpacing(Space.TINY)
        for widget in (self.heading, self.ready, self.list):
            rows.addWidget(widget)

    def show_hurdles(self, hurdles: tuple[Hurdle, ...]) -> None:
        self.model.show(hurdles)
        self.heading.setVisible(bool(hurdles))
        self.list.setVisible(bool(hurdles))
        self.ready.setVisible(not hurdles)


class _Fact(QWidget):
    """A picture and a few words; not there without words."""

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self._words = Text("")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.SMALL)
        line.addWidget(Picture(icon_name, lines=1.1), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)

    def show_words(self, words: str) -> None:
        self._words.setText(words)
        self.setVisible(bool(words))


def _parts(count: HeadCount) -> list[Part]:
    tokens = tokens_in_force()
    parts = [
        Part("Yes", count.yes),
        Part("Maybe", count.maybe, tokens.warm_up),
        Part("No", count.no, tokens.muted),
        Part("No answer", count.silent, tokens.outline),
    ]
    return [part for part in parts if part.amount]
