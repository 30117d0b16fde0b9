"""The story of a volunteer who divides a block of the plan into groups."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from organiser.app import paths
from organiser.app.playbook import Playbook
from organiser.domain.agendas import Item
from organiser.domain.exercises import Exercise
from organiser.domain.strands import MOST, Strand
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk
from organiser.ui.screens import plan
from organiser.ui.screens.plan.block_panel import BlockPanel
from organiser.ui.screens.plan.strands import StrandsEditor
from organiser.ui.screens.plan.timeline import Timeline
from organiser.ui.screens.plan.view import PlanPage
from organiser.ui.theme.theme import Theme

CARDS = Playbook().shelf.exercises
DOTS = next(card for card in CARDS if card.id == "dot-voting")
GROUPS = (
    Strand("Table 1: bus stops", "dot-voting", DOTS, "Helen", "By the window", "Look out\nfor Ron", id=11, uid="a"),
    Strand("Table 2: benches", lead="Kofi", id=12, uid="b"),
    Strand("Table 3", id=13, uid="c"),
)


@pytest.fixture(scope="module", autouse=True)
def theme(qapp: QApplication) -> Theme:
    theme = Theme(paths.resource("icons"), scheme="light")
    theme.apply(qapp)
    return theme


class Editing:
    """The editor in a window of its own, and all that it told; what it tells is kept as a store would keep it."""

    def __init__(self, qtbot: QtBot, groups: Sequence[Strand], cards: Sequence[Exercise] = CARDS) -> None:
        self.editor = StrandsEditor(lambda: cards)
        self.told: list[tuple[Strand, ...]] = []
        self.editor.changed.connect(self.told.append)
        qtbot.addWidget(self.editor)
        self.editor.resize(420, 900)
        self.editor.show_value(groups)
        self.editor.show()
        qtbot.waitExposed(self.editor)
        self.editor.activateWindow()
        qtbot.waitUntil(self.editor.isActiveWindow)

    @property
    def names(self) -> list[str]:
        return [strand.name for strand in self.editor.value]

    @property
    def shown(self) -> list[str]:
        return [group.name.text() for group in self.editor.groups if group.isVisible()]


@pytest.fixture
def edit(qtbot: QtBot) -> Editing:
    return Editing(qtbot, GROUPS)


def press(button: QAbstractButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_showing_groups_tells_nobody(edit: Editing) -> None:
    assert edit.shown == [strand.name for strand in GROUPS]
    assert [group.exercise.currentText() for group in edit.editor.groups] == [
        "Dot voting",
        "What the block says",
        "What the block says",
    ]
    assert edit.editor.groups[0].notes.toPlainText() == "Look out\nfor Ron"
    edit.editor.show_value(GROUPS[:2])
    assert edit.shown == ["Table 1: bus stops", "Table 2: benches"]
    edit.editor.show_value(())
    assert edit.shown == []
    assert edit.told == []


def test_a_block_is_split_and_its_groups_named(qtbot: QtBot) -> None:
    edit = Editing(qtbot, ())
    press(edit.editor.split_button)
    assert edit.told == [(Strand("Group 1"), Strand("Group 2"))]
    first = edit.editor.groups[0].name
    assert first.hasFocus()
    QTest.keyClicks(first, "Bus stops")
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert edit.names == ["Bus stops", "Group 2"]
    press(edit.editor.add_button)
    assert edit.names == ["Bus stops", "Group 2", "Group 3"]
    assert edit.editor.groups[2].name.hasFocus()
    press(edit.editor.join_button)
    assert edit.told[-1] == ()
    assert edit.editor.split_button.hasFocus()


def test_what_is_typed_is_told_when_the_field_is_left_and_when_typing_rests(qtbot: QtBot, edit: Editing) -> None:
    group = edit.editor.groups[1]
    group.room.setFocus()
    QTest.keyClicks(group.room, "Yard")
    group.notes.setFocus()
    assert edit.told[-1][1] == Strand("Table 2: benches", lead="Kofi", room="Yard", id=12, uid="b")
    with qtbot.waitSignal(edit.editor.changed, timeout=5_000):
        QTest.keyClicks(group.notes, "Measure them")
    assert edit.told[-1][1].notes == "Measure them"
    assert len(edit.told) == 2
    assert edit.told[-1][0] == GROUPS[0]


def test_the_id_that_a_new_group_gets_does_not_disturb_the_typing(qtbot: QtBot) -> None:
    edit = Editing(qtbot, GROUPS[:2])
    press(edit.editor.add_button)
    name = edit.editor.groups[2].name
    QTest.keyClicks(name, "Seats")
    name.setCursorPosition(2)
    edit.editor.show_value((*GROUPS[:2], Strand("Group 3", id=14, uid="d")))
    assert (name.text(), name.cursorPosition(), name.hasFocus()) == ("Seats", 2, True)
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert edit.told[-1][2] == Strand("Seats", id=14, uid="d")


def test_what_was_typed_into_one_block_never_reaches_another(edit: Editing) -> None:
    name = edit.editor.groups[0].name
    name.setFocus()
    QTest.keyClicks(name, " and shelters")
    edit.editor.show_value((Strand("Choir", id=21), Strand("Band", id=22)))
    assert edit.shown == ["Choir", "Band"]
    edit.editor.groups[1].lead.setFocus()
    assert edit.told == []


def test_a_name_that_cannot_be_is_said_under_the_field_and_told_to_nobody(edit: Editing) -> None:
    name = edit.editor.groups[1].name
    name.setFocus()
    name.selectAll()
    QTest.keyClick(name, Qt.Key.Key_Delete)
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert edit.told == []
    assert "empty" in name.accessibleDescription()
    QTest.keyClicks(name, "Seats")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert edit.names[1] == "Seats"
    assert name.accessibleDescription() == ""


def test_groups_are_moved_by_key_and_keep_the_focus(edit: Editing) -> None:
    assert not edit.editor.groups[0].up.isEnabled()
    press(edit.editor.groups[2].up)
    assert edit.told[-1] == (GROUPS[0], GROUPS[2], GROUPS[1])
    assert edit.editor.groups[1].up.hasFocus()
    press(edit.editor.groups[1].up)
    assert edit.told[-1] == (GROUPS[2], GROUPS[0], GROUPS[1])
    assert edit.editor.groups[0].down.hasFocus(), "it can go no further, and the way back is at hand"
    assert edit.editor.groups[0].down.accessibleName() == "Move Table 3 down"


def test_a_group_is_removed_by_mouse_and_two_are_the_fewest(edit: Editing) -> None:
    QTest.mouseClick(edit.editor.groups[1].remove, Qt.MouseButton.LeftButton)
    assert edit.told[-1] == (GROUPS[0], GROUPS[2])
    assert not any(group.remove.isVisible() for group in edit.editor.groups)
    assert edit.editor.join_button.isVisible()


def test_an_exercise_is_chosen_and_given_back(edit: Editing) -> None:
    choice = edit.editor.groups[1].exercise
    choice.setFocus()
    choice.setCurrentIndex(choice.findText("Dot voting"))
    choice.activated.emit(choice.currentIndex())
    assert (edit.told[-1][1].exercise, edit.told[-1][1].card) == ("dot-voting", DOTS)
    choice.setCurrentIndex(0)
    choice.activated.emit(0)
    assert edit.told[-1] == GROUPS


def test_a_card_that_has_left_the_playbook_stays_with_its_group(qtbot: QtBot) -> None:
    edit = Editing(qtbot, GROUPS, cards=[card for card in CARDS if card.id != "dot-voting"])
    assert edit.editor.groups[0].exercise.currentText() == "Dot voting"
    assert edit.editor.groups[1].exercise.findText("Dot voting") == -1


def test_one_person_in_two_groups_is_doubted_at_once(edit: Editing) -> None:
    assert not edit.editor.doubts.isVisible()
    lead = edit.editor.groups[2].lead
    lead.setFocus()
    QTest.keyClicks(lead, "helen and Rosa")
    QTest.keyClick(lead, Qt.Key.Key_Return)
    assert edit.editor.doubts.lines == ("Helen leads “Table 1: bus stops” and “Table 3” at the same time.",)


def test_there_is_an_end_to_adding(qtbot: QtBot) -> None:
    edit = Editing(qtbot, [Strand(f"Group {number}", id=number) for number in range(1, MOST + 1)])
    assert not edit.editor.add_button.isEnabled()


def test_every_control_has_a_name_of_its_own(edit: Editing) -> None:
    fields = [
        field
        for group in edit.editor.groups
        for field in (
            group.name,
            group.exercise,
            group.lead,
            group.room,
            group.notes,
            group.up,
            group.down,
            group.remove,
        )
    ]
    names = [field.accessibleName() for field in fields]
    assert all(names)
    assert len(set(names)) == len(names)


# In the plan


class Block:
    """The first exercise of the sample's workshop in the panel beside the plan."""

    def __init__(self, qtbot: QtBot, desk: Desk, store: Store) -> None:
        self._store = store
        tab = plan.make(desk)
        self.view = tab.view
        qtbot.addWidget(self.view)
        self.view.resize(1_200, 800)
        tab.show_session(1)
        self.view.show()
        qtbot.waitExposed(self.view)
        self.view.activateWindow()
        qtbot.waitUntil(self.view.isActiveWindow)
        assert isinstance(self.view, PlanPage)
        self.view.commands["plan.details"].trigger()
        found = self.view.findChild(BlockPanel)
        assert isinstance(found, BlockPanel)
        self.panel = found

    @property
    def item(self) -> Item:
        return self._store.ask(queries.agendas.items, 1)[0]

    @property
    def row(self) -> str:
        timeline = self.view.findChild(Timeline)
        assert isinstance(timeline, Timeline)
        return str(timeline.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))


