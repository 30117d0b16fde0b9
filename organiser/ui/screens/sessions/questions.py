"""The questions about a session: all its details, or only when it is to be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from organiser.domain import clock, text
from organiser.domain.problem import Problem
from organiser.domain.sessions import LONGEST, Session, numbered
from organiser.ui.screens.sessions.asked import DetailsQuestion, TimeQuestion
from organiser.ui.screens.sessions.model import end_in_words
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import quiet
from organiser.ui.widgets.columns import column
from organiser.ui.widgets.fields import ChoiceField, DateField, LongTextField, NumberField, TextField, TimeField
from organiser.ui.widgets.form import Form, FormRow
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question


class TimeRows:
    """Date and start as two rows side by side, with the words below that say when it ends."""

    def __init__(self, starts: datetime, length: Callable[[], int], zone: Callable[[], str]) -> None:
        self._length = length
        self._zone = zone
        self.date = DateField("Date", starts.date())
        self.time = TimeField("Start", starts.time())
        self.date_row = FormRow("&Date", self.date)
        self.time_row = FormRow("&Start", self.time)
        self.date.setMinimumWidth(self.date.fontMetrics().horizontalAdvance("Wed 30 September 2027"))
        self.end = Text("", "muted")
        self.notes = GentleLines("Clock change")
        self.below = column(self.end, self.notes, spacing=Space.SMALL)
        self.date.dateChanged.connect(self.renew)
        self.time.timeChanged.connect(self.renew)

    @property
    def starts(self) -> datetime:
        """The date and time that are shown."""
        return datetime.combine(self.date.day, self.time.clock)

    def renew(self) -> None:
        """Say anew when it ends, and what the clock change does to it."""
        try:
            ends, note = end_in_words(self.starts, self._length(), self._zone())
        except (Problem, OverflowError):
            ends, note = "", ""
        self.end.setText(ends)
        self.notes.show_lines([note] if note else [])


class DetailsDialog(Question):
    """Everything about a session but its plan and its people; ``answer`` is what was said."""

    def __init__(self, question: DetailsQuestion, parent: QWidget | None) -> None:
        draft = question.draft
        is_new = not draft.id
        super().__init__("New session" if is_new else "Details", "Plan it" if is_new else "Save", parent)
        self._question = question
        self.answer = draft
        self.title = TextField("Title", "" if is_new else draft.title, placeholder="Such as Coffee morning")
        self.minutes = NumberField("Length", draft.minutes, least=1, most=LONGEST, unit="minutes")
        self.minutes.setSingleStep(5)
        self.programme = ChoiceField("Programme", question.programmes)
        self.programme.show_value(draft.programme_id)
        self.place = TextField("Place", draft.place)
        self.link = TextField("Link", draft.online_url, placeholder="https://")
        self.zone = TextField("Time zone", draft.timezone)
        self.expected = NumberField("People to prepare for", draft.expected, most=100_000)
        self.expected.setSpecialValueText("As many as said yes")
        self.summary = LongTextField("Words for the invitation", draft.summary)
        self.times = TimeRows(draft.starts, self.minutes.value, self._zone_name)
        self._build(is_folded=draft.timezone == clock.DEFAULT_ZONE and not draft.expected and not draft.summary)
        self.minutes.valueChanged.connect(self.times.renew)
        self.zone.textChanged.connect(self.times.renew)
        self.title.textChanged.connect(self._tell_number)
        self.programme.chosen.connect(self._tell_number)
        self.times.renew()
        self._tell_number()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_answered(self) -> bool:
        checks: tuple[tuple[FormRow, Callable[[], object]], ...] = (
            (self.title_row, lambda: text.required(self.title.text(), "title")),
            (self.times.date_row, lambda: clock.check_year(self.times.date.day)),
            (self.place_row, lambda: text.line(self.place.text(), "place")),
            (self.link_row, lambda: text.line(self.link.text(), "link")),
            (self.zone_row, lambda: clock.zone(self._zone_name())),
            (self.summary_row, lambda: text.block(self.summary.toPlainText(), "words for the invitation")),
        )
        wrong = [row for row, check in checks if _show_what_is_wrong(row, check)]
        if self.zone_row in wrong or self.summary_row in wrong:
            self._unfold()
        if wrong:
            wrong[0].field.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        self.answer = self._read()
        return True

    def _read(self) -> Session:
        programme_id = self.programme.value
        return replace(
            self._question.draft,
            title=self.title.text(),
            starts=self.times.starts,
            minutes=self.minutes.value(),
            timezone=self._zone_name(),
            place=self.place.text(),
            online_url=self.link.text(),
            expected=self.expected.value(),
            summary=self.summary.toPlainText(),
            programme_id=programme_id if isinstance(programme_id, int) else None,
        )

    def _build(self, *, is_folded: bool) -> None:
        form = Form()
        self.title_row = form.add("&Title", self.title)
        form.add_beside(self.times.date_row, self.times.time_row, FormRow("&Length", self.minutes))
        form.add_widget(self.times.below)
        form.add("&Programme", self.programme)
        self.place_row = form.add("Pl&ace", self.place, optional=True)
        self.link_row = form.add("Lin&k to join", self.link, optional=True)
        more = Form()
        self.zone_row = more.add("Time &zone", self.zone, hint="A name such as Europe/London or Asia/Karachi.")
        more.add("People to prepare &for", self.expected, hint="For handouts and exercises; 0 counts the answers.")
        self.summary_row = more.add("&Words for the invitation", self.summary, optional=True)
        self._more = more
        zone = clock.zone_in_words(self._question.draft.timezone, home="") or self._question.draft.timezone
        self._unfold_button = quiet(f"More: {zone}, people, invitation…", self._unfold, icon_name="chevron-down")
        self.add(form, self._unfold_button, more)
        more.hide()
        if not is_folded:
            self._unfold()

    def _unfold(self) -> None:
        """The zone names are read only for those who want to see them."""
        if not self._more.isHidden():
            return
        from zoneinfo import available_timezones

        completer = QCompleter(sorted(available_timezones()), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.zone.setCompleter(completer)
        had_focus = self._unfold_button.hasFocus()
        self._more.show()
        self._unfold_button.hide()
        if self.isVisible():
            self.grow()
        if had_focus:
            self.zone.setFocus(Qt.FocusReason.OtherFocusReason)

    def _zone_name(self) -> str:
        return self.zone.text().strip().replace(" ", "_") or clock.DEFAULT_ZONE

    def _tell_number(self) -> None:
        title = self.title.text()
        programme_id = self.programme.value
        if self._question.draft.id:
            return
        if "{n}" in title:
            titles = self._question.titles_in(programme_id if isinstance(programme_id, int) else None)
            self.title_row.show_hint(f"It will be called “{numbered(title, titles)}”.")
        else:
            hint = "{n} in the title becomes the next number, as in “Space {n}”."
            self.title_row.show_hint(hint if programme_id else "")


class TimeDialog(Question):
    """When a session is to be, or a copy of it; ``starts`` and ``title`` are the answer."""

    def __init__(self, question: TimeQuestion, parent: QWidget | None) -> None:
        words = ("Copy", "Copy it") if question.is_copy else ("Move", "Move it")
        super().__init__(f"{words[0]} “{question.session.title}”", words[1], parent)
        session = question.session
        self._title = TextField("Title", session.title)
        self.times = TimeRows(question.starts, lambda: session.minutes, lambda: session.timezone)
        form = Form()
        self._title_row = FormRow("&Title", self._title, hint="{n} becomes the next number in its programme.")
        if question.is_copy:
            form.add_widget(self._title_row)
        form.add_beside(self.times.date_row, self.times.time_row)
        form.add_widget(self.times.below)
        if question.is_copy:
            form.add_widget(Text("The plan comes along. Nobody is invited to the copy yet.", "muted"))
        self.add(form)
        self.times.renew()
        self.times.date.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def starts(self) -> datetime:
        return self.times.starts

    @property
    def title(self) -> str:
        return self._title.text()

    def is_answered(self) -> bool:
        wrong_title = _show_what_is_wrong(self._title_row, lambda: text.required(self.title, "title"))
        wrong_year = _show_what_is_wrong(self.times.date_row, lambda: clock.check_year(self.times.date.day))
        return not (wrong_title or wrong_year)


def _show_what_is_wrong(row: FormRow, check: Callable[[], object]) -> bool:
    """Whether the check found a problem, which is then shown under the field."""
    try:
        check()
    except Problem as problem:
        row.show_problem(str(problem))
        return True
    row.show_problem("")
    return False
