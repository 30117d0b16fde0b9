"""Reads and writes the file of one exercise: a Markdown text under a TOML header."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from organiser.domain.exercises import Energy, Exercise, Grouping, Kind, Material, Per, Stage, Step
from organiser.domain.problem import Problem

Word = TypeVar("Word", bound=StrEnum)

LARGEST = 200_000
LARGEST_HEADER = 60_000

_HEADER = re.compile(r"\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|$)(.*)", re.DOTALL)
# No field's name has a dot in it, and the reader of TOML takes its time, squared, over names joined by thousands.
_MANY_DOTS = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){50}""")
_STEP = re.compile(r"\((\d{1,4}) min\)\s+(.*)", re.DOTALL)
_LIST_MARK = re.compile(r"(?:-|\d{1,3}\.)\s+")
_TOML_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")
_SECTIONS = {
    "before": "Before",
    "steps": "Steps",
    "tips": "Tips",
    "online_notes": "Online",
    "access": "Access",
    "afterwards": "Afterwards",
}
_TYPES: Mapping[str, type] = {
    "id": str,
    "name": str,
    "purpose": str,
    "stage": str,
    "kind": str,
    "energy": str,
    "minutes": list,
    "people": list,
    "grouping": str,
    "group_size": int,
    "formats": list,
    "question": str,
    "participants": str,
    "demands": list,
    "originator": str,
    "inspired_by": str,
    "licence": str,
    "materials": list,
}
_NEEDED = ("id", "name", "purpose", "stage", "minutes", "people", "formats", "licence")
_TYPE_WORDS = {str: "words in quotes", list: "a list in square brackets", int: "a whole number"}


class CardProblem(Problem):
    """A card that cannot be read: which file, which line, and why."""

    def __init__(self, file: str, at: int, reason: str) -> None:
        super().__init__(f"{file}, line {at}: {reason}", "Mend that line, or leave the card out.")
        self.file, self.line, self.reason = file, at, reason


def read(source: str, file: str = "card") -> Exercise:
    """The exercise that a file holds; :class:`CardProblem` names the line and the reason when it cannot be read."""
    if len(source) > LARGEST:
        raise CardProblem(file, 1, f"it is longer than {LARGEST:,} characters.")
    parts = parted(source)
    if parts is None:
        raise CardProblem(file, 1, "it does not begin with a header between two lines of +++.")
    header, body = parts
    try:
        fields = read_toml(header)
    except (ValueError, RecursionError) as error:  # TOMLDecodeError, and numbers of thousands of digits
        raise CardProblem(file, _line_named(error, header), _in_plain_words(error)) from None
    _check_header(file, header, fields)
    try:
        return _exercise(fields, _sections(body))
    except (Problem, ValueError, TypeError, OverflowError) as error:
        reason = error.message if isinstance(error, Problem) else str(error)
        raise CardProblem(file, _line_of(header, reason, fields), reason) from None


def parted(source: str) -> tuple[str, str] | None:
    """The TOML header of a file and the Markdown under it; None where the file does not begin with a header."""
    found = _HEADER.match(source.replace("\r\n", "\n").removeprefix("\ufeff"))
    return (found[1], found[2]) if found else None


def read_toml(source: str) -> dict[str, Any]:
    """The fields of a header; ValueError or RecursionError for what is none, in a moment whatever it is."""
    if len(source) > LARGEST_HEADER:
        raise ValueError(f"it is longer than {LARGEST_HEADER:,} characters")
    if _MANY_DOTS.search(source):
        raise ValueError("a name in it has dots")
    return tomllib.loads(source)


def _line_named(error: Exception, header: str) -> int:
    """The line in the file that the reader of the header complains about; the first where it names none."""
    at = _TOML_LINE.search(str(error))
    if at is None:
        return 1
    return (int(at[1]) if at[1] else header.count("\n") + 1) + 1


