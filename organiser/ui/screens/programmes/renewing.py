"""The questions for a whole programme at once: one of a ready-made set, or one made from an old one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organiser.app.actions.renewals import Renewal
from organiser.domain import clock, text
from organiser.domain.holidays import Nation
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme, Target
from organiser.domain.sets import ReadySet, Wish, dated
from organiser.ui.screens.programmes.preview import Preview
from organiser.ui.screens.programmes.questions import is_right
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.columns import column
from organiser.ui.widgets.fields import ChoiceField, DateField, TextField, TickField, TimeField
from organiser.ui.widgets.form import Form, FormRow
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question

_HOLIDAYS: tuple[tuple[str, Nation | None], ...] = (
    ("Keep the dates", None),
    *((f"Skip in {nation}", nation) for nation in Nation),
)
_USUAL_WAIT = timedelta(weeks=4)


class SetQuestion(Question):
    """Which set, from when, and where; ``ready`` and ``wish`` are the answer."""

    def __init__(self, sets: Sequence[ReadySet], known: Sequence[str], today: date, parent: QWidget | None) -> None:
        super().__init__("From a ready-made set", "Take it", parent, letters=96)
        self._known = tuple(known)
        self.sets = ChoiceField("Set", [(ready.title, ready) for ready in sets])
        self.about = Text("", "muted")
        self.date = DateField("First date", today + _USUAL_WAIT)
        self.time = TimeField("Start", sets[0].meetings[0].start)
        self.holidays = ChoiceField("Bank holidays", _HOLIDAYS)
        self.place = TextField("Place")
        self.link = TextField("Link", placeholder="https://")
        self.share = TickField("", value=True)
        self._names = Text("", "caption")
        self._hint = Text("", "caption")
        self.preview = Preview()
        self._build()
        self.sets.currentIndexChanged.connect(self._show_set)
        for changed in (self.date.dateChanged, self.time.timeChanged, self.holidays.currentIndexChanged):
            changed.connect(self._renew)
        self.place.textChanged.connect(self._renew)
        self.link.textChanged.connect(self._renew)
        self._show_set()
        self.sets.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def ready(self) -> ReadySet:
        """The set that is chosen."""
        ready = self.sets.value
        assert isinstance(ready, ReadySet)
        return ready

    @property
    def wish(self) -> Wish:
        """What has been typed."""
        skip = self.holidays.value
        start = self.time.clock
        return Wish(
            self.date.day,
            None if start == self.ready.meetings[0].start else start,
            self.place.text(),
            self.link.text(),
            skip=skip if isinstance(skip, Nation) else None,
            targets=self._targets if self.share.isChecked() else (),
        )

    def is_answered(self) -> bool:
        wish = self.wish
        checks: tuple[tuple[FormRow, Callable[[], object]], ...] = (
            (self._place_row, lambda: text.line(wish.place, "place")),
            (self._link_row, lambda: text.line(wish.online_url, "link")),
            (self._date_row, lambda: dated(self.ready, Wish(wish.first, skip=wish.skip))),
        )
        wrong = [row for row, check in checks if not is_right(row, check)]
        if wrong:
            wrong[0].field.setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    @property
    def _targets(self) -> tuple[Target, ...]:
        """The places that the set keeps, for the neighbourhoods that are known."""
        return tuple(Target(name, self.ready.places) for name in self._known[: self.ready.neighbourhoods])

    def _build(self) -> None:
        form = Form()
        form.add("&Set", self.sets)
        form.add_widget(self.about)
        self._date_row = FormRow("First &date", self.date)
        form.add_beside(self._date_row, FormRow("S&tart", self.time), FormRow("&Bank holidays", self.holidays))
        self._place_row = FormRow("Pl&ace", self.place, optional=True)
        self._link_row = FormRow("Lin&k to join", self.link, optional=True)
        where = QWidget()
        line = QHBoxLayout(where)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.LARGE)
        line.addWidget(self._place_row, 1)
        line.addWidget(self._link_row, 1)
        form.add_widget(column(where, self._hint, spacing=Space.TINY))
        form.add_widget(column(self.share, self._names, spacing=Space.TINY))
        self.add(form, self.preview)

    def _show_set(self) -> None:
        ready = self.ready
        hint = ready.meetings[0].hint
        self.about.setText(f"{ready.purpose}\n{ready.in_words}.")
        self._hint.setText(f"Best: {hint[0].lower()}{hint[1:]}." if hint else "")
        self._hint.setVisible(bool(hint))
        self.time.show_value(ready.meetings[0].start)
        names = text.listed(target.neighbourhood for target in self._targets)
        self.share.setText(f"Keep {text.counted(ready.places, 'place')} for each &neighbourhood")
        self.share.setVisible(bool(names))
        if names:
            self._names.setText(f"{names}. You can change this afterwards.")
        elif ready.neighbourhoods:
            self._names.setText(
                f"Meant for {ready.neighbourhoods} neighbourhoods with {text.counted(ready.places, 'place')} each: "
                "you can share out the places afterwards."
            )
        self._names.setVisible(bool(ready.neighbourhoods))
        self._renew()

    def _renew(self) -> None:
        """Show which sessions would be made; nothing while a field does not hold what it should."""
        try:
            planned = dated(self.ready, self.wish)
        except Problem:
            planned = ()
        words = text.counted(len(planned), "session")
        self.preview.show_planned(planned, f"{words} with a full plan will be made:" if planned else "")
        if self.isVisible():
            self.grow()


class CopyQuestion(Question):
    """When an old programme is to come again; ``renewal`` and ``with_people`` are the answer."""

    def __init__(
        self,
        old: Programme,
        people: int,
        first: date,
        prepare: Callable[[date, str], Renewal],
        parent: QWidget | None,
    ) -> None:
        super().__init__(f"New from “{old.title}”", "Make it", parent, letters=96)
        self._prepare = prepare
        self.renewal: Renewal | None = None
        self.title = TextField("Title")
        self.date = DateField("Not before", first)
        self.people = TickField("Bring the &roster along")
        self.people.setEnabled(bool(people))
        self.preview = Preview()
        form = Form()
        self._title_row = form.add("&Title", self.title)
        self._date_row = form.add(
            "Not &before", self.date, hint="Every session keeps its weekday and its time of day, whole weeks later."
        )
        there = text.counted(people, "person", "people")
        words = f"{there} on it; nobody is invited yet." if people else "Nobody is on it."
        form.add_widget(column(self.people, Text(words, "caption"), spacing=Space.TINY))
        self._left_out = Text("", "caption")
        self.add(form, self.preview, self._left_out)
        self._renew()
        self.title.setText(self.renewal.programme.title if self.renewal else old.title)
        self.date.dateChanged.connect(self._renew)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def with_people(self) -> bool:
        """Whether the roster comes along."""
        return self.people.isChecked()

    def is_answered(self) -> bool:
        right_title = is_right(self._title_row, lambda: text.required(self.title.text(), "title"))
        right_date = is_right(self._date_row, lambda: self._prepare(self.date.day, ""))
        if right_title and right_date:
            self.renewal = self._prepare(self.date.day, self.title.text())
        return right_title and right_date

    def _renew(self) -> None:
        try:
            self.renewal = self._prepare(self.date.day, "")
        except Problem:
            self.renewal = None
        planned = self.renewal.planned if self.renewal else ()
        words = text.counted(len(planned), "session")
        apply_by = self.renewal.programme.apply_by if self.renewal else None
        until = f" People can apply until {clock.day_in_words(apply_by)}." if apply_by else ""
        self.preview.show_planned(planned, f"{words} will be made.{until}" if planned else "")
        titles = text.listed(f"“{one.title}”" for one in self.renewal.left_out) if self.renewal else ""
        self._left_out.setText(f"Left out, because it was cancelled: {titles}." if titles else "")
        self._left_out.setVisible(bool(titles))
        if self.isVisible():
            self.grow()
