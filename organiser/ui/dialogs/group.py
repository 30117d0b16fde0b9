"""Asks who runs the sessions: invitations are sent in their name, and handouts show it, and how they look on paper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organiser.domain.occasion import Group
from organiser.domain.people import hint_for_email
from organiser.ui.desk.desk import Desk
from organiser.ui.dialogs.group_look import GroupLook
from organiser.ui.widgets.columns import Columns, column
from organiser.ui.widgets.fields import TextField
from organiser.ui.widgets.form import Form
from organiser.ui.widgets.question import Question

_LETTERS = 50  # of each side


class GroupDialog(Question):
    """All of it is optional. ``group`` is what was answered."""

    def __init__(self, group: Group, desk: Desk, parent: QWidget) -> None:
        super().__init__("Who we are", "Done", parent, letters=2 * _LETTERS + 16)
        self.name = TextField("Name of your group", group.name)
        self.organiser = TextField("Your name", group.organiser)
        self.email = TextField("Email address", group.email)
        self.phone = TextField("Phone number", group.phone)
        self.look = GroupLook(group.brand, desk)
        form = Form()
        form.add("&Name of your group", self.name, hint="Stands on handouts and in invitations.", optional=True)
        form.add("&Your name", self.organiser, hint="Whom people can ask.", optional=True)
        self._email_row = form.add(
            "&Email address",
            self.email,
            hint="Invitations come from this address, and answers go to it.",
            optional=True,
        )
        form.add("&Phone number", self.phone, hint="For people who would rather ring.", optional=True)
        self.add(Columns(column(form, QWidget(), spacing=0), self.look, letters=_LETTERS))
        self.email.textEdited.connect(lambda words: self._email_row.show_problem(hint_for_email(words.strip())))
        self.name.textChanged.connect(self.look.show_name)
        self.look.show_name(group.name)
        self.look.reading.connect(self.done_button.setDisabled)
        self.look.take_drops(self)

    @property
    def group(self) -> Group:
        """What has been typed and chosen."""
        return Group(self.name.text(), self.organiser.text(), self.email.text(), self.phone.text(), self.look.brand)

    def ask(self) -> None:
        super().ask()
        self.grow()  # now that the two sides stand beside each other, or below

    def is_answered(self) -> bool:
        if self.look.is_answered():
            return True
        self.look.colour.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page.ensureWidgetVisible(self.look.colour_row)
        return False
