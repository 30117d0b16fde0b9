"""Prints a handout: gathers what it is of, draws it and writes the file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Protocol

from organiser.app import files, paths
from organiser.app.actions import occasions, printings
from organiser.domain.brand import Brand
from organiser.domain.clock import day_in_words
from organiser.domain.occasion import Occasion, Subject
from organiser.domain.people import Reading
from organiser.domain.printings import Printing
from organiser.domain.problem import Problem
from organiser.domain.text import counted, listed
from organiser.exports.names import file_name
from organiser.exports.paper import twins
from organiser.exports.paper.blocks import Sheet
from organiser.exports.paper.label_grids import Placing
from organiser.exports.paper.look import Look
from organiser.exports.paper.printing import Part, Printed, Step, lengths, no_step, printed
from organiser.exports.prints import PRINTS, Print
from organiser.store.store import Store


def kind(name: str) -> Print:
    """The kind of handout with that name."""
    found = next((one for one in PRINTS if one.name == name), None)
    if found is None:
        raise Problem(
            f"There is no handout called “{name[:40]}”.", f"The kinds are: {', '.join(p.name for p in PRINTS)}."
        )
    return found


def load() -> None:
    """Import all that prints are drawn with, so that the first one need not wait for it."""
    for name in ("reportlab.pdfgen.canvas", "pikepdf", "uharfbuzz", "bidi.algorithm", "pypdfium2"):
        import_module(name)


_PLACES = 3  # that are named of those where a character stands
_NUMBERED = "[U+"  # begins what stands in for a letter
_BY_HAND = "Where that is a name, write it on the print by hand, or add it in the program in Latin letters."
TWINS = ("txt", "html")  # the endings of files that hold the same without pages


class Drawing(Protocol):
    """Draws a handout; ``step`` is called between its parts, and may end the work by raising."""

    def __call__(self, look: Look, step: Step = no_step) -> Printed: ...


@dataclass(frozen=True, slots=True)
class Draft:
    """A handout that is on no paper yet: values alone, so that any thread may draw it, in one look after another.

    ``subject`` says what it is of; ``twin`` gives it without pages, as ``txt`` or ``html``; ``name`` is the usual name
    of its file. ``printings`` is what to note of so many copies once they are on paper, and ``beside`` what is written
    beside its file, by endings of the name: the handout as text, where somebody needs it so.
    """

    title: str
    subject: str
    draw: "Drawing"
    twin: Callable[[Look, str], bytes]
    name: Callable[[Look], str]
    printings: Callable[[Look, int], tuple[Printing, ...]] = lambda _look, _copies: ()
    beside: Callable[[Look], Mapping[str, bytes]] = lambda _look: {}


def draft(what: Print, subject: Subject, placing: Placing | None = None) -> Draft:
    """A handout of a session, a programme or an exercise as it stands now; ``placing`` says where its labels go."""
    named = f"{subject.name}, {what.title.lower()}"
    words = subject.name
    if isinstance(subject, Occasion):
        words = f"{subject.session.title}, {day_in_words(subject.session.starts)}"

    def name(look: Look) -> str:
        """The formats of one handout have names of their own, so that none overwrites another."""
        return file_name(named if look.style is Reading.STANDARD else f"{named}, {look.style} print", "pdf")

    def draw(look: Look, step: Step = no_step) -> Printed:
        placed = replace(look, placing=placing or look.placing)
        return what.print(subject, placed, fonts=paths.resource("fonts"), step=step)

    def beside(look: Look) -> Mapping[str, bytes]:
        if what.parts is None or not isinstance(subject, Occasion) or not subject.asked.plain:
            return {}
        paper = kind("handout")
        return {f", {paper.title.lower()}.txt": paper.twin(subject, look, "txt")}

    return Draft(
        title=what.title,
        subject=words,
        draw=draw,
        twin=lambda look, ending: what.twin(subject, look, ending),
        name=name,
        printings=lambda look, copies: printings.made(what, subject, look, copies),
        beside=beside,
    )


def page(title: str, subject: str, sheet: Sheet, brand: Brand) -> Draft:
    """A page that is no handout, such as a record, as it stands now."""

    def dressed(look: Look) -> Look:
        return replace(look, brand=brand)

    return Draft(
        title=title,
        subject=subject,
        draw=lambda look, step=no_step: printed(  # noqa: ARG005 - a page has no parts
            sheet, dressed(look), fonts=paths.resource("fonts")
        ),
        twin=lambda look, ending: twins.plain(sheet) if ending == "txt" else twins.page(sheet, look=dressed(look)),
        name=lambda _look: file_name(sheet.title, "pdf"),
    )


def part_names(occasion: Occasion) -> tuple[str, ...]:
    """What the parts of a session's pack are called, in its order."""
    return tuple(", ".join(filter(None, (kind(one.kind).title, one.format.in_words))) for one in occasion.pack)


