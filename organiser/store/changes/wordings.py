"""Changes to the group's own wordings."""

from collections.abc import Iterable

from sqlmodel import Session as Transaction
from sqlmodel import select

from organiser.domain.text import folded
from organiser.domain.wordings import Kind, Wording, named
from organiser.store.rows import WordingRow


def write(tx: Transaction, wordings: Iterable[Wording]) -> None:
    """Keep these wordings; those of the same name, language and format are written over."""
    for wording in wordings:
        row = _row(tx, wording.name, wording.language, wording.easy_read)
        if row is None:
            row = WordingRow(name=str(wording.name), language=wording.language, easy_read=wording.easy_read, text="")
        row.text = wording.text
        tx.add(row)
        tx.flush()


def reset(tx: Transaction, name: Kind, language: str = "", *, easy_read: bool = False) -> bool:
    """Forget the group's own wording, so that the program's holds again; whether there was one."""
    row = _row(tx, name, language, easy_read)
    if row is not None:
        tx.delete(row)
    return row is not None


def _row(tx: Transaction, name: Kind, language: str, easy_read: bool) -> WordingRow | None:
    rows = tx.exec(select(WordingRow).where(WordingRow.name == str(name), WordingRow.easy_read == easy_read))
    return next((row for row in rows if folded(row.language) == folded(named(language))), None)
