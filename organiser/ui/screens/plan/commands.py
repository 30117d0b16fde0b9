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


def _has_blocks(presenter: PlanPresenter) -> bool:
    return presenter.agenda is not None and bool(presenter.agenda.blocks)


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
    Command(
        "plan.break",
        "Add a &break",
        lambda p: p.add_break(),
        icon="coffee",
        when=_has_session,
        help="Put a pause into the plan",
    ),
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
    Command(
        "plan.up",
        "Move &up",
        lambda p: p.step(-1),
        "Alt+Up",
        "arrow-up",
        lambda p: p.can_step(-1),
        help="Let this block come earlier",
    ),
    Command(
        "plan.down",
        "Move &down",
        lambda p: p.step(1),
        "Alt+Down",
        "arrow-down",
        lambda p: p.can_step(1),
        help="Let this block come later",
    ),
    Command(
        "plan.minutes",
        "Change the &minutes",
        lambda p: p.asked_minutes.emit(),
        "F2",
        "timer",
        _has_current,
        help="Type how long this block takes",
    ),
    Command(
        "plan.longer",
        "Five minutes &longer",
        lambda p: p.step_minutes(STEP),
        "+",
        when=_has_current,
        help="Give this block five minutes more",
    ),
    Command(
        "plan.shorter",
        "Five minutes &shorter",
        lambda p: p.step_minutes(-STEP),
        "-",
        when=_has_current,
        help="Take five minutes off this block",
    ),
    Command(
        "plan.pin",
        "&Pin to its time, or unpin",
        lambda p: p.details.toggle_pin(),
        "Ctrl+T",
        "pin",
        _has_current,
        help="Let this block begin at a fixed clock time",
    ),
    Command(
        "plan.duplicate",
        "D&uplicate",
        lambda p: p.duplicate(),
        "Ctrl+D",
        "copy",
        _has_current,
        help="Put the same block in once more, behind this one",
    ),
    Command(
        "plan.details",
        "&Edit block",
        lambda p: p.asked_block.emit(),
        icon="pencil",
        when=_has_current,
        help="Change its title, its minutes, who leads it and its notes",
        reads=True,
    ),
    Command(
        "plan.save_card",
        "Save as a &card of mine…",
        _ask_name,
        icon="star",
        when=_is_linked,
        help="Keep this exercise, with its minutes, in your playbook",
    ),
    Command(
        "plan.copy",
        "&Copy",
        lambda p: p.copying.copy(),
        "Ctrl+C",
        "copy",
        _has_current,
        help="Copy these blocks",
        reads=True,
    ),
    Command(
        "plan.paste",
        "Pa&ste",
        lambda p: p.copying.paste(),
        "Ctrl+V",
        "clipboard-list",
        _has_session,
        help="Put the copied blocks behind this one, also in the plan of another session",
    ),
    Command(
        "plan.delete",
        "De&lete",
        lambda p: p.remove(),
        "Del",
        "trash-2",
        _has_current,
        help="Take this block out of the plan; Undo brings it back",
    ),
    Command(
        "plan.fit",
        "Fi&t to time",
        lambda p: p.fitting.fit(),
        "Ctrl+Shift+F",
        "timer",
        _has_blocks,
        help="Stretch or squeeze the blocks, each within its card's bounds, until they fill the time",
    ),
    Command(
        "plan.suggest",
        "Suggest a &plan…",
        lambda p: p.asked_suggestion.emit(),
        icon="sparkles",
        when=_has_session,
        help="Have a plan proposed that suits the time, the people and the room",
    ),
    Command(
        "plan.pack",
        "&What to pack",
        lambda p: p.asked_packing.emit(),
        icon="list-checks",
        when=_has_session,
        help="Everything that the plan needs, counted for the people who come",
        reads=True,
    ),
    Command(
        "plan.copy_plan",
        "Copy the w&hole plan to a session…",
        lambda p: p.asked_target.emit(),
        icon="calendar-plus",
        when=_has_blocks,
        help="Put copies of all blocks into the plan of another session",
    ),
)
