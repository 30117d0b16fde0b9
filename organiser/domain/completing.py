"""Completes what is known of somebody by what else was written down about them."""

from dataclasses import dataclass, fields, replace

from organiser.domain import phones, text
from organiser.domain.people import Person, Reading, split


@dataclass(frozen=True, slots=True)
class Completed:
    """A person made whole: the names of the fields that were filled, and of those in which the two differ."""

    person: Person
    fills: tuple[str, ...]
    keeps: tuple[str, ...]


def completed(here: Person, arriving: Person, *, overwrite: bool = False) -> Completed:
    """``here`` with its empty fields filled from ``arriving``.

    Needs and sectors are joined. What is here stays as it is, unless what arrives may ``overwrite`` it.
    """
    changes: dict[str, object] = {}
    keeps = []
    for name in _FIELDS:
        old, new = getattr(here, name), getattr(arriving, name)
        if not new or new == old or new is Reading.STANDARD:
            continue
        if not old or old is Reading.STANDARD or overwrite:
            changes[name] = new
        elif not _is_same(name, old, new):
            keeps.append(name)
    changes |= _joined(here, arriving)
    if arriving.contact and (overwrite or not here.contact):
        changes |= {"route": arriving.route, "other_routes": arriving.other_routes}
    person = replace(here, **changes)  # type: ignore[arg-type]
    fills = tuple(name for name in changes if getattr(person, name) != getattr(here, name))
    return Completed(person, fills, tuple(keeps))


def _is_same(field: str, old: object, new: object) -> bool:
    """Whether two ways to write something mean the same."""
    if field in _NUMBERS:
        return phones.dialled(str(old)) == phones.dialled(str(new))
    return field == "name" or text.folded(str(old)) == text.folded(str(new))


def _joined(here: Person, arriving: Person) -> dict[str, object]:
    """What several can have at once: nothing goes, and what is new comes after it."""
    needs = split(f"{here.needs};{arriving.needs}")
    known = {text.folded(one) for one in here.sectors}
    sectors = tuple(one for one in arriving.sectors if text.folded(one) not in known)
    changes: dict[str, object] = {}
    if len(needs) > len(split(here.needs)):
        changes["needs"] = "; ".join(needs)
    if sectors:
        changes["sectors"] = (*here.sectors, *sectors)
    return changes


_NUMBERS = frozenset({"phone", "guardian_contact"})
_FIELDS = tuple(
    one.name for one in fields(Person) if one.name not in {"needs", "sectors", "route", "other_routes", "id", "uid"}
)
