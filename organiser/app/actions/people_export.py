"""Writes everybody into a file for other programs."""

from collections.abc import Sequence
from pathlib import Path

from organiser.app import files
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store import queries
from organiser.store.store import Store

ENDINGS = (".csv", ".vcf")


def gather(store: Store, programme_id: int | None = None) -> tuple[Person, ...]:
    """Everybody by name, or only those on the roster of a programme."""
    if programme_id is None:
        return store.ask(queries.people.every)
    return store.ask(queries.people.of_programme, programme_id)


def write(people: Sequence[Person], target: Path, *, with_special: bool = False, replace: bool = True) -> Path:
    """Write people into ``target``; its ending says whether as a table (.csv) or as contacts (.vcf)."""
    from organiser.exports.people_csv import people_csv
    from organiser.exports.vcards import vcards

    ending = target.suffix.lower()
    if ending not in ENDINGS:
        raise Problem(f"“{target.name}” says no format.", "End the name in .csv for a table, or .vcf for contacts.")
    made = vcards if ending == ".vcf" else people_csv
    return files.write_whole(target, made(people, with_special=with_special), replace=replace)
