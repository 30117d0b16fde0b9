"""Reads contacts from vCard files (2.1, 3.0 and 4.0), as phones and mail programs write them."""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from organiser.domain.columns import Field
from organiser.domain.people_files import Line, PeopleFile, Unread
from organiser.domain.problem import Problem
from organiser.imports.encodings import decoded_list
from organiser.imports.people_tables import LARGEST, MOST_LINES

OWN = "X-ORGANISER-"
_FIELDS: tuple[Field, ...] = tuple(
    one
    for one in Field
    if one not in {Field.FIRST_NAME, Field.LAST_NAME, Field.SURNAME_FIRST, Field.JOINED, Field.BORN}
)
_MOST_VALUES = 20  # numbers or addresses of one person
_LONGEST_LINE = 500_000  # letters, unfolded; a picture is cut off there
_CONTROL = re.compile(r'[^:;"]+(?:;(?:[^:;"]|"[^"]*")*)*:')


@dataclass
class _Property:
    """One line of a card: ``TEL;TYPE=cell:07700 900123``."""

    name: str
    parameters: dict[str, str]
    value: str


@dataclass
class _Card:
    line: int
    properties: list[_Property] = field(default_factory=list)

    def take(self, line: str) -> bool:
        """Add one line; False for a line that is none."""
        found = _property(line)
        if found is not None:
            self.properties.append(found)
        return found is not None

    def of(self, name: str) -> list[_Property]:
        """The properties of that name, the preferred ones first."""
        found = [one for one in self.properties if one.name == name and one.value.strip(" ;\n")]
        return sorted(found, key=_rank)[:_MOST_VALUES]


def read(content: bytes, name: str, *, encoding: str = "") -> PeopleFile:
    """The contacts of a file as lines under the headings that are known here; broken cards are told with a reason."""
    if len(content) > LARGEST:
        raise Problem(f"The file is larger than {LARGEST // 1_000_000} MB.", "Export fewer contacts at a time.")
    text, encoding = decoded_list(content, encoding)
    cards, unread = _cards(text)
    lines = []
    width = {one: int(one is Field.NAME) for one in _FIELDS}
    told = [(card, _values(card)) for card in cards]
    for _, values in told:
        for one, found in values.items():
            width[one] = max(width[one], len(found))
    headings = tuple(one.label for one in _FIELDS for _ in range(width[one]))
    for card, values in told:
        cells = [cell for one in _FIELDS for cell in (values.get(one, []) + [""] * width[one])[: width[one]]]
        lines.append(Line(card.line, tuple(cells)))
    fields = tuple(one for one in _FIELDS for _ in range(width[one]))
    return PeopleFile(
        name, headings, tuple(lines), encoding=encoding, unread=tuple(unread), is_exact=True, guessed=fields
    )


