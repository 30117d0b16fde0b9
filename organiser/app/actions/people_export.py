"""Writes everybody into a file for other programs."""

from dataclasses import dataclass
from pathlib import Path

from organiser.app import files
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.domain.text import counted
from organiser.store import queries
from organiser.store.store import Store

ENDINGS = (".csv", ".vcf")


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who goes into the file, and how many under 18 are left out of it."""

    people: tuple[Person, ...]
    left_out: int = 0
    with_children: bool = False

    @property
    def in_words(self) -> str:
        """``12 people. 2 people under 18 were left out.``"""
        out = f" {counted(self.left_out, 'person', 'people')} under 18 left out." if self.left_out else ""
        return f"{counted(len(self.people), 'person', 'people')}.{out}"


def gather(store: Store, programme_id: int | None = None, *, with_children: bool = False) -> Leaving:
    """Everybody by name, or only those on the roster of a programme; those under 18 only when they are asked for."""
    if programme_id is None:
        found = store.ask(queries.people.every)
    else:
        found = store.ask(queries.people.of_programme, programme_id)
    people = tuple(person for person in found if with_children or not person.under_18)
    return Leaving(people, len(found) - len(people), with_children)


def write(leaving: Leaving, target: Path, *, with_special: bool = False, replace: bool = True) -> Path:
    """Write people into ``target``; its ending says whether as a table (.csv) or as contacts (.vcf).

    Where those under 18 were asked for, guardians stand with them in any case.
    """
    from organiser.exports.people_csv import people_csv
    from organiser.exports.vcards import vcards

    ending = target.suffix.lower()
    if ending not in ENDINGS:
        raise Problem(f"“{target.name}” says no format.", "End the name in .csv for a table, or .vcf for contacts.")
    made = vcards if ending == ".vcf" else people_csv
    content = made(leaving.people, with_special=with_special, with_guardians=leaving.with_children)
    return files.write_whole(target, content, replace=replace)
