"""The sample as most tests want it: fourteen people with their places and answers, and nothing noted besides."""

from sqlalchemy import text
from sqlmodel import Session as Transaction

from organiser.store.store import Store

_BESIDES = ("application", "call", "companion", "consent", "grouping", "pair")


def simplify(store: Store) -> None:
    """Take out of the sample those who wait for a place or come along, and what is told in parts of their own."""
    store.do_for_good(_simplify)


def _simplify(tx: Transaction) -> None:
    for table in _BESIDES:
        tx.connection().execute(text(f"DELETE FROM {table}"))
    tx.connection().execute(text("DELETE FROM person WHERE id > 14"))
    tx.connection().execute(text("UPDATE register SET noted_by = ''"))
    tx.connection().execute(text("UPDATE person SET diet = '', children = 0, travel = '', best_time = ''"))
