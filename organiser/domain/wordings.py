"""Wordings: what is written or said to people, for each way of reaching them, in plain and in easy-to-read words."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from organiser.domain import templates, text
from organiser.domain.people import Route
from organiser.domain.problem import Problem


class Kind(StrEnum):
    """What a wording is for."""

    EMAIL = "email"
    WHATSAPP = "whatsapp"
    TEXT = "text"
    LETTER = "letter"
    PHONE = "phone"
    VOICEMAIL = "voicemail"
    IN_PERSON = "in-person"
    THROUGH_SOMEBODY = "through-somebody"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Kind.EMAIL: "Email",
    Kind.WHATSAPP: "WhatsApp",
    Kind.TEXT: "Text message",
    Kind.LETTER: "Letter",
    Kind.PHONE: "Phone call: what to say",
    Kind.VOICEMAIL: "If a machine answers",
    Kind.IN_PERSON: "At the door or in the street",
    Kind.THROUGH_SOMEBODY: "Through somebody else",
    Kind.CANCELLED: "The session is cancelled",
}
_OF_ROUTE = {
    Route.PHONE: Kind.PHONE,
    Route.TEXT: Kind.TEXT,
    Route.WHATSAPP: Kind.WHATSAPP,
    Route.EMAIL: Kind.EMAIL,
    Route.POST: Kind.LETTER,
    Route.IN_PERSON: Kind.IN_PERSON,
    Route.THROUGH_SOMEBODY: Kind.THROUGH_SOMEBODY,
}


def kind_of(route: Route) -> Kind:
    """The wording that goes that way."""
    return _OF_ROUTE[route]


def parse_kind(words: str) -> Kind:
    """A wording's name from what somebody typed."""
    try:
        return Kind(words.strip().casefold().replace(" ", "-"))
    except ValueError:
        raise Problem(f"There is no wording called “{words[:40]}”.", f"Use one of: {', '.join(Kind)}.") from None


@dataclass(frozen=True, slots=True)
class Wording:
    """One template. ``language`` "" is the English that comes with the program."""

    name: Kind
    text: str
    language: str = ""
    easy_read: bool = False
    id: int = 0
    uid: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", Kind(self.name))
        object.__setattr__(self, "language", named(self.language))
        object.__setattr__(self, "text", text.block(self.text, "wording"))
        if not self.text.strip():
            raise Problem("The wording is empty.", "Type a few words, or go back to the program's own.")
        templates.check(self.text)

    @property
    def is_own(self) -> bool:
        """Whether the group wrote it."""
        return bool(self.id)

    @property
    def title(self) -> str:
        """``Letter, easy to read, Polski``."""
        return ", ".join(filter(None, (self.name.label, "easy to read" if self.easy_read else "", self.language)))


def named(language: str) -> str:
    """The name of a language as it is kept: English has none."""
    line = text.line(language, "language")
    return "" if text.folded(line) in {"english", "en"} else line


@dataclass(frozen=True, slots=True)
class Wordings:
    """The group's own wordings, and those that come with the program."""

    own: tuple[Wording, ...]
    program: tuple[Wording, ...]

    def best(self, kind: Kind, language: str = "", *, easy_read: bool = False) -> Wording:
        """The wording to use: the language counts most, then whether it is easy to read, then whose it is."""
        wanted = text.folded(named(language))
        found = [one for one in (*self.own, *self.program) if one.name is kind and self._speaks(one, wanted)]
        return min(found, key=lambda one: (text.folded(one.language) != wanted, one.easy_read != easy_read))

    def of(self, kind: Kind, language: str = "", *, easy_read: bool = False) -> Wording | None:
        """Exactly this wording, the group's own before the program's; None when nobody wrote it yet."""
        best = self.best(kind, language, easy_read=easy_read)
        is_it = text.folded(best.language) == text.folded(named(language)) and best.easy_read == easy_read
        return best if is_it else None

    def programs(self, kind: Kind, *, easy_read: bool = False) -> Wording:
        """What the program itself would say."""
        return Wordings((), self.program).best(kind, easy_read=easy_read)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages besides English in which anything is written, by name."""
        return languages(one.language for one in self.own)

    @staticmethod
    def _speaks(wording: Wording, wanted: str) -> bool:
        return text.folded(wording.language) in {wanted, ""}


def languages(names: Iterable[str]) -> tuple[str, ...]:
    """Each language once, by name; English is not counted."""
    every = {text.folded(name): name for name in reversed([named(one) for one in names]) if name}
    return tuple(every[key] for key in sorted(every))


# One file for many wordings, so that somebody can translate them at a desk of their own.

_MARK = "=== "


def written(wordings: Iterable[Wording]) -> str:
    """Wordings as one text: before each a line such as ``=== letter, easy-read``."""
    parts = (f"{_MARK}{one.name}{', easy-read' if one.easy_read else ''}\n\n{one.text}\n" for one in wordings)
    return "\n".join(parts)


def read(words: str, language: str = "") -> tuple[Wording, ...]:
    """The wordings that such a text holds, all in one language; a Problem names the one that cannot be used."""
    found: list[Wording] = []
    for number, part in enumerate(f"\n{words}".replace("\r\n", "\n").split(f"\n{_MARK}")):
        head, _, body = part.partition("\n")
        if not number:
            if part.strip("\ufeff\n "):
                raise Problem("The file begins with words that belong to no wording.", f"Begin with “{_MARK}email”.")
            continue
        name, _, format_ = head.partition(",")
        if format_.strip() not in {"", "easy-read"}:
            raise Problem(f"“{format_.strip()[:40]}” is no format.", "Write “=== letter” or “=== letter, easy-read”.")
        kind = parse_kind(name)
        try:
            found.append(Wording(kind, body, language, easy_read=bool(format_.strip())))
        except Problem as problem:
            raise Problem(f"{head.strip()}: {problem.message}", problem.advice) from None
    if not found:
        raise Problem("There is no wording in this file.", f"Begin each with a line such as “{_MARK}email”.")
    return tuple(found)
