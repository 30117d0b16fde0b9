"""Takes one line of the history back out of turn, if nothing that came later depends on it."""

from collections.abc import Iterable, Sequence

from sqlcipher3 import dbapi2

from organiser.domain.problem import Problem
from organiser.store.inverses import WHOLE, Noted, Touch
from organiser.store.journal import Journal, Line, taken_back

# What a row is called where a later step changed it too; without a word here it is "the same thing".
_CALLED = {
    "session": "the same session", "item": "the same plan", "strand": "the same plan", "person": "the same person",
    "programme": "the same programme", "register": "the same line of the list", "need": "the same need",
    "card": "the same card", "member": "the same roster", "workspace": "the same group",
}  # fmt: skip

_UNDO, _AGAIN = "Undo: ", "Do again: "


def take_back(connection: dbapi2.Connection, journal: Journal, step_id: int) -> tuple[str, Noted]:
    """Undo one step within the open transaction: its label, and what changed, of which the caller makes a step.

    Raises a ``Problem`` that names what stands in the way; the caller rolls back.
    """
    line, later = _found(journal, step_id)
    _see_that_nothing_met(line, later)
    try:
        noted = journal.play(line.undo)
    except dbapi2.IntegrityError as error:  # such as a name that was given to something else since
        table = str(error).rpartition(": ")[2].partition(".")[0]
        raise _refusal(line, _last_of_table(later, table), table) from error
    _see_that_nothing_fell(line, later, noted)
    _see_that_keys_hold(connection, line, later)
    return line.label, noted


def _found(journal: Journal, step_id: int) -> tuple[Line, tuple[Line, ...]]:
    """The step, and those after it that still hold: two that cancel each other out do not count."""
    lines = journal.lines_from(step_id)
    if not lines or lines[-1].id != step_id:
        raise Problem("That line of the history is no longer kept.", "Look at the history again.")
    line = lines[-1]
    back = taken_back((one.id, one.undone, one.undoes) for one in lines)
    if line.undone or step_id in back:
        raise Problem(f"“{line.label}” is undone already.")
    if line.touched is None:
        raise Problem(f"“{line.label}” was noted by an older version.", "Undo in the Edit menu goes back step by step.")
    inner = {one.id for one in lines[:-1]}
    cancelling = {one.id for one in lines if one.id not in back and not one.undone and one.undoes in inner}
    return line, tuple(one for one in lines[:-1] if not one.undone and one.id not in back | cancelling)


def _see_that_nothing_met(line: Line, later: Sequence[Line]) -> None:
    """Nothing since has changed what would be put back as it was."""
    ours = {(touch.table, touch.id): touch for touch in _joined(line.touched or ())}
    for other in later:
        for touch in other.touched or ():
            own = ours.get((touch.table, touch.id))
            if own and own.meets(touch):
                raise _refusal(line, other, touch.table)


def _see_that_nothing_fell(line: Line, later: Sequence[Line], noted: Noted) -> None:
    """Nothing else went along, such as what was hung on a row since."""
    ours = {(touch.table, touch.id): touch for touch in _joined(line.touched or ())}
    for touch in noted.touched:
        own = ours.get((touch.table, touch.id))
        if own is None or not own.covers(touch):
            raise _refusal(line, _last_of_row(later, touch), touch.table)


def _see_that_keys_hold(connection: dbapi2.Connection, line: Line, later: Sequence[Line]) -> None:
    """Nothing is left that points at what is not there."""
    for table, row, parent, key in connection.execute("PRAGMA foreign_key_check").fetchall():
        columns = {found[0]: found[3] for found in connection.execute(f'PRAGMA foreign_key_list("{table}")')}
        (points_at,) = connection.execute(f'SELECT "{columns[key]}" FROM "{table}" WHERE id = ?', (row,)).fetchone()
        gone, stays = Touch(parent, points_at, WHOLE), Touch(table, row, WHOLE)
        raise _refusal(line, _last_of_row(later, gone) or _last_of_row(later, stays), parent)


def _joined(touched: Iterable[Touch]) -> Iterable[Touch]:
    """One touch for each row: a step of typing may have changed it more than once."""
    rows: dict[tuple[str, int], set[str]] = {}
    for touch in touched:
        rows.setdefault((touch.table, touch.id), set()).update(touch.columns.split(","))
    return [Touch(*row, WHOLE if WHOLE in columns else ",".join(columns)) for row, columns in rows.items()]


def _last_of_row(later: Sequence[Line], row: Touch) -> Line | None:
    return next((one for one in later if any(row.meets(touch) for touch in one.touched or ())), None)


def _last_of_table(later: Sequence[Line], table: str) -> Line | None:
    return next((one for one in later if any(touch.table == table for touch in one.touched or ())), None)


def _refusal(line: Line, other: Line | None, table: str) -> Problem:
    message = f"“{line.label}” cannot be undone on its own."
    if other is None:
        return Problem(message, "Something that is here now depends on it.")
    called = _CALLED.get(table, "the same thing")
    return Problem(message, f"“{other.label}” came later and changed {called}. Undo that first.")


def undone_label(label: str) -> str:
    """What a step is called that takes back the step of this label."""
    if label.startswith(_UNDO):
        return _AGAIN + label.removeprefix(_UNDO)
    return _UNDO + label.removeprefix(_AGAIN)
