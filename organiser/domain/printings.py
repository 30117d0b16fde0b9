"""What was printed and is lying about on paper, and in what it differs from what would be printed now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from organiser.domain import clock, text


class Aspect(StrEnum):
    """What a trace is of. Those of people, pages and labels are counted and never name anybody."""

    TITLE = "title"
    FACT = "fact"
    NOTICE = "notice"
    TIME = "time"
    PART = "part"
    ORDER = "order"
    WORDS = "words"
    LARGE = "large"
    ROWS = "rows"
    PEOPLE = "people"
    PAGES = "pages"
    LABELS = "labels"
    COPIES = "copies"


@dataclass(frozen=True, slots=True)
class Trace:
    """What stayed behind of one thing that stood on paper: its plain ``label``, a short digest, and how many it was."""

    aspect: Aspect
    label: str
    digest: str
    count: int = 0


_NOT_YET = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Printing:
    """One print that was made: of which session or programme, of which kind, in which format, and when (UTC).

    ``format`` says style and colour as a part of the pack does (``large:yellow``); ``times`` which times its plan
    shows; ``version`` which plan stood on it.
    """

    kind: str
    format: str
    paper: str
    times: str
    copies: int
    version: str
    traces: tuple[Trace, ...]
    session_id: int | None = None
    programme_id: int | None = None
    at: datetime = _NOT_YET
    id: int = 0


@dataclass(frozen=True, slots=True)
class OutOfDate:
    """A print that no longer says what is so.

    ``title`` names it with its format and ``kind`` without, ``of`` what it is of, ``why`` what has changed.
    """

    printing: Printing
    title: str
    kind: str
    of: str
    why: tuple[str, ...]

    @property
    def since(self) -> str:
        """``Printed on 12 May at 14:05``, by the clock of this computer."""
        at = self.printing.at.astimezone()
        return f"Printed on {clock.short_day(at)} at {at:%H:%M}"

    def in_words(self, most: int = 3) -> str:
        """``The time of “Tea” has changed. “Gallery walk” is new.``, with no more than ``most`` things named."""
        shown = [*self.why[:most]]
        if len(self.why) > most:
            shown.append(f"{text.counted(len(self.why) - most, 'more thing has', 'more things have')} changed")
        return " ".join(f"{one}." for one in shown)


_CHANGED: Mapping[Aspect, str] = {
    Aspect.TITLE: "The title has changed",
    Aspect.FACT: "“{label}” has changed",
    Aspect.NOTICE: "“{label}” has changed",
    Aspect.TIME: "The time of “{label}” has changed",
    Aspect.PART: "What stands under “{label}” has changed",
    Aspect.ORDER: "The order has changed",
    Aspect.WORDS: "What stands under “{label}” has changed",
    Aspect.LARGE: "What stands in large type has changed",
    Aspect.ROWS: "The table under “{label}” has changed",
    Aspect.PEOPLE: "The list of people has changed",
    Aspect.PAGES: "What stands on its pages has changed",
    Aspect.LABELS: "What stands on the labels has changed",
    Aspect.COPIES: "“{label}”: other copies are needed",
}
_NO_LABEL: Mapping[Aspect, str] = {
    Aspect.WORDS: "The words at the top have changed",
    Aspect.ROWS: "The table has changed",
}
_COUNTED: Mapping[Aspect, tuple[str, str]] = {
    Aspect.PEOPLE: ("person", "people"),
    Aspect.PAGES: ("page", "pages"),
    Aspect.LABELS: ("label", "labels"),
}
# These say what came or went; the others that a part has go with it.
_NAMED = frozenset({Aspect.FACT, Aspect.NOTICE, Aspect.PART})


def changed(before: Sequence[Trace], now: Sequence[Trace]) -> tuple[str, ...]:
    """What is different, one thing a line, in the order of the paper; nothing where both leave the same traces."""
    old = {(one.aspect, one.label): one for one in before}
    new = {(one.aspect, one.label): one for one in now}
    counts = [new[key] for key in new if key[0] is Aspect.COPIES]
    if counts or any(one.aspect is Aspect.COPIES for one in before):
        return tuple(_of_copies(old, counts))
    differing = [key for key in dict.fromkeys([*new, *old]) if old.get(key) != new.get(key)]
    came_or_went = {label for aspect, label in {*old} ^ {*new} if aspect is Aspect.PART}
    moved = any(aspect in {Aspect.PART, Aspect.TIME} for aspect, _ in differing)
    tables = {label for aspect, label in (*old, *new) if aspect is Aspect.ROWS}
    found = []
    for key in differing:
        aspect, label = key
        if aspect is Aspect.TIME and label in came_or_went:
            continue
        if aspect is Aspect.ORDER and moved:
            continue
        if moved and aspect in {Aspect.ROWS, Aspect.WORDS} and label in tables:
            continue  # a plan's table says again what its parts say
        found.append(_in_words(old.get(key), new.get(key)))
    return tuple(dict.fromkeys(found))


def _in_words(old: Trace | None, new: Trace | None) -> str:
    one = new or old
    assert one is not None
    if one.aspect in _NAMED and (old is None or new is None):
        return f"“{one.label}” {'is new' if old is None else 'no longer holds'}"
    more = (new.count if new else 0) - (old.count if old else 0)
    if more and one.aspect in _COUNTED:
        return f"{text.counted(abs(more), *_COUNTED[one.aspect])} {'more' if more > 0 else 'fewer'}"
    words = _NO_LABEL[one.aspect] if one.aspect in _NO_LABEL and not one.label else _CHANGED[one.aspect]
    return words.format(label=one.label)


def _of_copies(old: Mapping[tuple[Aspect, str], Trace], counts: Iterable[Trace]) -> Iterator[str]:
    """What a pack lacks; paper that is left over is not out of date."""
    for one in counts:
        before = old.get((Aspect.COPIES, one.label))
        more = one.count - (before.count if before else 0)
        if more > 0:
            yield f"{text.counted(more, 'copy', 'copies')} more of “{one.label}”"