def part_lengths(occasion: Occasion, look: Look, step: Step = no_step) -> dict[str, int]:
    """How many pages a copy of each part of a session's pack has, by its key; under "" the pages of its first page."""
    pack, whole = kind("pack"), replace(occasion, copies={one.key: max(one.copies, 1) for one in occasion.pack})
    front = pack.sheet_of(occasion, look)
    assert pack.parts is not None
    assert isinstance(front, Sheet)
    parts = (Part(front, look), *pack.parts(whole, look))
    found = lengths(parts, fonts=paths.resource("fonts"), step=step)
    return dict(zip(("", *(one.key for one in whole.pack)), found, strict=True))


@dataclass(frozen=True, slots=True)
class Printout:
    """A print on the disk; a file without pages has 0 of them.

    ``missing`` says in words what no font has and what stands in its place; mostly "". ``beside`` are the files that
    were written with it, and ``printings`` what is to be noted of it.
    """

    path: Path
    pages: int
    missing: str = ""
    beside: tuple[Path, ...] = ()
    printings: tuple[Printing, ...] = ()


def missing_in_words(made: Printed) -> str:
    """``No font here has every character. “☃” is printed as [snowman]: in “Jo ☃”.``; "" when nothing is missing."""
    if not made.missing:
        return ""
    together: dict[tuple[bool, tuple[str, ...]], list[str]] = {}
    for character, words in made.missing.items():
        is_letter = words.startswith(_NUMBERED)
        together.setdefault((is_letter, tuple(made.places.get(character, ()))), []).append(character)
    sentences = ["No font here has every character."]
    for (_, places), characters in together.items():
        shown, verb = listed([f"“{one}”" for one in characters]), "are" if len(characters) > 1 else "is"
        stand_ins = listed([made.missing[one] for one in characters])
        sentences.append(f"{shown} {verb} printed as {stand_ins}{_places_in_words(places)}.")
    if any(is_letter for is_letter, _ in together):
        sentences.append(_BY_HAND)
    return " ".join(sentences)


def _places_in_words(places: Sequence[str]) -> str:
    named = [f"“{words}”" for words in places[:_PLACES]]
    if len(places) > _PLACES:
        named.append(counted(len(places) - _PLACES, "other place"))
    return f": in {listed(named)}" if named else ""


def job(draft: Draft, look: Look, target: Path, *, replace: bool = True) -> Callable[[Step], Printout]:
    """Work on values for any thread: draws a handout and writes it to ``target``; its ending decides the format.

    It is told a step, which may end it while nothing is written yet.
    """
    ending = target.suffix.lower().lstrip(".")

    def work(step: Step) -> Printout:
        if ending in TWINS:
            files.write_whole(target, draft.twin(look, ending), replace=replace)
            return Printout(target, 0)
        made = draft.draw(look, step)
        beside = {target.with_name(target.stem + end): content for end, content in draft.beside(look).items()}
        step(1, 1)
        if not replace:
            files.refuse_existing((target, *beside))
        for path, content in {target: made.pdf, **beside}.items():
            files.write_whole(path, content, replace=replace)
        return Printout(target, made.pages, missing_in_words(made), tuple(beside), draft.printings(look, 1))

    return work


def print_to(
    store: Store, name: str, session_id: int, target: Path, look: Look | None = None, *, replace: bool = True
) -> Printout:
    """Print one handout of a session into ``target``."""
    paper = draft(kind(name), occasions.gather(store, session_id))
    return job(paper, look or Look(), target, replace=replace)(no_step)
