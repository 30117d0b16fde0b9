"""Notes after a session which of the needs of those who were there were met, as one step."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from organiser.domain.attendance import RegisterLine
from organiser.domain.needs import Provision, State
from organiser.domain.text import counted
from organiser.store import changes
from organiser.store.store import Store

if TYPE_CHECKING:
    from organiser.store.transaction import Transaction


def to_ask(provisions: Iterable[Provision], lines: Iterable[RegisterLine]) -> tuple[Provision, ...]:
    """The flagged needs of those who were there, of which nobody has said yet whether they were met."""
    there = {line.person_id for line in lines if line.mark.was_there}
    open_states = {State.TO_DO, State.BOOKED}
    return tuple(one for one in provisions if one.person_id in there and one.need.flagged and one.state in open_states)


def note(store: Store, said: Iterable[tuple[Provision, State]]) -> int:
    """Note the state of each; returns how many. The words that were noted before stay."""
    every = list(said)
    if every:
        store.do(f"Note whether {counted(len(every), 'need was', 'needs were')} met", _note, every)
    return len(every)


def _note(tx: "Transaction", said: Iterable[tuple[Provision, State]]) -> None:
    for provision, state in said:
        changes.needs.set_state(tx, provision.need.id, provision.session_id, state, provision.note)
