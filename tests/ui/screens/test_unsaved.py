"""A change that cannot be kept is never taken for one that was, and Undo takes back only what it stands beside."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from organiser.domain.problem import Problem
from organiser.domain.sessions import Status
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Notice, Offer
from organiser.ui.screens.invitations.presenter import InvitationsPresenter
from organiser.ui.screens.people.presenter import PeoplePresenter
from organiser.ui.screens.register.presenter import RegisterPresenter
from organiser.ui.screens.sessions.presenter import SessionsPresenter


@pytest.fixture
def full_disk(desk: Desk, sample: Store) -> Iterator[Desk]:
    """A desk whose workspace can be read but takes no more."""
    sample._connection.execute("PRAGMA query_only = ON")
    yield desk
    sample._connection.execute("PRAGMA query_only = OFF")


def _sessions(desk: Desk) -> SessionsPresenter:
    presenter = SessionsPresenter(desk)
    presenter.begin()
    return presenter


def _move(desk: Desk) -> None:
    presenter = _sessions(desk)
    assert presenter.session is not None
    presenter.move(presenter.session.starts + timedelta(days=1))


def _copy(desk: Desk) -> None:
    presenter = _sessions(desk)
    assert presenter.session is not None
    presenter.copy(presenter.session.starts + timedelta(weeks=1), "Another")


def _register(desk: Desk) -> RegisterPresenter:
    presenter = RegisterPresenter(desk)
    presenter.show_session(1)
    return presenter


def _withdraw(desk: Desk) -> None:
    presenter = InvitationsPresenter(desk)
    presenter.show_session(1)
    presenter.choose(presenter.everybody[:2])
    presenter.withdraw()


DEEDS: dict[str, Callable[[Desk], object]] = {
    "move": _move,
    "copy": _copy,
    "delete": lambda desk: _sessions(desk).remove(),
    "cancel": lambda desk: _sessions(desk).set_status(Status.CANCELLED),
    "mark": lambda desk: _register(desk).mark_everyone(),
    "walk in": lambda desk: _register(desk).walk_in("Somebody New"),
    "withdraw": _withdraw,
    "remove": lambda desk: PeoplePresenter(desk).remove(),
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_what_could_not_be_saved_is_a_problem_and_nobody_says_that_it_is_done(
    full_disk: Desk, said: list[Notice], deed: Callable[[Desk], object]
) -> None:
    with pytest.raises(Problem) as problem:
        deed(full_disk)
    assert problem.value.advice
    assert said == []


def test_somebody_who_could_not_be_removed_stays_in_view(full_disk: Desk) -> None:
    presenter = PeoplePresenter(full_disk)
    before = presenter.current
    with pytest.raises(Problem):
        presenter.remove()
    assert presenter.current == before is not None


def test_a_notice_that_stayed_while_something_else_was_done_undoes_nothing(
    desk: Desk, sample: Store, said: list[Notice]
) -> None:
    presenter = _sessions(desk)
    presenter.remove()
    desk.do("Cancel it", changes.sessions.set_status, 2, Status.CANCELLED)
    said[-1].actions[0].run()
    assert sample.undo_label == "Cancel it"
    assert "Cancel it" in said[-1].advice
    sample.undo()
    said[0].actions[0].run()
    assert sample.ask(queries.sessions.one, 1).title == "Co-creation workshop"


def test_rows_that_are_marked_already_are_not_offered_to_be_undone(desk: Desk, said: list[Notice]) -> None:
    presenter = _register(desk)
    presenter.mark_everyone()
    presenter.mark_rows("1-3", presenter.lines[0].mark)
    assert [len(notice.actions) for notice in said] == [1, 0]


def test_a_notice_offers_undo_before_what_comes_next(desk: Desk, said: list[Notice]) -> None:
    desk.tell("Added.", Offer("Open the plan", lambda: None), undo=True)
    assert [offer.title for offer in said[-1].actions] == ["Undo", "Open the plan"]
