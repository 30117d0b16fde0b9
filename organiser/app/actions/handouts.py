"""Prints a handout: gathers what it is of, draws it and writes the file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from organiser.app import files, paths
from organiser.app.actions import occasions
from organiser.domain.occasion import Subject
from organiser.domain.problem import Problem
from organiser.domain.text import listed
from organiser.exports.names import file_name
from organiser.exports.paper.look import Look
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


def usual_name(what: Print, subject: Subject) -> str:
    """The file name a handout gets when nobody chose one."""
    return file_name(f"{subject.name}, {what.title.lower()}", "pdf")


TWINS = ("txt", "html")  # the endings of files that hold the same without pages


@dataclass(frozen=True, slots=True)
class Printout:
    """A print on the disk; a file without pages has 0 of them.

    ``missing`` says in words what no font has and what stands in its place; mostly "".
    """

    path: Path
    pages: int
    missing: str = ""


def job(what: Print, subject: Subject, look: Look, target: Path, *, replace: bool = True) -> Callable[[], Printout]:
    """Work on values for any thread: draws the handout and writes it to ``target``; its ending decides the format."""

    ending = target.suffix.lower().lstrip(".")

    def work() -> Printout:
        if ending in TWINS:
            files.write_whole(target, what.twin(subject, look, ending), replace=replace)
            return Printout(target, 0)
        made = what.print(subject, look, fonts=paths.resource("fonts"))
        files.write_whole(target, made.pdf, replace=replace)
        replaced = listed(f"“{character}” was printed as {words}" for character, words in made.missing.items())
        return Printout(target, made.pages, f"No font here has every character: {replaced}." if replaced else "")

    return work


def print_to(
    store: Store, name: str, session_id: int, target: Path, look: Look | None = None, *, replace: bool = True
) -> Printout:
    """Print one handout of a session into ``target``."""
    return job(kind(name), occasions.gather(store, session_id), look or Look(), target, replace=replace)()