@pytest.fixture
def block(qtbot: QtBot, desk: Desk, sample: Store) -> Block:
    return Block(qtbot, desk, sample)


def test_a_block_is_divided_in_the_plan_and_put_together_again(block: Block, sample: Store) -> None:
    editor = block.panel.groups
    press(editor.split_button)
    assert [strand.name for strand in block.item.strands] == ["Group 1", "Group 2"]
    assert "2 groups at once" in block.row
    QTest.keyClicks(editor.groups[0].name, "Bus stops")
    editor.groups[0].room.setFocus()
    QTest.keyClicks(editor.groups[0].room, "Yard")
    editor.groups[1].lead.setFocus()
    assert [(strand.name, strand.room) for strand in block.item.strands] == [("Bus stops", "Yard"), ("Group 2", "")]
    assert sample.undo() == f"Edit the groups of {block.item.title}", "what is typed in one go is one step"
    assert [strand.name for strand in block.item.strands] == ["Group 1", "Group 2"]
    assert sample.undo() == f"Divide {block.item.title} into 2 groups"
    assert block.item.strands == ()
    assert "at once" not in block.row
    assert editor.split_button.isVisible()


def test_words_for_everybody_are_kept_beside_the_private_notes(block: Block, sample: Store) -> None:
    field, card = block.panel.participants, block.item.card
    assert card is not None
    assert field.placeholderText() == card.participants
    field.setFocus()
    QTest.keyClicks(field, "Bring a hope.")
    block.panel.title.setFocus()
    assert (block.item.participants, block.item.notes) == ("Bring a hope.", "")
    sample.undo()
    assert field.toPlainText() == ""


def test_one_person_in_two_sessions_is_doubted_beside_the_plan(block: Block, sample: Store) -> None:
    session = sample.ask(queries.sessions.one, 1)
    other = sample.do("Plan", changes.sessions.add, replace(session, title="Street meeting", programme_id=None))
    sample.do("Add", changes.agendas.add, other, Item("Talk", 10, lead="Ruth"))
    assert isinstance(block.view, PlanPage)
    words = " ".join(block.view.doubts.lines)
    assert "and at the same time “Talk” in “Street meeting”." in words
