"""Takes people in from a file: looked through, matched with who is here, and kept only when that is confirmed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from organiser.app import backups, files
from organiser.app.actions.duplicates import is_slip
from organiser.domain import arrivals, columns, person_rows, phones
from organiser.domain.arrivals import Arrivals, Outcome, Sorting, Unsure
from organiser.domain.brake import brake
from organiser.domain.columns import Field, Match
from organiser.domain.crowds import Known
from organiser.domain.people_files import PeopleFile
from organiser.domain.person_rows import Manner, ReadRow
from organiser.domain.problem import Problem
from organiser.domain.text import counted, listed
from organiser.exports.spreadsheet import table_csv
from organiser.store import changes, queries
from organiser.store.store import Store

Step = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is to be read, as far as it is said; what is not said is found."""

    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is wanted of a file: what its columns hold, and how to settle what cannot be known from it.

    ``day_first`` None leaves the order of day and month to the file. ``decided`` says of the lines that were asked
    about whom each means: the id of a person, 0 for somebody new, or None to leave the line out.
    """

    fields: tuple[Match, ...]
    day_first: bool | None = None
    mend_phones: bool = False
    unsure: Unsure = Unsure.ASK
    decided: Mapping[int, int | None] = field(default_factory=dict)
    overwrite: bool = False
    programme_id: int | None = None


def read(path: Path, reading: Reading = Reading()) -> PeopleFile:
    """Look through a file; nothing is kept."""
    from organiser.imports import people

    content = files.content(path, people.LARGEST + 1, "Choose a list of people.")
    return people.read(
        content,
        path.name,
        encoding=reading.encoding,
        separator=reading.separator,
        sheet=reading.sheet,
        heading=reading.heading,
    )


def usual_fields(file: PeopleFile, *, with_special: bool = False) -> tuple[Match, ...]:
    """What the columns hold, unless somebody says otherwise; special ones are left out unless they are asked for."""
    return file.matched if with_special else columns.without_special(file.matched)


def to_ask(file: PeopleFile, wishes: Wishes) -> str:
    """The heading of the column whose days have to be asked about; "" when there is none that counts."""

    def wanted(one: Field) -> bool:
        return one is Field.BORN or wishes.programme_id is not None

    return person_rows.is_day_order_needed(file, wishes.fields, wanted) if wishes.day_first is None else ""


def damaged_phones(file: PeopleFile, fields: tuple[Match, ...]) -> tuple[str, ...]:
    """The numbers whose first 0 a spreadsheet seems to have taken away."""
    places = [place for place, one in enumerate(fields) if one in {Field.PHONE, Field.GUARDIAN_CONTACT}]
    plain = (phones.plain(cell) for place in places for cell in file.cells(place))
    return tuple(one for one in plain if phones.is_damaged(one))


def rows_of(file: PeopleFile, wishes: Wishes, today: date, step: Step = lambda _done, _of: None) -> tuple[ReadRow, ...]:
    """Everybody in the file, and what was refused, in the order of its lines."""
    day_first = wishes.day_first if wishes.day_first is not None else person_rows.day_first(file, wishes.fields)
    manner = Manner(wishes.fields, today, day_first, wishes.mend_phones)
    rows = [ReadRow(one.line, "", refused=one.reason) for one in file.unread]
    for number, line in enumerate(file.lines):
        if number % 200 == 0:
            step(number, len(file.lines))
        rows.append(person_rows.read(file, line, manner))
    return tuple(sorted(rows, key=lambda row: row.line))


def check(file: PeopleFile, wishes: Wishes) -> None:
    """A Problem where no column tells the names."""
    if not columns.names_people(wishes.fields):
        raise Problem("No column tells the names.", f"Say which one does: {_shown(file)}.")


def sort(
    rows: Sequence[ReadRow], wishes: Wishes, known: Iterable[Known], step: Step = lambda _done, _of: None
) -> Sorting:
    """Decide about every row beside everybody who is ``known`` here; touches no store, so that a job can do it."""
    sorting = Sorting(known, is_slip, wishes.unsure, wishes.decided)
    sorting.sort(rows, step)
    return sorting


def _shown(file: PeopleFile) -> str:
    shown = ", ".join(f"“{one[:30]}”" for one in file.headings[:8])
    return f"{shown} and more" if len(file.headings) > 8 else shown


def settle(store: Store, sorting: Sorting, wishes: Wishes) -> Arrivals:
    """What is to be done, now that those whom the file means are read in full."""
    ids = sorted(known_id for known_id in sorting.meant if known_id > 0)
    here = {one: store.ask(queries.people.one, one) for one in ids}
    return sorting.settled(here, overwrite=wishes.overwrite)


def plan(store: Store, file: PeopleFile, wishes: Wishes, today: date, step: Step = lambda _done, _of: None) -> Arrivals:
    """What would come of a file; nothing is kept."""
    check(file, wishes)
    rows = rows_of(file, wishes, today, lambda done, of: step(done, 2 * of))
    known = store.ask(queries.arrivals.known)
    return settle(store, sort(rows, wishes, known, lambda done, of: step(of + done, 2 * of)), wishes)


def brake_on(store: Store, found: Arrivals, wishes: Wishes) -> str | None:
    """Why to ask twice before the file overwrites, or is merged unsurely into, so many who are here; None if not."""
    if not wishes.overwrite and wishes.unsure is not Unsure.MERGE and not any(wishes.decided.values()):
        return None
    return brake(len(found.completes), store.ask(queries.people.count))


def take(store: Store, file: PeopleFile, found: Arrivals, programme_id: int | None = None) -> tuple[int, ...]:
    """Keep what was planned, as one step (none where there is nothing to do); returns the ids of the new people."""
    if not found.changes_something and (programme_id is None or not found.seen):
        return ()
    backups.before_much(store)
    return store.do(label(file, found), changes.arrivals.take, found, programme_id)


def label(file: PeopleFile, found: Arrivals) -> str:
    """What the history says of it."""
    return f"Import {counted(len(found.new) + len(found.completes), 'person', 'people')} from {file.name[:80]}"


def report(found: Arrivals) -> bytes:
    """What became of every line, as a table to keep."""
    return table_csv(
        ("Line", "Name", "What became of it", "Why"),
        ((str(item.row.line), item.row.name, item.outcome.label, reason_of(item)) for item in found.items),
    )


def save_report(found: Arrivals, target: Path, *, replace: bool = True) -> Path:
    """Write the report into a file."""
    return files.write_whole(target, report(found), replace=replace)


def reason_of(item: arrivals.Arrival) -> str:
    """Everything there is to say about one line, in a few sentences."""
    told = [item.reason] if item.reason else []
    if item.fills:
        told.append(f"adds {_named(item.fills)}" if item.outcome is Outcome.MERGED else "")
    if item.keeps:
        verbs = "differs and stays" if len(item.keeps) == 1 else "differ and stay"
        told.append(f"the {_named(item.keeps)} here {verbs}")
    told += item.row.remarks
    return ". ".join(f"{one[:1].upper()}{one[1:]}" for one in told if one)


def _named(names: tuple[str, ...]) -> str:
    return listed(name.replace("_", " ") for name in names)
