"""Notes of what was printed."""

import json
from collections.abc import Collection, Iterable
from dataclasses import astuple

from sqlmodel import Session as Transaction
from sqlmodel import col, delete

from organiser.domain.printings import Printing
from organiser.store.rows import PrintingRow, moment


def note(tx: Transaction, printings: Iterable[Printing]) -> None:
    """Note what was printed now; each takes the place of what was printed of the same kind and format before.

    This is no step to undo: the paper is there.
    """
    for one in printings:
        tx.exec(
            delete(PrintingRow).where(
                col(PrintingRow.session_id).is_not_distinct_from(one.session_id),
                col(PrintingRow.programme_id).is_not_distinct_from(one.programme_id),
                col(PrintingRow.kind) == one.kind,
                col(PrintingRow.format) == one.format,
                col(PrintingRow.paper) == one.paper,
            )
        )
        tx.add(
            PrintingRow(
                session_id=one.session_id,
                programme_id=one.programme_id,
                kind=one.kind,
                format=one.format,
                paper=one.paper,
                times=one.times,
                copies=one.copies,
                version=one.version,
                traces=json.dumps([astuple(trace) for trace in one.traces], ensure_ascii=False),
                at=moment(tx),
            )
        )


def throw_away(tx: Transaction, ids: Collection[int]) -> None:
    """These papers are gone."""
    tx.exec(delete(PrintingRow).where(col(PrintingRow.id).in_(ids)))
