"""The playbook: the cards that come with the program, and those that the workspace made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from organiser.app import paths
from organiser.domain import cards, guides, playbook
from organiser.domain.exercises import Exercise
from organiser.domain.guides import Guide
from organiser.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class Shelf:
    """What one folder holds: the cards that could be read, and the complaints about those that could not."""

    exercises: tuple[Exercise, ...]
    problems: tuple[cards.CardProblem, ...] = ()


def read_folder(folder: Path) -> Shelf:
    """Every card in a folder; a broken one is named with file, line and reason, and the rest still loads."""
    exercises, problems = _read_each(folder, cards.read)
    seen: dict[str, str] = {}
    kept = []
    for path, exercise in exercises:
        if exercise.id in seen:
            problems.append(cards.CardProblem(path.name, 1, f"{seen[exercise.id]} has the id “{exercise.id}” already."))
        else:
            seen[exercise.id] = path.name
            kept.append(exercise)
    return Shelf(playbook.by_stage(kept), tuple(problems))


def _read_each(
    folder: Path, read: Callable[[str, str], Exercise]
) -> tuple[list[tuple[Path, Exercise]], list[cards.CardProblem]]:
    found, problems = [], []
    for path in sorted(folder.glob("*.md")):
        try:
            found.append((path, read(path.read_text("utf-8"), path.name)))
        except cards.CardProblem as problem:
            problems.append(problem)
        except UnicodeDecodeError:
            problems.append(cards.CardProblem(path.name, 1, "it is not UTF-8 text."))
        except OSError as error:
            problems.append(cards.CardProblem(path.name, 1, f"it cannot be read ({error.strerror})."))
    return found, problems


class Playbook:
    """All cards by id, read once when first asked for."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._shelf: Shelf | None = None

    @property
    def shelf(self) -> Shelf:
        """The cards that come with the program."""
        if self._shelf is None:
            self._shelf = read_folder(self._folder or paths.resource("playbook"))
        return self._shelf

    def with_own(self, own: Iterable[Exercise]) -> tuple[Exercise, ...]:
        """The built-in cards and the workspace's own, in the order of a session."""
        return playbook.by_stage([*self.shelf.exercises, *own])

    def the_one(self, words: str, own: Iterable[Exercise] = ()) -> Exercise:
        """The exercise with that id or exact name; a Problem says so when there is none, or several."""
        every = self.with_own(own)
        wanted = words.strip().casefold()
        found = [one for one in every if one.id == words] or [one for one in every if one.name.casefold() == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(one.id for one in found)
            raise Problem(f"Several exercises are called “{words[:80]}”: {ids}.", "Give the id of the one you mean.")
        raise Problem(
            f"There is no exercise called “{words[:80]}”.",
            "Give its exact name or its id: see “organiser playbook list”.",
        )


def own_id(name: str, taken: Iterable[str]) -> str:
    """An id for a new card made from its name, that no card has yet."""
    stem = "-".join(part for part in "".join(c if c.isalnum() else " " for c in name.casefold()).split())[:60]
    base = f"own-{stem or 'exercise'}"
    used, number, candidate = set(taken), 1, base
    while candidate in used:
        number += 1
        candidate = f"{base}-{number}"
    return candidate


def read_guides() -> tuple[Guide, ...]:
    """The guides that come with the program."""
    folder = paths.resource("guides")
    order = ("facilitating", "promoting", "online", "calendars", "printing", "passphrase")
    return tuple(guides.read((folder / f"{name}.md").read_text("utf-8")) for name in order)
