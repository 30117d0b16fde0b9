"""What is typed into a dialog is kept until the dialog is answered, and never longer."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from organiser.domain.people import Person
from organiser.store import changes
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Notice
from organiser.ui.drafts import Drafts
from organiser.ui.widgets.fields import LongTextField, TextField
from organiser.ui.widgets.question import Question


class Letter(Question):
    def __init__(self, parent: QWidget) -> None:
        super().__init__("A letter", "Keep it", parent)
        self.subject, self.words, self.secret = TextField("Subject"), LongTextField("Words"), TextField("Passphrase")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.add(self.subject, self.words, self.secret)


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    """The window on which the dialogs stand."""
    ground = QWidget()
    ground.resize(900, 700)
    qtbot.addWidget(ground)
    ground.show()
    return ground


@pytest.fixture
def drafts(qapp: QApplication, bare_desk: Desk, store: Store) -> Iterator[Drafts]:
    bare_desk.connect_store(store)
    drafts = Drafts(bare_desk, qapp)
    drafts.findChildren(QTimer)[0].setInterval(1)
    yield drafts
    drafts.setParent(None)
    drafts.deleteLater()


def opened(ground: QWidget, qtbot: QtBot) -> Letter:
    letter = Letter(ground)
    letter.ask()
    letter.activateWindow()
    qtbot.waitUntil(letter.subject.hasFocus)
    return letter


@pytest.mark.usefixtures("drafts")
def test_a_draft_is_kept_and_goes_with_the_answer(ground: QWidget, store: Store, qtbot: QtBot) -> None:
    letter = opened(ground, qtbot)
    QTest.keyClicks(letter.subject, "The hall")
    letter.words.insertPlainText("It was cold.")
    QTest.keyClicks(letter.secret, "open sesame")
    qtbot.waitUntil(lambda: "cold" in store.drafts.get("A letter"))
    assert "sesame" not in store.drafts.get("A letter")
    assert store.history() == ()
    letter.accept()
    assert store.drafts.names() == ()


@pytest.mark.usefixtures("drafts")
def test_what_was_left_unanswered_is_filled_in_again(ground: QWidget, store: Store, qtbot: QtBot) -> None:
    store.drafts.keep("A letter", '{"Subject": "The hall", "Words": "It was cold.", "Passphrase": "no"}')
    letter = opened(ground, qtbot)
    assert (letter.subject.text(), letter.words.toPlainText(), letter.secret.text()) == ("The hall", "It was cold.", "")
    letter.reject()
    assert store.drafts.names() == ()


@pytest.mark.usefixtures("drafts")
def test_when_nothing_can_be_saved_it_stays_on_the_screen(ground: QWidget, store: Store, qtbot: QtBot) -> None:
    store._connection.execute("PRAGMA query_only = ON")
    letter = opened(ground, qtbot)
    QTest.keyClicks(letter.subject, "The hall")
    assert letter.subject.text() == "The hall"
    store._connection.execute("PRAGMA query_only = OFF")
    qtbot.waitUntil(lambda: "hall" in store.drafts.get("A letter"))
    letter.reject()


@pytest.mark.usefixtures("drafts")
def test_a_draft_that_waits_is_told_of(bare_desk: Desk, store: Store, said: list[Notice]) -> None:
    store.drafts.keep("A letter", "{}")
    bare_desk.opened.emit()
    assert said[-1].text == "You were typing in “A letter”. Open it again: what you typed is kept."


def test_erasing_takes_drafts_too(store: Store) -> None:
    person = store.do("Add", changes.people.add, Person("Asha Rahman"))
    store.drafts.keep("A letter", '{"Words": "Asha was there."}')
    store.do_for_good(changes.erasing.erase, [person])
    assert store.drafts.names() == ()
