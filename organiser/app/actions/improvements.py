"""Brings the copies of cards in a plan up to what the playbook says by now."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from organiser.app.playbook import Playbook
from organiser.domain import improvements
from organiser.domain.agendas import Item
from organiser.domain.improvements import Improvement
from organiser.domain.sessions import Session
from organiser.domain.text import counted
from organiser.store import changes, queries
from organiser.store.store import Store

if TYPE_CHECKING:
    from organiser.store.transaction import Transaction


def of_session(store: Store, playbook: Playbook, session: Session) -> tuple[Improvement, ...]:
    """The blocks of a plan whose cards the playbook has in a newer version."""
    cards = playbook.with_own(store.ask(queries.agendas.own_cards))
    return improvements.offered(store.ask(queries.agendas.items, session.id), cards)


def label(taken: Sequence[Improvement]) -> str:
    """What the history says of taking these."""
    return f"Take the newer card into {taken[0].item.title if len(taken) == 1 else counted(len(taken), 'block')}"


def take(store: Store, taken: Sequence[Improvement]) -> None:
    """Take what the playbook says by now into these blocks, as one step."""
    if taken:
        store.do(label(taken), renew, [one.item for one in taken])


def renew(tx: "Transaction", items: Iterable[Item]) -> None:
    """Write blocks with their newer cards over those that are in the plan."""
    for item in items:
        changes.agendas.edit(tx, item.id, item)
