"""Everything about one person as a form that saves by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.domain.people import Person, Reading, Route, hint_for_email, hint_for_phone
from organiser.ui.screens.people.neighbourhood_field import NeighbourhoodField
from organiser.ui.widgets.columns import Columns, column
from organiser.ui.widgets.fields import ChoiceField, LongTextField, TextField
from organiser.ui.widgets.form import Form, FormRow
from organiser.ui.widgets.gentle import GentleLines

Edit = Callable[[int, str, object], str]
_LONG_LINES = 4


class PersonForm(QWidget):
    """``edit`` is called with the person's id, a field and its value, and answers with what is wrong with it.

    Texts are told when typing rests and when the field is left, choices at once.
    """

    def __init__(self, edit: Edit) -> None:
        super().__init__()
        self._edit = edit
        self._person: Person | None = None
        self.name = TextField("Name")
        self.neighbourhood = NeighbourhoodField("Neighbourhood")
        self.phone = TextField("Phone")
        self.email = TextField("Email")
        self.address = self._long("Address")
        self.route = ChoiceField("Best reached by", [(route.label, route) for route in Route])
        self.needs = TextField("What would make it easier to take part")
        self.reading = ChoiceField("Format for paper", [(reading.label, reading) for reading in Reading])
        self.notes = self._long("Notes")
        self.phone_hint = GentleLines("Phone")
        self.email_hint = GentleLines("Email")
        self.rows: dict[str, FormRow] = {}
        self._build()
        self._connect()

    def _long(self, name: str) -> LongTextField:
        field = LongTextField(name)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * _LONG_LINES + 18)
        return field

    def _build(self) -> None:
        form = Form()
        self.rows = {
            "name": FormRow("&Name", self.name),
            "neighbourhood": FormRow("Nei&ghbourhood", self.neighbourhood, optional=True),
            "phone": FormRow("&Phone", self.phone, optional=True),
            "email": FormRow("&Email", self.email, optional=True),
            "route": FormRow("Best &reached by", self.route, optional=True),
            "reading": FormRow("&Format for paper", self.reading, optional=True),
            "needs": FormRow(
                "What would make it easier to &take part",
                self.needs,
                hint="The need, not the diagnosis: large print, a seat near the door, an interpreter.",
                optional=True,
            ),
            "address": FormRow("&Address", self.address, optional=True),
            "notes": FormRow("N&otes", self.notes, optional=True),
        }
        row = self.rows
        form.add_widget(_side_by_side((row["name"],), (row["neighbourhood"],)))
        form.add_widget(_side_by_side((row["phone"], self.phone_hint), (row["email"], self.email_hint)))
        form.add_widget(_side_by_side((row["route"],), (row["reading"],)))
        form.add_widget(row["needs"])
        form.add_widget(_side_by_side((row["address"],), (row["notes"],)))
        ground = QVBoxLayout(self)
        ground.setContentsMargins(0, 0, 0, 0)
        ground.addWidget(form)

    def _connect(self) -> None:
        for field, widget in self._texts.items():
            widget.finished.connect(lambda words, field=field: self._finish(field, words))
            widget.paused.connect(lambda words, field=field: self._save(field, words))
        self.neighbourhood.finished.connect(lambda words: self._save("neighbourhood", words))
        self.route.chosen.connect(lambda route: self._save("route", route))
        self.reading.chosen.connect(lambda reading: self._save("reading", reading))
        self.phone.textEdited.connect(self._hint_phone)
        self.email.textEdited.connect(self._hint_email)

    @property
    def _texts(self) -> dict[str, TextField | LongTextField]:
        return {
            "name": self.name,
            "phone": self.phone,
            "email": self.email,
            "address": self.address,
            "needs": self.needs,
            "notes": self.notes,
        }

    def show_person(self, person: Person, neighbourhoods: Sequence[str]) -> None:
        """Show somebody; what is being typed about the one before is saved first."""
        if self._person is not None and self._person.id != person.id:
            self._leave()
        self._person = person
        self.neighbourhood.show_choices(neighbourhoods)
        self.neighbourhood.show_value(person.neighbourhood)
        for field, widget in self._texts.items():
            widget.show_value(getattr(person, field))
            if isinstance(widget, TextField) and not widget.hasFocus():
                widget.setCursorPosition(0)  # long texts are read from their beginning
        self.route.show_value(person.route)
        self.reading.show_value(person.reading)
        self._hint_phone(self.phone.text())
        self._hint_email(self.email.text())

    def _leave(self) -> None:
        """Let go of the person before: the field that is typed in tells its text as if it were left."""
        focused = self.focusWidget()
        if focused is not None and self.isAncestorOf(focused) and focused.hasFocus():
            focused.clearFocus()
        for field in self._texts.values():
            field.let_go()
        for row in self.rows.values():
            row.show_problem("")

    def _save(self, field: str, value: object) -> bool:
        if self._person is None:
            return False
        problem = self._edit(self._person.id, field, value)
        self.rows[field].show_problem(problem)
        return not problem

    def _finish(self, field: str, words: str) -> None:
        """Save a text that was left. What cannot be is said under the field, which goes back to what it was."""
        person, widget = self._person, self._texts[field]
        if self._save(field, words):
            widget.settle()
        elif person is not None:
            widget.let_go()
            widget.show_value(getattr(person, field))

    def _hint_phone(self, phone: str) -> None:
        self.phone_hint.show_lines(tuple(filter(None, (hint_for_phone(phone),))))

    def _hint_email(self, email: str) -> None:
        self.email_hint.show_lines(tuple(filter(None, (hint_for_email(email),))))


def _side_by_side(*cells: tuple[QWidget, ...]) -> QWidget:
    """Rows beside each other where there is room; each keeps to the top when its neighbour is higher."""
    return Columns(*(column(*cell, QWidget(), spacing=4) for cell in cells), letters=30)
