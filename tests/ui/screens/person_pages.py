"""The screen of the people, shown and used as somebody does who looks at it."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from organiser.domain.people import Person
from organiser.store import queries
from organiser.ui.desk.desk import Desk
from organiser.ui.screens import people
from organiser.ui.screens.people.presenter import PeoplePresenter
from organiser.ui.screens.people.view import PeopleView
from organiser.ui.widgets.fields import ChoiceField, LongTextField, TextField


def shown(qtbot: QtBot, desk: Desk) -> PeopleView:
    """The people at the size of a usual window."""
    view = people.make(desk).view
    assert isinstance(view, PeopleView)
    qtbot.addWidget(view)
    view.resize(1080, 760)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    return view


def presenter_of(view: PeopleView) -> PeoplePresenter:
    presenter = view.findChild(PeoplePresenter)
    assert presenter is not None
    return presenter


def names(view: PeopleView) -> list[str]:
    """Everybody in the list."""
    model = view.side.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def choose(view: PeopleView, name: str) -> None:
    """Move to somebody in the list."""
    view.side.list.setCurrentIndex(view.side.list.model().index(names(view).index(name), 0))


def person(desk: Desk, name: str) -> Person:
    """Somebody as they are kept."""
    return next(one for one in desk.ask(queries.people.every) if one.name == name)


def line(view: PeopleView, field: str) -> TextField:
    """The field for one line of text."""
    found = view.person.fields.rows[field].field
    assert isinstance(found, TextField)
    return found


def long(view: PeopleView, field: str) -> LongTextField:
    """The field for several lines."""
    found = view.person.fields.rows[field].field
    assert isinstance(found, LongTextField)
    return found


def choice(view: PeopleView, field: str) -> ChoiceField:
    """The field for one of a few."""
    found = view.person.fields.rows[field].field
    assert isinstance(found, ChoiceField)
    return found


def name_of(view: PeopleView) -> TextField:
    """The field of the name."""
    return line(view, "name")


def type_over(field: QLineEdit, words: str) -> None:
    """Type in place of what stands in a field."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
