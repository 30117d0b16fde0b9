"""The questions for something new: a programme, more sessions, people for the roster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from organiser.domain import clock, text
from organiser.domain.problem import Problem
from organiser.domain.programmes import MOST_PLACES, Programme
from organiser.domain.series import MOST, Planned, Series
from organiser.domain.sessions import LONGEST
from organiser.ui.screens.programmes.deadline import DeadlineField
from organiser.ui.screens.programmes.places import PlacesEditor
from organiser.ui.screens.programmes.preview import Preview
from organiser.ui.widgets.buttons import quiet
from organiser.ui.widgets.columns import beside
from organiser.ui.widgets.fields import ChoiceField, DateField, NumberField, TextField, TimeField
from organiser.ui.widgets.form import Form, FormRow
from organiser.ui.widgets.question import Question

_EVERY = (("Every week", 1), ("Every 2 weeks", 2), ("Every 3 weeks", 3), ("Every 4 weeks", 4))


class ProgrammeQuestion(Question):
    """A title, and what else is known already. ``answered`` tells the programme."""

    answered = Signal(object)

    def __init__(self, known: Sequence[str], today: date, parent: QWidget | None) -> None:
        super().__init__("New programme", "Start it", parent)
        self.title = TextField("Title")
        self.capacity = NumberField("Places in all", most=MOST_PLACES)
        self.capacity.setSpecialValueText("Not counted")
        self.deadline = DeadlineField(None, today, today + timedelta(weeks=2))
        self.places = PlacesEditor((), known)
        form = Form()
        self._title_row = form.add("&Title", self.title)
        form.add("Places in &all", self.capacity, hint="Leave it, and the places of the neighbourhoods add up.")
        form.add("Last &day to apply", self.deadline, optional=True)
        self._places_row = form.add(
            "Places for each &neighbourhood", self.places, hint="You can do this later.", optional=True
        )
        self.add(form)
        self.accepted.connect(lambda: self.answered.emit(self.programme))
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_answered(self) -> bool:
        right_title = is_right(self._title_row, lambda: text.required(self.title.text(), "title"))
        right_places = is_right(self._places_row, lambda: self.places.targets)
        if not right_title:
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        return right_title and right_places

    @property
    def programme(self) -> Programme:
        """What has been typed; raises a Problem until ``is_answered``."""
        targets = self.places.targets
        capacity = self.capacity.value() or sum(target.places for target in targets)
        return Programme(self.title.text(), capacity=capacity, apply_by=self.deadline.value, targets=targets)


class SessionsQuestion(Question):
    """One session, or several some weeks apart, with their dates before they are made; ``answer`` is what to add."""

    def __init__(self, first: Series, plan: Callable[[Series], tuple[Planned, ...]], parent: QWidget | None) -> None:
        super().__init__("Add sessions", "Add", parent, letters=84)
        self._plan = plan
        self.answer: tuple[Planned, ...] = ()
        self.title = TextField("Title", first.title)
        self.date = DateField("First date", first.first.date())
        self.time = TimeField("Start", first.first.time())
        self.minutes = NumberField("Length", first.minutes, least=1, most=LONGEST, unit="minutes")
        self.minutes.setSingleStep(5)
        self.number = NumberField("How many", first.number, least=1, most=MOST)
        self.every = ChoiceField("How often", _EVERY)
        self.place = TextField("Place", first.place)
        self.link = TextField("Link", first.online_url, placeholder="https://")
        self.zone = TextField("Time zone", first.timezone)
        self.preview = Preview()
        self._build()
        self._listen()
        self._renew()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def series(self) -> Series:
        """What has been typed."""
        weeks = self.every.value
        return Series(
            self.title.text(),
            datetime.combine(self.date.day, self.time.clock),
            self.minutes.value(),
            number=self.number.value(),
            weeks=weeks if isinstance(weeks, int) else 1,
            place=self.place.text(),
            online_url=self.link.text(),
            timezone=self.zone.text().strip().replace(" ", "_") or clock.DEFAULT_ZONE,
        )

    def is_answered(self) -> bool:
        wish = self.series
        checks: tuple[tuple[FormRow, Callable[[], object]], ...] = (
            (self._title_row, lambda: text.required(wish.title, "title")),
            (self._date_row, lambda: clock.check_year(wish.first + timedelta(weeks=wish.weeks * (wish.number - 1)))),
            (self._place_row, lambda: text.line(wish.place, "place")),
            (self._link_row, lambda: text.line(wish.online_url, "link")),
            (self._zone_row, lambda: clock.zone(wish.timezone)),
        )
        wrong = [row for row, check in checks if not is_right(row, check)]
        if wrong:
            wrong[0].field.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        self.answer = self._plan(wish)
        return True

    def _build(self) -> None:
        form = Form()
        self._title_row = form.add("&Title", self.title, hint="{n} becomes the next number.")
        self._date_row = FormRow("First &date", self.date)
        form.add_beside(self._date_row, FormRow("&Start", self.time), FormRow("&Length", self.minutes))
        form.add_beside(FormRow("How &many", self.number), FormRow("How &often", self.every))
        self._place_row = FormRow("Pl&ace", self.place, optional=True)
        self._link_row = FormRow("Lin&k to join", self.link, optional=True)
        form.add_beside(self._place_row, self._link_row)
        self._zone_row = FormRow("Time &zone", self.zone, hint="A name such as Europe/London or Asia/Karachi.")
        zone = clock.zone_in_words(self.zone.text(), home="")
        self._zone_button = quiet(f"Another time zone than {zone}…", self._show_zone, icon_name="chevron-down")
        form.add_widget(beside(self._zone_button, QWidget()))
        form.add_widget(self._zone_row)
        self._zone_row.hide()
        self.add(form, self.preview)

    def _show_zone(self) -> None:
        """The names of the zones are read only for those who want to choose."""
        from zoneinfo import available_timezones

        completer = QCompleter(sorted(available_timezones()), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.zone.setCompleter(completer)
        self._zone_row.show()
        self._zone_button.hide()
        self.zone.setFocus(Qt.FocusReason.OtherFocusReason)

    def _listen(self) -> None:
        for changed in (
            self.title.textChanged,
            self.date.dateChanged,
            self.time.timeChanged,
            self.minutes.valueChanged,
            self.number.valueChanged,
            self.every.activated,
            self.place.textChanged,
            self.link.textChanged,
            self.zone.textChanged,
        ):
            changed.connect(self._renew)

    def _renew(self) -> None:
        """Show which sessions would be made; nothing while a field does not hold what it should."""
        try:
            sessions = self._plan(self.series)
        except (Problem, OverflowError):
            sessions = ()
        self.every.setEnabled(self.number.value() > 1)
        words = text.counted(len(sessions), "session")
        self.preview.show_planned(sessions, f"{words} will be added:" if sessions else "")
        self.done_button.setText(f"Add {words}" if sessions else "Add")
        self.done_button.setAccessibleName(self.done_button.text())
        if self.isVisible():
            self.grow()


def is_right(row: FormRow, check: Callable[[], object]) -> bool:
    """Whether the check finds nothing; what it finds is shown under the field."""
    try:
        check()
    except Problem as problem:
        row.show_problem(str(problem))
        return False
    row.show_problem("")
    return True
