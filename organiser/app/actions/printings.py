"""Notes what was printed, and finds what of it is out of date."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from organiser.app.actions import occasions
from organiser.domain import printings
from organiser.domain.copies import Format
from organiser.domain.occasion import Course, Method, Occasion, Subject
from organiser.domain.people import Reading
from organiser.domain.printings import OutOfDate, Printing
from organiser.exports import session_pack
from organiser.exports.paper.look import Look, Times
from organiser.exports.prints import PRINTS, Print
from organiser.store import changes, queries
from organiser.store.store import Store

_PRINTS: Mapping[str, Print] = {one.name: one for one in PRINTS}


def made(what: Print, subject: Subject, look: Look, copies: int = 1) -> tuple[Printing, ...]:
    """What is to be noted of a print: of a pack, each of its parts too."""
    if not what.is_kept or isinstance(subject, Method):
        return ()
    found = [_printing(what, subject, look, Format(look.style, points=look.points), copies)]
    if what.parts is not None and isinstance(subject, Occasion):
        for line in (line for line in subject.pack if line.copies):
            one = session_pack.look_of(line, look)
            format_ = replace(line.format, style=one.style, points=one.points)
            found.append(_printing(_PRINTS[line.kind], subject, one, format_, line.copies * copies))
    return tuple(found)


def look_of(printing: Printing, usual: Look) -> Look:
    """How to print something again: in the format that it had, and for the rest as usual."""
    format_ = Format.named(printing.format)
    return replace(usual, style=format_.style, points=format_.points, paper=printing.paper, times=Times(printing.times))


def _printing(what: Print, subject: Occasion | Course, look: Look, format_: Format, copies: int) -> Printing:
    if look.style is not Reading.LARGE:
        format_ = replace(format_, points=0)
    return Printing(
        what.name,
        format_.name,
        look.paper,
        str(look.times),
        copies,
        subject.version if isinstance(subject, Occasion) else "",
        what.traces(subject, look),
        session_id=subject.session.id if isinstance(subject, Occasion) else None,
        programme_id=subject.programme.id if isinstance(subject, Course) else None,
    )


def note(store: Store, made: Iterable[Printing]) -> bool:
    """Note what was printed; whether anything is noted now. A workspace that is only looked at keeps no notes."""
    noted = tuple(made)
    if not noted or store.look_only:
        return False
    store.do("Note what was printed", changes.printings.note, noted)
    return True


@dataclass(frozen=True, slots=True)
class Papers:
    """What was printed, each with what it is of as it stands now: values alone, to be compared in any thread."""

    pairs: tuple[tuple[Printing, Occasion | Course], ...] = ()


def gather(store: Store, today: date, session_id: int | None = None) -> Papers:
    """What is on paper of the sessions of ``today`` and later, or of one of these."""
    since = datetime.combine(today, time())
    noted = store.ask(queries.printings.ahead, since)
    sessions: dict[int, Occasion] = {}
    programmes: dict[int, Course] = {}
    pairs: list[tuple[Printing, Occasion | Course]] = []
    for one in noted:
        if session_id is not None and one.session_id != session_id:
            continue
        if one.session_id is not None:
            if one.session_id not in sessions:
                sessions[one.session_id] = occasions.gather(store, one.session_id)
            pairs.append((one, sessions[one.session_id]))
        elif one.programme_id is not None:
            if one.programme_id not in programmes:
                programmes[one.programme_id] = occasions.course(store, one.programme_id)
            pairs.append((one, programmes[one.programme_id]))
    return Papers(tuple(pairs))


def out_of_date(papers: Papers) -> tuple[OutOfDate, ...]:
    """What no longer says what is so, in the order of time. Asks nothing of the store."""
    return tuple(_compared(papers))


def _compared(papers: Papers) -> Iterator[OutOfDate]:
    for printing, subject in papers.pairs:
        what = _PRINTS.get(printing.kind)
        if what is None:  # a kind that this version of the program has no longer
            continue
        format_ = Format.named(printing.format)
        now = what.traces(_as_of(subject, printing.at.astimezone().date()), look_of(printing, Look()))
        if why := printings.changed(printing.traces, now):
            title = f"{what.title}, {format_.in_words}" if format_.in_words else what.title
            of = subject.session.title if isinstance(subject, Occasion) else subject.programme.title
            yield OutOfDate(printing, title, what.title, of, why)


def _as_of(subject: Occasion | Course, day: date) -> Occasion | Course:
    """The same on the day of printing, so that the passing of time is no difference."""
    if isinstance(subject, Course):
        return replace(subject, today=day)
    course = replace(subject.course, today=day) if subject.course else None
    return replace(subject, today=day, course=course)


def throw_away(store: Store, gone: Iterable[OutOfDate]) -> None:
    """These papers are no more."""
    store.do("Throw papers away", changes.printings.throw_away, [one.printing.id for one in gone])
