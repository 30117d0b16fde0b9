"""Asks who runs the sessions: invitations are sent in their name, and handouts show it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from organiser.domain.occasion import Group
from organiser.domain.people import hint_for_email
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import primary, secondary
from organiser.ui.widgets.fields import TextField
from organiser.ui.widgets.form import Form
from organiser.ui.widgets.labels import Text


class GroupDialog(QDialog):
    """Four fields, all optional. ``answered`` tells the group when it is accepted."""

    answered = Signal(object)

    def __init__(self, group: Group, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Who we are")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name = TextField("Name of your group", group.name)
        self.organiser = TextField("Your name", group.organiser)
        self.email = TextField("Email address", group.email)
        self.phone = TextField("Phone number", group.phone)
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
        self.email.textEdited.connect(lambda words: self._email_row.show_problem(hint_for_email(words.strip())))
        done = primary("Done", self.accept)
        done.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(secondary("Cancel", self.reject))
        foot.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.LARGE)
        column.addWidget(Text("Who we are", "page", wrap=False))
        column.addWidget(form)
        column.addStretch(1)
        column.addLayout(foot)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        self.accepted.connect(lambda: self.answered.emit(self.group))

    @property
    def group(self) -> Group:
        """What has been typed."""
        return Group(self.name.text(), self.organiser.text(), self.email.text(), self.phone.text())
