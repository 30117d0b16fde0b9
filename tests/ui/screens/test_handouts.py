"""The Handouts tab of a session: every print in one click, in the formats that people need."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from organiser.app.actions.handouts import Draft
from organiser.app.paths import resource
from organiser.app.settings import Settings
from organiser.domain.people import Reading
from organiser.domain.sessions import Session, Status
from organiser.exports.paper.look import Look, Theme
from organiser.exports.prints import PRINTS
from organiser.store import changes
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.notices import Notice
from organiser.ui.desk.paperwork import Paperwork
from organiser.ui.screens import handouts
from organiser.ui.screens.handouts.model import needs_in_words, offered
from organiser.ui.screens.handouts.view import HandoutsView


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, workshop: int) -> HandoutsView:
    tab = handouts.make(desk)
    assert isinstance(tab.view, HandoutsView)
    qtbot.addWidget(tab.view)
    tab.show_session(workshop)
    tab.view.resize(900, 640)
    tab.view.show()
    return tab.view


def _files(desk: Desk) -> list[str]:
    return sorted(path.name for path in desk.paths.output.iterdir())


def test_there_is_a_card_for_every_print_and_both_files(view: HandoutsView) -> None:
    from organiser.exports.prints import PRINTS

    assert list(view.cards) == [*(one.name for one in PRINTS), "calendar", "invitations"]
    assert view.presenter.needs == "Of 13 people who may come, 1 needs clear print and 1 needs large print."


def test_a_handout_is_made_and_opened_in_another_program(
    view: HandoutsView, desk: Desk, said: list[Notice], idle: Callable[[], None], viewer: Any
) -> None:
    card = view.cards["handout"]
    card.more["card.open"].trigger()
    idle()
    assert _files(desk) == ["2027-05-26 Co-creation workshop, handout.pdf"]
    target = desk.paths.output / _files(desk)[0]
    assert target.read_bytes().startswith(b"%PDF-")
    assert viewer.opened == [target]
    assert said[-1].text == "Made “2027-05-26 Co-creation workshop, handout.pdf”."
    assert card.open_button.isVisibleTo(view)
    card.folder_button.click()
    assert viewer.opened[-1] == target.parent


def test_one_click_shows_the_handout_as_it_will_be_on_paper(view: HandoutsView, previewed: list[Draft]) -> None:
    view.cards["handout"].make_button.click()
    assert [(draft.title, draft.subject) for draft in previewed] == [
        ("Handout", "Co-creation workshop, Wednesday 26 May 2027")
    ]


def test_choices_are_remembered_and_change_the_name(
    view: HandoutsView, desk: Desk, idle: Callable[[], None], viewer: Any
) -> None:
    choices = view.choices
    for field, value in ((choices.style_, Reading.LARGE), (choices.paper, "A5"), (choices.theme, Theme.PLAIN)):
        field.show_value(value)
        field.activated.emit(field.currentIndex())
    assert view.presenter.look == Look(Reading.LARGE, "A5", Theme.PLAIN)
    again = Settings(desk.paths.home / "settings.json")
    assert (again.get("prints.style"), again.get("prints.paper")) == ("large", "A5")
    view.cards["run-sheet"].more["card.open"].trigger()
    idle()
    assert _files(desk) == ["2027-05-26 Co-creation workshop, run sheet, large print.pdf"]


def test_a_damaged_choice_counts_as_none(desk: Desk) -> None:
    desk.settings.set("prints.paper", "wallpaper")
    assert Paperwork(desk).look == Look()


def test_one_of_each_format_that_somebody_needs(
    view: HandoutsView, desk: Desk, said: list[Notice], idle: Callable[[], None], viewer: Any
) -> None:
    card = view.cards["handout"]
    assert card.more["card.formats"].text() == "Make all 3 formats"
    card.more["card.formats"].trigger()
    idle()
    assert _files(desk) == [
        "2027-05-26 Co-creation workshop, handout, clear print.pdf",
        "2027-05-26 Co-creation workshop, handout, large print.pdf",
        "2027-05-26 Co-creation workshop, handout.pdf",
    ]
    assert said[-1].text == "Made the handout in 3 formats."


def test_saving_elsewhere_is_remembered(
    view: HandoutsView, desk: Desk, tmp_path: Path, said: list[Notice], idle: Callable[[], None], viewer: Any
) -> None:
    dialog: QFileDialog = view.ask_place("sign-in")
    assert dialog.isVisible()
    assert [Path(name).name for name in dialog.selectedFiles()] == [
        "2027-05-26 Co-creation workshop, sign-in sheet.pdf"
    ]
    dialog.fileSelected.emit(str(tmp_path / "sheet.pdf"))
    dialog.close()
    idle()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")
    assert viewer.opened == [], "whoever chose a place of their own is only told"
    assert said[-1].actions
    said[-1].actions[0].run()
    assert viewer.opened == [tmp_path / "sheet.pdf"]
    assert view.presenter.usual_target("calendar") == tmp_path / "2027-05-26 Co-creation workshop.ics"


def test_a_calendar_file_is_one_click(view: HandoutsView, desk: Desk, said: list[Notice]) -> None:
    view.cards["calendar"].make_button.click()
    assert _files(desk) == ["2027-05-26 Co-creation workshop.ics"]
    assert said[-1].text == "Wrote “2027-05-26 Co-creation workshop.ics” with 1 event."


def test_of_a_cancelled_session_there_is_also_a_plain_entry(
    view: HandoutsView, desk: Desk, workshop: int, said: list[Notice]
) -> None:
    desk.store.do("Cancel", changes.sessions.set_status, workshop, Status.CANCELLED)
    view.cards["calendar"].make_button.click()
    assert _files(desk) == ["2027-05-26 CANCELLED Co-creation workshop.ics", "2027-05-26 Co-creation workshop.ics"]
    assert said[-1].text == "Wrote “2027-05-26 Co-creation workshop.ics” with 1 cancelled event."
    assert "“2027-05-26 CANCELLED Co-creation workshop.ics”" in said[-1].advice


@pytest.mark.parametrize("name", ["calendar", "invitations"])
def test_each_file_says_what_it_is_for_and_leads_to_the_guide(
    qtbot: QtBot, view: HandoutsView, desk: Desk, name: str
) -> None:
    with qtbot.waitSignal(desk.went) as went:
        view.cards[name].help_button.click()
    assert went.args == ["playbook", Spot("calendars", "guides")]


def test_invitations_are_one_click_here_too(
    view: HandoutsView, desk: Desk, said: list[Notice], idle: Callable[[], None]
) -> None:
    view.cards["invitations"].make_button.click()
    idle()
    assert _files(desk) == ["2027-05-26 Co-creation workshop invitations"]
    assert said[-1].text.startswith("Wrote 6 invitations")


def test_what_cannot_be_written_is_told(
    view: HandoutsView, tmp_path: Path, said: list[Notice], idle: Callable[[], None]
) -> None:
    view.presenter.save_as("handout", tmp_path / "missing" / "handout.pdf")
    idle()
    assert "There is no folder" in said[-1].text
    assert view.presenter.made == {}


def test_where_no_program_opens_it_the_place_is_told(
    view: HandoutsView, desk: Desk, said: list[Notice], idle: Callable[[], None]
) -> None:
    view.cards["handout"].more["card.open"].trigger()
    idle()
    assert said[-1].text.startswith("There is no program here that opens")
    assert str(desk.paths.output) in said[-1].advice


def test_an_empty_plan_is_said_gently(view: HandoutsView, desk: Desk) -> None:
    assert not view.cards["run-sheet"].note.isVisibleTo(view)
    session = Session("Small meeting", datetime(2027, 6, 1, 18), 60)
    view.presenter.show_session(desk.store.do("Plan a meeting", changes.sessions.add, session))
    assert "The plan is still empty" in view.cards["run-sheet"].note.text()
    assert view.cards["run-sheet"].note.isVisibleTo(view)
    assert not view.cards["handout"].more["card.formats"].isEnabled()


@pytest.mark.parametrize(
    ("readings", "words"),
    [
        ((), "Nobody is invited yet, so nobody needs another format."),
        ((Reading.STANDARD,), "Nobody who may come needs larger print."),
        (
            (Reading.LARGE, Reading.LARGE, Reading.CLEAR),
            "Of 3 people who may come, 1 needs clear print and 2 need large print.",
        ),
    ],
)
def test_needs_are_told_in_words(readings: tuple[Reading, ...], words: str) -> None:
    assert needs_in_words(readings) == words


def test_every_kind_of_print_has_a_picture_of_its_own() -> None:
    icons = [one.icon for one in offered(PRINTS)]
    assert "printer" not in icons
    assert all(resource("icons", f"{icon}.svg").is_file() for icon in icons)
