"""How people look in the list, and how one person's sessions do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, Signal

from organiser.domain import clock
from organiser.domain.attendance import Answer, Mark
from organiser.domain.people import Person, Reading
from organiser.store.queries.attendance import PersonVisit
from organiser.ui.theme.tokens import Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.rows import Index, Row, RowsModel

_LONGEST = 24
_NOWHERE = QModelIndex()


class PeopleModel(RowsModel[Person]):
    """People page by page. ``wants_more`` is told when the list is scrolled to its end and there are further ones."""

    wants_more = Signal()

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(row_of, key=lambda person: person.id, parent=parent)
        self._more = False

    def show_page(self, people: Sequence[Person], *, more: bool) -> None:
        """Show these from the top; ``more`` says that they are not all."""
        self._more = more
        self.show(people)

    def add_page(self, people: Sequence[Person], *, more: bool) -> None:
        """Show these below the others."""
        self._more = more
        self.extend(people)

    @property
    def has_more(self) -> bool:
        """Whether there are people who are not in the list yet."""
        return self._more

    def canFetchMore(self, parent: Index = _NOWHERE) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index = _NOWHERE) -> None:
        if self.canFetchMore(parent):
            self.wants_more.emit()


def row_of(person: Person) -> Row:
    """A person in the list."""
    reached = reached_in_words(person)
    spoken = ", ".join(filter(None, (person.name, person.neighbourhood, reached, *needs_in_words(person))))
    return Row(person.name, reached, meta=short(person.neighbourhood), badges=_badges(person), spoken=spoken)


def reached_in_words(person: Person) -> str:
    """``WhatsApp 07700 900114``: the way they like, and the number or address for it."""
    return f"{person.route.label} {person.contact}" if person.contact else "No contact yet"


def _badges(person: Person) -> tuple[Badge, ...]:
    """One need, so that there is room for how they are reached, and the number of further ones."""
    needs = needs_in_words(person)
    if not needs:
        return ()
    more = f" +{len(needs) - 1}" if len(needs) > 1 else ""
    return (Badge(f"{short(needs[0])}{more}", Tone.INFO, "accessibility"),)


# The formats for paper, as they are told and as people say them besides.
_ON_PAPER: Final = {
    Reading.LARGE: ("Large print",),
    Reading.EASY: ("Easy to read", "Easy read"),
    Reading.CLEAR: ("Clear print",),
}


def needs_in_words(person: Person) -> tuple[str, ...]:
    """What somebody needs, each in a few words; the format for paper counts unless it is said already."""
    said = [part.strip() for part in person.needs.split(";") if part.strip()]
    names = _ON_PAPER.get(person.reading, ())
    if names and not any(name.casefold() in person.needs.casefold() for name in names):
        said.append(names[0])
    return tuple(said)


def short(words: str) -> str:
    """The words, cut where they are long; a tool tip has to hold the whole of them."""
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def visit_row(visit: PersonVisit) -> Row:
    """One session that somebody comes to."""
    badges = [_ANSWERS[visit.answer]]
    if visit.mark is not Mark.NONE:
        badges.append(_mark_badge(visit.mark))
    return Row(visit.title, clock.day_in_words(visit.starts), badges=tuple(badges), icon="calendar-days")


_ANSWERS = {
    Answer.NONE: Badge(Answer.NONE.label, Tone.NEUTRAL, "circle-dashed"),
    Answer.YES: Badge("Said yes", Tone.OK, "circle-check"),
    Answer.MAYBE: Badge("Said maybe", Tone.INFO, "circle-help"),
    Answer.NO: Badge("Said no", Tone.NEUTRAL, "circle-x"),
    Answer.WAITING: Badge(Answer.WAITING.label, Tone.INFO, "clock"),
    Answer.OFFERED: Badge(Answer.OFFERED.label, Tone.INFO, "armchair"),
    Answer.WITHDRAWN: Badge(Answer.WITHDRAWN.label, Tone.NEUTRAL, "circle-x"),
}


def _mark_badge(mark: Mark) -> Badge:
    if mark.was_there:
        return Badge(mark.label, Tone.OK, "user-check")
    return Badge(mark.label, Tone.WARN if mark is Mark.ABSENT else Tone.INFO, "circle-x")
