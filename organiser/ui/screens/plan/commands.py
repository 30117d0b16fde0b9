"""What can be done with the plan of a session."""

from __future__ import annotations

from typing import Final

from organiser.ui.desk.commands import Command
from organiser.ui.screens.plan.presenter import STEP, PlanPresenter


def _has_session(presenter: PlanPresenter) -> bool:
    return presenter.session is not None


def _has_current(presenter: PlanPresenter) -> bool:
    return presenter.current is not None


def _is_linked(presenter: PlanPresenter) -> bool:
    return presenter.current is not None and presenter.current.block.item.card is not None


def _insert_before(presenter: PlanPresenter) -> None:
    if presenter.current is not None:
        presenter.asked_place.emit(presenter.current.place)


def _ask_name(presenter: PlanPresenter) -> None:
    if presenter.current is not None:
        presenter.asked_name.emit(presenter.current.title)


COMMANDS: Final[tuple[Command[PlanPresenter], ...]] = (
    Command(
        "plan.exercise",
        "Add an &exercise…",
        lambda p: p.asked_playbook.emit(),
        icon="book-open",
        when=_has_session,
        help="Choose one from the playbook",
    ),
    Command("plan.break", "Add a &break", lambda p: p.add_break(), icon="coffee", when=_has_session),
    Command(
        "plan.own",
        "Add a block of your &own",
        lambda p: p.add_own(),
        icon="clipboard-list",
        when=_has_session,
        help="Something that is on no card, such as a talk",
    ),
    Command(
        "plan.note",
        "Add a &note",
        lambda p: p.add_note(),
        icon="sticky-note",
        when=_has_session,
        help="A reminder that takes no time",
    ),
    Command(
        "plan.insert",
        "&Insert before…",
        _insert_before,
        "Ins",
        "plus",
        _has_current,
        help="Put something before this block",
    ),
    Command("plan.up", "Move &up", lambda p: p.step(-1), "Alt+Up", "arrow-up", lambda p: p.can_step(-1)),
    Command("plan.down", "Move &down", lambda p: p.step(1), "Alt+Down", "arrow-down", lambda p: p.can_step(1)),
    Command("plan.minutes", "Change the &minutes", lambda p: p.asked_minutes.emit(), "F2", "timer", _has_current),
    Command("plan.longer", "Five minutes &longer", lambda p: p.step_minutes(STEP), "+", when=_has_current),
    Command("plan.shorter", "Five minutes &shorter", lambda p: p.step_minutes(-STEP), "-", when=_has_current),
    Command(
        "plan.pin",
        "&Pin to its time, or unpin",
        lambda p: p.toggle_pin(),
        "Ctrl+T",
        "pin",
        _has_current,
        help="Let this block begin at a fixed clock time",
    ),
    Command("plan.duplicate", "D&uplicate block", lambda p: p.duplicate(), "Ctrl+D", "copy", _has_current),
    Command("plan.details", "&Edit block", lambda p: p.asked_block.emit(), icon="pencil", when=_has_current),
    Command(
        "plan.save_card",
        "Save as a &card of mine…",
        _ask_name,
        icon="star",
        when=_is_linked,
        help="Keep this exercise, with its minutes, in your playbook",
    ),
    Command("plan.delete", "De&lete block", lambda p: p.remove(), "Del", "trash-2", _has_current),
)
