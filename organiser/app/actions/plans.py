"""Plans a session in one go: gathers what the planner must know, and puts its answer into the plan as one step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from organiser.app.playbook import Playbook
from organiser.domain import demands, fit, packing, remedies, suits, text
from organiser.domain.agendas import Agenda, Item, timed
from organiser.domain.attendance import expected, head_count
from organiser.domain.exercises import Exercise
from organiser.domain.fit import Fit
from organiser.domain.problem import Problem
from organiser.domain.remedies import Remedy
from organiser.domain.sessions import Session
from organiser.domain.suggesting import Brief, Proposal, suggested
from organiser.domain.suits import Circumstances
from organiser.domain.timings import learned, real_minutes
from organiser.store import changes, queries

if TYPE_CHECKING:
    from organiser.store.store import Store
    from organiser.store.transaction import Transaction

# Where one of these begins a word in a session's title or summary, people are to decide something there.
_DECISIVE = ("decid", "decision", "choos", "agree", "vote", "voting", "priorit", "what we will do", "commit")


@dataclass(frozen=True, slots=True)
class Planning:
    """All that is known when a session is planned: its plan so far, the cards, the wish and the circumstances.

    ``real`` is how many minutes exercises have really taken here, by their ids.
    """

    session: Session
    agenda: Agenda
    cards: tuple[Exercise, ...]
    brief: Brief
    circumstances: Circumstances
    real: Mapping[str, int] = field(default_factory=dict)

    @property
    def packed(self) -> tuple[packing.Line, ...]:
        """The packing list for the number that is expected now."""
        return packing.packed(self.agenda, self.circumstances.people)


def gather(store: "Store", playbook: Playbook, session_id: int) -> Planning:
    """What the planner needs to know about a session.

    A session that some join by screen is planned as an online one; what its programme has done in earlier sessions
    is not suggested again; whether a decision is wanted is read from the words of its title and summary.
    """
    session = store.ask(queries.sessions.one, session_id)
    found = circumstances(store, session)
    brief = Brief(
        session.minutes,
        found.people,
        session.is_online,
        done_before=done_before(store, session),
        wants_decision=wants_decision(session),
        hard_demands=tuple(sorted(demands.hard(found.needs, in_a_room=session.is_in_person))),
    )
    cards = playbook.with_own(store.ask(queries.agendas.own_cards))
    real = real_minutes(store.ask(queries.timings.every), people=found.people, online=session.is_online)
    return Planning(session, store.ask(queries.agendas.of_session, session), cards, brief, found, real)


def circumstances(store: "Store", session: Session) -> Circumstances:
    """What a session is like for whoever plans it: its people, its time, its room, and what is hard for somebody."""
    lines = store.ask(queries.attendance.register, session.id)
    people = expected(session, head_count(lines))
    needs = suits.needs_of(lines)
    return Circumstances(people, session.minutes, session.is_in_person, session.is_online, needs=needs)


def done_before(store: "Store", session: Session) -> tuple[str, ...]:
    """The ids of the exercises in the plans of earlier sessions of the same programme."""
    if session.programme_id is None:
        return ()
    series = store.ask(queries.sessions.every, session.programme_id)
    earlier = [one for one in series if one.starts < session.starts and not one.is_cancelled]
    items = (item for one in earlier for item in store.ask(queries.agendas.items, one.id))
    used = (one for item in items for one in (item.exercise, *(strand.exercise for strand in item.strands)))
    return tuple(dict.fromkeys(filter(None, used)))


def wants_decision(session: Session) -> bool:
    """Whether the session's own words say that something is to be decided."""
    words = f" {text.folded(f'{session.title} {session.summary}')}"
    return any(f" {word}" in words for word in _DECISIVE)


def asked(
    planning: Planning,
    playbook: Playbook,
    include: Iterable[str] = (),
    without: Iterable[str] = (),
    *,
    decision: bool | None = None,
    variation: int = 0,
    people: int | None = None,
    at_hand: Iterable[str] = (),
) -> Brief:
    """The brief with exercises to use and to leave out, each by its id or exact name.

    ``decision`` None leaves it to the session's words whether one is wanted, ``people`` None to its answers how many
    come. Where nothing is named as ``at_hand``, anything can be got.
    """
    own = [card for card in planning.cards if card.own]
    used = tuple(dict.fromkeys(playbook.the_one(words, own).id for words in include))
    left_out = tuple(dict.fromkeys(playbook.the_one(words, own).id for words in without))
    both = [card.name for card in planning.cards if card.id in used and card.id in left_out]
    if both:
        raise Problem(f"“{both[0]}” is both asked for and left out.", "Say one of the two.")
    wanted = planning.brief.wants_decision if decision is None else decision
    return replace(
        planning.brief,
        people=planning.brief.people if people is None else people,
        materials=tuple(filter(None, (thing.strip() for thing in at_hand))) or None,
        include=used,
        without=left_out,
        wants_decision=wanted,
        variation=variation,
    )


