"""What is out of date on paper is said where it is printed again, and the pack has the parts that somebody chose."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from organiser.app.actions import handouts as made_handouts
from organiser.app.actions import occasions, printings
from organiser.app.actions.handouts import Draft
from organiser.domain.people import Person
from organiser.exports.paper.look import Look
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Notice
from organiser.ui.screens import handouts
from organiser.ui.screens.handouts.view import HandoutsView
from organiser.ui.screens.home.presenter import HomePresenter


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, workshop: int) -> HandoutsView:
    tab = handouts.make(desk)
    assert isinstance(tab.view, HandoutsView)
    qtbot.addWidget(tab.view)
    tab.show_session(workshop)
    tab.view.resize(900, 640)
    tab.view.show()
    return tab.view


def move(desk: Desk, session_id: int, place: str = "The old library") -> None:
    session = desk.ask(queries.sessions.one, session_id)
    desk.do("Move", changes.sessions.edit, session_id, replace(session, place=place))


def note(desk: Desk, session_id: int, *kinds: str) -> None:
    what = occasions.gather(desk.store, session_id)
    for kind in kinds:
        printings.note(desk.store, printings.made(made_handouts.kind(kind), what, Look()))


def test_what_was_saved_is_called_out_of_date_after_a_change_until_it_is_made_again(
    qtbot: QtBot, view: HandoutsView, desk: Desk, workshop: int, tmp_path: Path, idle: Callable[[], None]
) -> None:
    presenter = view.presenter
    presenter.save_as("handout", tmp_path / "handout.pdf")
    idle()
    assert view.old.isHidden()
    move(desk, workshop)
    qtbot.waitUntil(lambda: bool(presenter.old))
    assert not view.old.isHidden()
    assert "“Handout”" in view.old.words.text()
    (line,) = view.cards["handout"].old.lines
    assert line.endswith(". “Where” is new.")
    assert view.cards["run-sheet"].old.lines == ()
    presenter.save_as("handout", tmp_path / "handout.pdf")
    qtbot.waitUntil(lambda: not presenter.old)
    assert view.old.isHidden()


def test_thrown_away_is_thrown_away_and_an_undone_change_is_none(
    qtbot: QtBot, view: HandoutsView, desk: Desk, workshop: int
) -> None:
    note(desk, workshop, "poster", "handout")
    move(desk, workshop)
    qtbot.waitUntil(lambda: len(view.presenter.old) == 2)
    desk.store.undo()
    qtbot.waitUntil(lambda: not view.presenter.old)
    desk.store.redo()
    qtbot.waitUntil(lambda: len(view.presenter.old) == 2)
    view.old.thrown_button.click()
    qtbot.waitUntil(lambda: not view.presenter.old)
    assert desk.ask(queries.printings.of_session, workshop) == ()


def test_a_pack_that_lacks_copies_is_shown_again(
    qtbot: QtBot, view: HandoutsView, desk: Desk, workshop: int, previewed: list[Draft]
) -> None:
    note(desk, workshop, "pack")
    person = desk.do("Add", changes.people.add, Person("Ines Example", needs="Easy read"))
    desk.do("Invite", changes.attendance.invite, workshop, [person])
    qtbot.waitUntil(lambda: bool(view.cards["pack"].old.lines))
    assert "1 copy more of “Handout, easy print”" in view.cards["pack"].old.lines[0]
    view.old.again_button.click()
    assert [draft.title for draft in previewed] == ["Session pack"]


def test_home_leads_to_what_is_out_of_date(qtbot: QtBot, desk: Desk, workshop: int) -> None:
    note(desk, workshop, "poster")
    move(desk, workshop)
    presenter = HomePresenter(desk)
    went: list[Any] = []
    desk.went.connect(lambda place, spot: went.append((place, spot.id, spot.tab)))
    qtbot.waitUntil(lambda: bool(presenter.papers.found))
    from organiser.ui.screens.home import model

    (old,) = model.old_papers(presenter.papers.found)
    assert model.old_papers_row(old).spoken == "1 print is out of date: Co-creation workshop"
    presenter.open_old_papers(old)
    assert went == [("sessions", workshop, "handouts")]


def test_the_pack_has_the_parts_and_copies_that_somebody_chose(
    qtbot: QtBot, view: HandoutsView, desk: Desk, workshop: int, said: list[Notice]
) -> None:
    dialog = view.ask_parts()
    by_itself = occasions.gather(desk.store, workshop).pack
    assert dialog.copies == {line.key: line.copies for line in by_itself}
    assert dialog.chosen == {}
    qtbot.waitUntil(lambda: dialog.total.text().endswith("pages in all."), timeout=20_000)
    before = dialog.total.text()
    _, number = dialog.rows["handout"]
    number.setValue(30)
    assert dialog.total.text() != before
    dialog.rows["exercise"][0].click()
    poster, copies = dialog.rows["poster"]
    poster.click()
    assert copies.value() == 1
    dialog.both_sides_tick.click()
    dialog.done_button.click()
    assert desk.ask(queries.copies.of_session, workshop) == {"handout": 30, "exercise": 0, "poster": 1}
    assert view.presenter.look.both_sides
    assert said[-1].text == "The pack has other parts or copies now."
    kept = {line.key: line.copies for line in occasions.gather(desk.store, workshop).pack}
    assert (kept["handout"], kept["exercise"], kept["poster"]) == (30, 0, 1)
    desk.store.undo()
    assert occasions.gather(desk.store, workshop).pack == by_itself


def test_numbers_can_be_worked_out_again_and_zero_is_no_tick(view: HandoutsView, desk: Desk, workshop: int) -> None:
    desk.do("Choose", changes.copies.choose, workshop, {"handout": 30, "sign-in": 0})
    dialog = view.ask_parts()
    assert dialog.chosen == {"handout": 30, "sign-in": 0}
    assert not dialog.rows["sign-in"][0].isChecked()
    dialog.rows["handout"][1].setValue(0)
    assert not dialog.rows["handout"][0].isChecked()
    dialog.again_button.click()
    assert dialog.chosen == {}
    dialog.reject()
