"""Asks on which calendar server sessions are to be published, and says first what would leave this computer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organiser.domain.problem import Problem
from organiser.domain.publishing import CalendarServer, NoCalendar, WrongPassword
from organiser.ui.dialogs.publishing import Publisher
from organiser.ui.dialogs.under_way import UnderWay
from organiser.ui.widgets.buttons import secondary
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.fields import ChoiceField, TextField, TickField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.form import Form, FormRow
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question
from organiser.ui.widgets.secret import SecretField


def _last(url: str) -> str:
    """What an address ends with, which is what tells a calendar from those beside it."""
    return f"“{url.rstrip('/').rpartition('/')[2]}”"


class PublishingSetup(Question):
    """Turned on only when the server has answered; what is typed stays when it has not."""

    def __init__(self, publisher: Publisher, parent: QWidget | None) -> None:
        super().__init__("Publish to a calendar server", "Turn on", parent, letters=84)
        self.publisher = publisher
        self.url = TextField("Address of the calendar", placeholder="https://calendar.example.org/ruth/sessions/")
        self.user = TextField("User name")
        self.password = SecretField("Password")
        self.which = ChoiceField("Which sessions", publisher.programmes)
        self.remember = TickField("Remember the password in this computer’s keyring", value=True)
        self.near = FlowRow()
        self.near.hide()
        self.reached = Text("", "strong")
        self.reached.hide()
        self.check_button = secondary("Check the connection", self._check)
        form = Form()
        self.url_row = form.add("&Address of the calendar", self.url, hint="From the settings of your calendar.")
        form.add_widget(self.near)
        self.user_row, self.password_row = FormRow("&User name", self.user), FormRow("&Password", self.password)
        form.add_beside(self.user_row, self.password_row)
        form.add_widget(self.remember)
        form.add("&Which sessions", self.which)
        self.under_way = UnderWay()
        self.add(self._promise(), form, self.reached, self.under_way)
        self.foot.insertWidget(0, self.check_button)
        publisher.worked.connect(self.under_way.show_job)
        publisher.changed.connect(self._renew)
        publisher.reached.connect(self._say)
        publisher.set_up.connect(self._close)
        self.rejected.connect(publisher.stop)

    @property
    def server(self) -> CalendarServer | None:
        """What has been typed; None, and shown why, where it will not do."""
        self.url_row.show_problem("")
        self.user_row.show_problem("" if self.user.text().strip() else "Type the user name.")
        self.password_row.show_problem("" if self.password.text() else "Type the password.")
        try:
            server = CalendarServer(self.url.text(), self.user.text().strip() or "?", str(self.which.value))
        except Problem as problem:
            self.url_row.show_problem(str(problem))
            return None
        return server if self.user.text().strip() and self.password.text() else None

    def accept(self) -> None:
        server = self.server
        if server is not None and not self.publisher.is_busy:
            self.reached.hide()
            self.publisher.turn_on(server, self.password.text(), remember=self.remember.isChecked())

    def _close(self, _name: str) -> None:
        super().accept()

    def _check(self) -> None:
        server = self.server
        if server is not None and not self.publisher.is_busy:
            self.reached.hide()
            self.publisher.try_out(server, self.password.text())

    def _use(self, url: str) -> None:
        """Take one of the calendars that the server has."""
        self.url.setText(url)
        self._check()

    def _promise(self) -> Card:
        card = Card("What leaves this computer")
        card.add(
            Text(
                "Nothing until you turn this on; then only to this one server, and only when you press the button: "
                "title, time, place, link and description of sessions, and your group’s name. All about people stays "
                "here."
            )
        )
        return card

    def _say(self, name: str) -> None:
        self.reached.setText(f"The calendar “{name}” can be reached.")
        self.reached.show()

    def _renew(self) -> None:
        busy = self.publisher.is_busy
        for button in (self.done_button, self.check_button):
            button.setEnabled(not busy)
        problem = self.publisher.problem
        near = problem.near if isinstance(problem, NoCalendar) else ()
        self.near.show_widgets([secondary(f"Use {_last(url)}", partial(self._use, url)) for url in near])
        self.near.setVisible(bool(near))
        if problem is not None:
            row = self.password_row if isinstance(problem, WrongPassword) else self.url_row
            row.show_problem(problem.message if near else str(problem))
            row.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.grow()