def propose(planning: Planning, brief: Brief) -> tuple[Proposal, Agenda]:
    """The suggestion for a brief, and the plan with clock times that it would be.

    Exercises get the minutes that they have really taken here; the cards in the blocks stay as they are on the shelf.
    """
    found = suggested(brief, learned(planning.cards, planning.real))
    shelf = {card.id: card for card in planning.cards}
    items = (replace(one, card=shelf[one.card.id]) if one.card else one for one in found.items)
    proposal = replace(found, items=tuple(items))
    return proposal, as_plan(proposal, planning.session)


def as_plan(proposal: Proposal, session: Session) -> Agenda:
    """A proposal with the clock times that it would have in a session."""
    items = [replace(one.item, place=place) for place, one in enumerate(proposal.items, start=1)]
    return timed(items, session.starts, session.minutes, session.timezone)


def take(store: "Store", planning: Planning, proposal: Proposal) -> None:
    """Put the proposal in place of the session's plan, as one step; an empty one is refused with its reason."""
    if not proposal.items:
        raise Problem(" ".join(proposal.notes))
    old = [block.item.id for block in planning.agenda.blocks]
    new = [one.item for one in proposal.items]
    store.do(f"Take the suggested plan for {planning.session.title}", _replace, planning.session.id, old, new)


def _replace(tx: "Transaction", session_id: int, old: Iterable[int], new: Iterable[Item]) -> None:
    changes.agendas.remove(tx, old)
    changes.agendas.add_many(tx, session_id, new)


def fit_to_time(store: "Store", session_id: int) -> Fit:
    """Fit the plan of a session to its time, as one step; where that cannot be, nothing is changed."""
    session = store.ask(queries.sessions.one, session_id)
    found = fit.fitted(store.ask(queries.agendas.of_session, session))
    if found.changes:
        minutes = {found.agenda.blocks[change.at].item.id: change.after for change in found.changes}
        store.do(f"Fit {session.title} to its time", _resize, minutes)
    return found


def _resize(tx: "Transaction", minutes: Mapping[int, int]) -> None:
    for item_id, length in minutes.items():
        changes.agendas.set_minutes(tx, item_id, length)


def remedy(store: "Store", session_id: int, way: Remedy) -> Fit:
    """Take one of the ways out of a plan that cannot fit, as one step; one that no longer holds is refused."""
    session = store.ask(queries.sessions.one, session_id)
    agenda = store.ask(queries.agendas.of_session, session)
    if way not in remedies.smallest(agenda):
        raise Problem("That way out no longer holds: the plan has changed.", "Fit the plan to its time again.")
    store.do(way.in_words.rstrip("."), _settle, session, agenda, way)
    return way.fit


def _settle(tx: "Transaction", session: Session, agenda: Agenda, way: Remedy) -> None:
    before = {block.item.id: block.item for block in agenda.blocks}
    changes.agendas.remove(tx, [agenda.blocks[at].item.id for at in way.dropped])
    for block in way.fit.agenda.blocks:
        if block.item != before[block.item.id]:
            changes.agendas.edit(tx, block.item.id, block.item)
    if way.longer:
        changes.sessions.edit(tx, session.id, replace(session, minutes=session.minutes + way.longer))


def copy(store: "Store", items: Iterable[Item], source: Session, target: Session, *, at: int | None = None) -> int:
    """Put copies of blocks of one session into another one's plan, as one step, and return how many there are.

    They come at place ``at`` (None: at the end). Pins only make sense where both begin at the same time of day.
    """
    keeps_pins = source.starts.time() == target.starts.time()
    copies = [item if keeps_pins else unpinned(item) for item in items]
    if not copies:
        raise Problem(f"There is nothing to copy in the plan of {source.title}.")
    what = copies[0].title if len(copies) == 1 else text.counted(len(copies), "block")
    label = f"Copy {what} to {target.title}"
    return len(store.do(label, changes.agendas.add_many, target.id, copies, at=at))


def unpinned(item: Item) -> Item:
    """A block without its pin, which is a time of one session and means little in another."""
    return replace(item, pinned="")
