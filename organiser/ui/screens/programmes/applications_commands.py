"""What can be done with those who would like a place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from organiser.domain.draws import is_in
from organiser.domain.places import Standing
from organiser.ui.desk.commands import Command
from organiser.ui.screens.programmes.applications_model import is_out
from organiser.ui.screens.programmes.presenter import ProgrammesPresenter


def _stands(*standings: Standing) -> Callable[[ProgrammesPresenter], bool]:
    """Asks whether the chosen person stands in one of these ways."""

    def asks(presenter: ProgrammesPresenter) -> bool:
        chosen = presenter.applications.chosen
        return chosen is not None and chosen.standing in standings

    return asks


def _is_next(presenter: ProgrammesPresenter) -> bool:
    chosen = presenter.applications.chosen
    return chosen is not None and chosen.is_next


def _is_out(presenter: ProgrammesPresenter) -> bool:
    chosen = presenter.applications.chosen
    return chosen is not None and is_out(chosen)


def _can_draw(presenter: ProgrammesPresenter) -> bool:
    pool = presenter.applications.pool
    return pool is not None and any(is_in(entry) for entry in pool.entries)


COMMANDS: Final[tuple[Command[ProgrammesPresenter], ...]] = (
    Command(
        "applications.share",
        "S&hare the places…",
        lambda p: p.applications.wanted.emit("share"),
        icon="armchair",
        when=lambda p: bool(p.applications.next_ids),
        help="See who would get a place and who not, with the reasons, before anything is done",
    ),
    Command(
        "applications.draw",
        "Draw &lots…",
        lambda p: p.applications.wanted.emit("draw"),
        icon="sparkles",
        when=_can_draw,
        help="Let chance decide the order within each neighbourhood, so that anyone can check it",
    ),
    Command(
        "applications.audit",
        "&Print the draw's audit sheet",
        lambda p: p.print_audit(),
        icon="printer",
        when=lambda p: bool(p.applications.draws),
        section="File",
        help="Everything that is needed to check the draw by hand",
        reads=True,
    ),
    Command(
        "applications.offer",
        "&Offer a place",
        lambda p: p.applications.offer(),
        "O",
        "armchair",
        _is_next,
        help="It is kept for them until they answer, or the offer runs out",
    ),
    Command(
        "applications.give",
        "&Give a place",
        lambda p: p.applications.give(),
        "G",
        "user-check",
        _is_next,
        help="They have said already that they will come, and go onto the roster now",
    ),
    Command(
        "applications.accept",
        "&Accepts",
        lambda p: p.applications.accept(),
        "A",
        "circle-check",
        _stands(Standing.OFFERED),
        help="They take the place they were offered",
    ),
    Command(
        "applications.decline",
        "&Says no",
        lambda p: p.applications.decline(),
        "N",
        "circle-x",
        _stands(Standing.OFFERED, Standing.WAITING),
        help="They do not want a place any more; whoever is next comes up",
    ),
    Command(
        "applications.up",
        "Move &up…",
        lambda p: p.applications.wanted.emit("up"),
        "Alt+Up",
        "arrow-up",
        lambda p: p.applications.can_move(-1),
        help="One place up the queue, for a reason that is kept",
    ),
    Command(
        "applications.down",
        "Move &down…",
        lambda p: p.applications.wanted.emit("down"),
        "Alt+Down",
        "arrow-down",
        lambda p: p.applications.can_move(1),
        help="One place down the queue, for a reason that is kept",
    ),
    Command(
        "applications.withdraw",
        "&Withdraws",
        lambda p: p.applications.withdraw(),
        "Del",
        "x",
        _stands(Standing.WAITING, Standing.OFFERED, Standing.PLACED),
        help="They asked to be taken off the list, or give their place back",
    ),
    Command(
        "applications.again",
        "Put &back on the list",
        lambda p: p.applications.put_back(),
        icon="undo-2",
        when=_is_out,
        help="They join the queue anew, behind whoever waits",
    ),
)