def _cards(text: str) -> tuple[list[_Card], list[Unread]]:
    cards: list[_Card] = []
    unread: list[Unread] = []
    card: _Card | None = None
    for number, line in _unfolded(text):
        word = line.strip().upper()
        if word == "BEGIN:VCARD":
            if card is not None:
                unread.append(Unread(card.line, "the card has no end"))
            card = _Card(number)
            if len(cards) >= MOST_LINES:
                raise Problem(f"The file has more than {MOST_LINES:,} contacts.", "Export fewer at a time.")
        elif word == "END:VCARD":
            if card is not None:
                cards.append(card)
            card = None
        elif card is not None and word and not card.take(line):
            unread.append(Unread(number, "it is no line of a contact; the rest of its card is taken"))
    if card is not None:
        unread.append(Unread(card.line, "the card has no end"))
    return cards, unread


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Lines with those joined to them that go on: begun with a blank, or after ``=`` in quoted-printable."""
    held, start = "", 0
    parts: list[str] = []
    is_quoted = False
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        goes_on = bool(parts) and (line.startswith((" ", "\t")) or (is_quoted and parts[-1].endswith("=")))
        if goes_on:
            if is_quoted and parts[-1].endswith("="):
                parts[-1] = parts[-1][:-1]
                parts.append(line)
            else:
                parts.append(line[1:])
            continue
        if parts:
            held = "".join(parts)
            yield start, held[:_LONGEST_LINE]
        parts, start = [line], number
        is_quoted = "QUOTED-PRINTABLE" in line.split(":", 1)[0].upper()
    if parts:
        yield start, "".join(parts)[:_LONGEST_LINE]


def _property(line: str) -> _Property | None:
    head = _CONTROL.match(line)
    if not head:
        return None
    name, *words = re.findall(r'(?:[^;"]|"[^"]*")+', head[0][:-1])
    name = name.rpartition(".")[2].strip().upper()  # item1.TEL
    parameters: dict[str, str] = {}
    for word in words:
        key, sign, value = word.partition("=")
        if not sign:  # 2.1 says TEL;CELL
            key, value = ("ENCODING", word) if word.upper() in {"QUOTED-PRINTABLE", "BASE64", "B"} else ("TYPE", word)
        key = key.strip().upper()
        parameters[key] = f"{parameters[key]},{value}" if key in parameters else value.strip('" ')
    return _Property(name, parameters, _decoded(line[head.end() :], parameters))


def _decoded(value: str, parameters: dict[str, str]) -> str:
    encoding, charset = parameters.get("ENCODING", "").upper(), parameters.get("CHARSET", "utf-8")
    try:
        if encoding == "QUOTED-PRINTABLE":
            return quopri.decodestring(value.encode("utf-8")).decode(charset, "replace")
        if encoding in {"B", "BASE64"} and len(value) < 10_000:
            return base64.b64decode(value).decode(charset, "replace")
    except (LookupError, ValueError, binascii.Error):
        return value
    return "" if encoding in {"B", "BASE64"} else value


def _rank(found: _Property) -> tuple[int, int]:
    """The preferred one first, a mobile number before others, a fax last."""
    words = found.parameters.get("TYPE", "").upper()
    preferred = found.parameters.get("PREF", "100" if "PREF" not in words else "1")
    kind = 2 if "FAX" in words or "PAGER" in words else 0 if "CELL" in words or "MOBILE" in words else 1
    return int(preferred) if preferred.isdecimal() else 100, kind


def _parts(value: str, sign: str = ";") -> list[str]:
    """The parts of a value, what is escaped in them put back."""
    return [_plain(found[1]).strip() for found in re.finditer(rf"(?:^|{sign})((?:\\.|[^\\{sign}])*)", value, re.DOTALL)]


def _plain(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def _values(card: _Card) -> dict[Field, list[str]]:
    numbers = [one for one in card.of("TEL") if "FAX" not in one.parameters.get("TYPE", "").upper()]
    found = {
        Field.NAME: _name(card),
        Field.PHONE: [_plain(one.value).removeprefix("tel:") for one in numbers],
        Field.EMAIL: [_plain(one.value) for one in card.of("EMAIL")],
        Field.ADDRESS: ["\n".join(filter(None, _address(one.value))) for one in card.of("ADR")][:1],
        Field.NOTES: [_plain(one.value) for one in card.of("NOTE")],
        Field.SECTORS: ["; ".join(filter(None, _parts(one.value, ","))) + ";" for one in card.of("CATEGORIES")],
        Field.LANGUAGE: [_plain(one.value) for one in card.of("LANG")][:1],
    }
    for field_ in _FIELDS:
        own = [_plain(one.value) for one in card.of(f"{OWN}{field_.value.upper()}")]
        if own:
            found[field_] = own
    return {field_: [one for one in values if one.strip()] for field_, values in found.items()}


def _name(card: _Card) -> list[str]:
    """The name as it is shown; else put together from its parts, else the organisation's or the nickname."""
    for shown in card.of("FN"):
        return [_plain(shown.value)]
    for parted in card.of("N"):
        family, given, middle, *_ = [*_parts(parted.value), "", "", ""]
        return [" ".join(filter(None, (given, middle, family)))]
    return [_plain(one.value) for one in card.of("NICKNAME")][:1]


def _address(value: str) -> list[str]:
    """The lines of an address: box, further line, street, town, county, postcode, country."""
    return _parts(value)
