"""Plans a session in one go: gathers what the planner must know, and puts its answer into the plan as one step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from organiser.app.playbook import Playbook
from organiser.domain import demands, packing, suits, text
from organiser.domain.agendas import Agenda, Item
from organiser.domain.attendance import head_count
from organiser.domain.briefs import Brief
from organiser.domain.exercises import Exercise
from organiser.domain.fit import Fit
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.domain.suits import Circumstances
from organiser.store import changes, queries
from organiser.store.store import Store

if TYPE_CHECKING:
    from organiser.store.transaction import Transaction

# Where one of these begins a word in a session's title or summary, people are to decide something there.
_DECISIVE = ("decid", "decision", "choose", "choosing", "agree", "vote", "voting", "priorit", "what we will do", "commit")


@dataclass(frozen=True, slots=True)
class Planning:
    """All that is known when a session is planned: its plan so far, the cards, the wish and the circumstances."""

    session: Session
    agenda: Agenda
    cards: tuple[Exercise, ...]
    brief: Brief
    circumstances: Circumstances

    @property
    def packed(self) -> tuple[packing.Line, ...]:
        """The packing list for the number that is expected now."""
        return packing.packed(self.agenda, self.circumstances.people)


def gather(store: Store, playbook: Playbook, session_id: int) -> Planning:
    """What the planner needs to know about a session.

    A session that some join by screen is planned as an online one; what its programme has done in earlier sessions
    is not suggested again; whether a decision is wanted is read from the words of its title and summary.
    """
    session = store.ask(queries.sessions.one, session_id)
    lines = store.ask(queries.attendance.register, session_id)
    people = packing.expected(session, head_count(lines))
    needs = suits.needs_of(lines)
    circumstances = Circumstances(people, session.minutes, session.is_in_person, session.is_online, needs=needs)
    brief = Brief(
        session.minutes,
        people,
        session.is_online,
        done_before=done_before(store, session),
        wants_decision=wants_decision(session),
        hard_demands=tuple(sorted(demands.hard(needs, in_a_room=session.is_in_person))),
    )
    cards = playbook.with_own(store.ask(queries.agendas.own_cards))
    return Planning(session, store.ask(queries.agendas.of_session, session), cards, brief, circumstances)


def done_before(store: Store, session: Session) -> tuple[str, ...]:
    """The ids of the exercises in the plans of earlier sessions of the same programme."""
    if session.programme_id is None:
        return ()
    series = store.ask(queries.sessions.every, session.programme_id)
    earlier = [one for one in series if one.starts < session.starts and not one.is_cancelled]
    items = (item for one in earlier for item in store.ask(queries.agendas.items, one.id))
    return tuple(dict.fromkeys(item.exercise for item in items if item.exercise))


def wants_decision(session: Session) -> bool:
    """Whether the session's own words say that something is to be decided."""
    words = f" {text.folded(f'{session.title} {session.summary}')}"
    return any(f" {word}" in words for word in _DECISIVE)


def asked(
    planning: Planning, playbook: Playbook, include: Iterable[str], without: Iterable[str], **wishes: int | bool
) -> Brief:
    """The brief with exercises to use and to leave out, each by its id or exact name, and other wishes."""
    own = [card for card in planning.cards if card.own]
    used, left_out = (
        tuple(dict.fromkeys(playbook.the_one(words, own).id for words in named)) for named in (include, without)
    )
    both = next((card.name for card in planning.cards if card.id in used and card.id in left_out), "")
    if both:
        raise Problem(f"“{both}” is both asked for and left out.", "Say one of the two.")
    return replace(planning.brief, include=used, without=left_out, **wishes)  # type: ignore[arg-type]


def replace_plan(store: Store, session: Session, items: Sequence[Item]) -> None:
    """Put these blocks in place of the session's plan, as one step."""
    store.do(f"Plan {session.title}", _replace_plan, session.id, tuple(store.ask(_ids, session.id)), tuple(items))