def _in_plain_words(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "its header is nested too deeply."
    return f"the header cannot be read: {_TOML_LINE.sub('', str(error)).strip().rstrip('.').lower()}."


def _check_header(file: str, header: str, fields: Mapping[str, Any]) -> None:
    for name in _NEEDED:
        if name not in fields:
            raise CardProblem(file, 1, f"the header has no “{name}”.")
    for name, value in fields.items():
        at = _line_of(header, name, fields)
        if name not in _TYPES:
            raise CardProblem(file, at, f"“{name[:40]}” is not a field of an exercise.")
        if not isinstance(value, _TYPES[name]) or isinstance(value, bool):
            raise CardProblem(file, at, f"“{name}” should be {_TYPE_WORDS[_TYPES[name]]}.")
    for name, count in (("minutes", 3), ("people", 2)):
        numbers = fields[name]
        if len(numbers) != count or not all(type(number) is int for number in numbers):
            raise CardProblem(file, _line_of(header, name, fields), f"“{name}” should be {count} whole numbers.")
    for name in ("formats", "demands"):
        if not all(isinstance(word, str) for word in fields.get(name, [])):
            raise CardProblem(file, _line_of(header, name, fields), f"“{name}” should be a list of words in quotes.")


def _line_of(header: str, word: str, fields: Mapping[str, Any]) -> int:
    """The line in the file that a complaint about ``word`` belongs to; the first where none can be told."""
    name = next((field for field in fields if field == word or re.search(rf"\b{re.escape(field)}\b", word)), word)
    for number, line in enumerate(header.split("\n"), start=2):
        if re.match(rf'\s*"?{re.escape(name)}"?\s*=|\s*\[\[?{re.escape(name)}\]', line):
            return number
    return 1


def _exercise(fields: Mapping[str, Any], body: Mapping[str, Any]) -> Exercise:
    formats = fields["formats"]
    if not formats or set(formats) - {"in person", "online"}:
        raise Problem("The formats are “in person”, “online” or both.")
    return Exercise(
        id=fields["id"],
        name=fields["name"],
        purpose=fields["purpose"],
        stage=_word(Stage, fields["stage"], "stage"),
        kind=_word(Kind, fields.get("kind", Kind.TALK), "kind"),
        energy=_word(Energy, fields.get("energy", Energy.STEADY), "energy"),
        minutes_min=fields["minutes"][0],
        minutes_typical=fields["minutes"][1],
        minutes_max=fields["minutes"][2],
        people_min=fields["people"][0],
        people_max=fields["people"][1],
        grouping=_word(Grouping, fields.get("grouping", Grouping.WHOLE_GROUP), "grouping"),
        group_size=fields.get("group_size", 0),
        in_person="in person" in formats,
        online="online" in formats,
        question=fields.get("question", ""),
        participants=fields.get("participants", ""),
        demands=tuple(fields.get("demands", ())),
        materials=tuple(_material(one) for one in fields.get("materials", ())),
        originator=fields.get("originator", ""),
        inspired_by=fields.get("inspired_by", ""),
        licence=fields["licence"],
        **body,
    )


def _word(words: type[Word], word: str, what: str) -> Word:
    try:
        return words(word)
    except ValueError:
        raise Problem(f"“{what}” is “{word}”; it should be one of: {', '.join(words)}.") from None


def _material(fields: object) -> Material:
    if not isinstance(fields, dict) or not set(fields) <= {"item", "quantity", "per", "optional"}:
        raise Problem("“materials” should hold item, quantity, per and optional.")
    quantity = fields.get("quantity", 1)
    if type(quantity) is not int or not isinstance(fields.get("item"), str):
        raise Problem("“materials” should give the item in quotes and the quantity as a whole number.")
    try:
        per = _word(Per, str(fields.get("per", Per.SESSION)), "per")
        return Material(item=fields["item"], quantity=quantity, per=per, optional=fields.get("optional") is True)
    except Problem as problem:
        raise Problem(f"In “materials”: {problem.message}") from None


def _sections(body: str) -> dict[str, Any]:
    """The parts of a body by their headings; whatever stands under an unknown heading belongs to ``about``."""
    about, *rest = re.split(r"^## +", body.strip(), flags=re.MULTILINE)
    sections: dict[str, Any] = {}
    extra = [about.strip()]
    fields = {heading: field for field, heading in _SECTIONS.items()}
    for part in rest:
        heading, _, content = part.partition("\n")
        field = fields.get(heading.strip())
        if field is None:
            extra.append(f"{heading.strip()}\n{content.strip()}")
        elif field == "steps":
            sections[field] = tuple(_step(item) for item in _items(content))
        else:
            sections[field] = tuple(_items(content))
    sections["about"] = "\n\n".join(filter(None, extra))
    return sections


def _items(content: str) -> list[str]:
    """The items of a list, each on one line; a line that continues an item joins it."""
    items: list[list[str]] = []
    for line in filter(None, (line.strip() for line in content.split("\n"))):
        mark = _LIST_MARK.match(line)
        if mark or not items:
            items.append([line[mark.end() :] if mark else line])
        else:
            items[-1].append(line)
    return [" ".join(lines) for lines in items]


def _step(item: str) -> Step:
    found = _STEP.match(item)
    return Step(int(found[1]), found[2]) if found else Step(0, item)


def write(exercise: Exercise) -> str:
    """The file of an exercise; :func:`read` gives the same exercise back."""
    header: list[tuple[str, str | int | Sequence[str | int]]] = [
        ("id", exercise.id),
        ("name", exercise.name),
        ("purpose", exercise.purpose),
        ("stage", str(exercise.stage)),
        ("kind", str(exercise.kind)),
        ("energy", str(exercise.energy)),
        ("minutes", [exercise.minutes_min, exercise.minutes_typical, exercise.minutes_max]),
        ("people", [exercise.people_min, exercise.people_max]),
        ("grouping", str(exercise.grouping)),
        ("group_size", exercise.group_size),
        ("formats", ["in person"] * exercise.in_person + ["online"] * exercise.online),
        ("question", exercise.question),
        ("participants", exercise.participants),
        ("demands", list(exercise.demands)),
        ("originator", exercise.originator),
        ("inspired_by", exercise.inspired_by),
        ("licence", exercise.licence),
    ]
    lines = ["+++", *(f"{name} = {toml(value)}" for name, value in header)]
    for material in exercise.materials:
        lines += ["", "[[materials]]", f"item = {toml(material.item)}", f"quantity = {material.quantity}"]
        lines += [f"per = {toml(str(material.per))}", f"optional = {toml(material.optional)}"]
    lines += ["+++", "", exercise.about]
    for field, heading in _SECTIONS.items():
        if field == "steps":
            items = [f"{n}. ({step.minutes} min) {step.words}" for n, step in enumerate(exercise.steps, start=1)]
        else:
            items = [f"- {item}" for item in getattr(exercise, field)]
        if items:
            lines += ["", f"## {heading}", *items]
    return "\n".join(lines).rstrip() + "\n"


def toml(value: str | int | bool | Sequence[str | int]) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return '"' + "".join(_toml_letter(letter) for letter in value) + '"'
    return "[" + ", ".join(toml(one) for one in value) + "]"


def _toml_letter(letter: str) -> str:
    if letter in '"\\':
        return "\\" + letter
    return f"\\u{ord(letter):04X}" if ord(letter) < 0x20 or ord(letter) == 0x7F else letter
