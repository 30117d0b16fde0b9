"""Lends the store's one connection to SQLModel for the length of a change."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import cast

from sqlalchemy import create_engine
from sqlalchemy.exc import NoResultFound
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2
from sqlmodel import Session

from organiser.domain.problem import Problem
from organiser.store.reader import Reader

Transaction = Session
Lend = Callable[[], AbstractContextManager[Session]]


def reader(tx: Session) -> Reader:
    """A way to ask, within a change, how things stand now: what was changed so far is written first."""
    tx.flush()
    connection = tx.connection().connection.dbapi_connection
    assert connection is not None
    return Reader(cast("dbapi2.Connection", connection))


def lender(connection: dbapi2.Connection) -> Lend:
    """A way to make SQLModel sessions that write through ``connection``.

    A session must be lent before the store begins its transaction and given back after it has ended, because
    SQLAlchemy rolls back whatever is open when it first meets a connection and when it lets go of one.
    """
    engine = create_engine("sqlite://", module=dbapi2, creator=lambda: connection, poolclass=StaticPool)

    @contextmanager
    def lend() -> Iterator[Session]:
        with Session(engine, expire_on_commit=False) as tx:
            tx.connection()
            try:
                yield tx
            except NoResultFound as error:
                raise Problem("That is no longer here.", "It may have been undone: look at the list again.") from error

    return lend
