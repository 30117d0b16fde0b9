"""Everybody who is known, in which somebody who arrives is found again: surely, perhaps or not at all."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from organiser.domain import likeness, text
from organiser.domain.likeness import LEAST, PLACE, Likeness, Parts, Slip
from organiser.domain.people import Person

_MOST_COMPARED = 40  # under one key, such as people of one street who share a phone


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is known, as far as is needed to recognise them."""

    id: int
    name: str
    phone: str = ""
    email: str = ""
    neighbourhood: str = ""


class Crowd:
    """``slip`` tells whether one word may be another with a slip of the fingers."""

    def __init__(self, known: Iterable[Known], slip: Slip) -> None:
        self._slip = slip
        self._by_name: dict[str, list[Known]] = {}
        self._by_key: dict[Hashable, list[Known]] = {}
        self._parts: dict[int, Parts] = {}
        for one in known:
            self.take_in(one)

    def take_in(self, known: Known) -> None:
        """Know somebody from now on."""
        self._by_name.setdefault(text.folded(known.name), []).append(known)
        self._parts[known.id] = parts = likeness.parts(known.name)
        for key in _keys(parts, known.phone, known.email):
            self._by_key.setdefault(key, []).append(known)

    def certain(self, person: Person) -> Known | None:
        """The one who is meant without doubt: the same name, and a fact more or nothing that speaks against it."""
        candidates = self._by_name.get(person.sort_name, [])
        facts = _facts(person.phone, person.email)
        sharing = [one for one in candidates if facts & _facts(one.phone, one.email)]
        if len(sharing) == 1:
            return sharing[0]
        if len(candidates) == 1:
            return None if _against(candidates[0], person) else candidates[0]
        bare = [one for one in candidates if not (one.phone or one.email or one.neighbourhood)]
        is_bare = not (facts or person.neighbourhood)
        return bare[0] if is_bare and len(bare) == 1 else None

    def possible(self, person: Person) -> tuple[Known, str] | None:
        """The one who is most likely meant, with what speaks for it and against: of the same name or a similar one."""
        candidates = self._by_name.get(person.sort_name, [])
        if candidates:
            best = min(candidates, key=lambda one: len(_against(one, person)))
            against = text.listed(_against(best, person))
            several = f"there are several people called {best.name}"
            return best, f"{best.name} is here with another {against}" if against else several
        return self._alike(person)

    def _alike(self, person: Person) -> tuple[Known, str] | None:
        """The one whose name is most like it, where all that is known makes that worth a question."""
        parts = likeness.parts(person.name)
        keys = _keys(parts, person.phone, person.email)
        near = {one.id: one for key in keys for one in self._by_key.get(key, ())[:_MOST_COMPARED]}
        sharing = {one.id for fact in _facts(person.phone, person.email) for one in self._by_key.get(fact, ())}
        best: Known | None = None
        most = Likeness(LEAST - 1, ())
        for one in near.values():
            names = likeness.of_names(self._parts[one.id], parts, self._slip)
            # Without a number or an address in common a place is all that can still speak for it.
            if names is not None and (names.points + PLACE >= LEAST or one.id in sharing):
                alike = likeness.with_facts(names, one, person)
                if alike.points > most.points:
                    best, most = one, alike
        return (best, f"it may be {best.name}: {most.in_words}") if best else None


def _keys(parts: Parts, phone: str, email: str) -> set[Hashable]:
    """What somebody shares with everybody who may be the same."""
    return {*(likeness.keys(parts) if parts else ()), *_facts(phone, email)}


def _facts(phone: str, email: str) -> set[str]:
    number, address = likeness.number_of(phone), text.folded(email)
    return {*((f"tel:{number}",) if number else ()), *((address,) if address else ())}


def _against(known: Known, person: Person) -> list[str]:
    """What speaks against it that they are the same: both have it, and it differs."""
    found = []
    for word, here, there in (
        ("phone number", likeness.number_of(known.phone), likeness.number_of(person.phone)),
        ("email address", text.folded(known.email), text.folded(person.email)),
        ("neighbourhood", text.folded(known.neighbourhood), text.folded(person.neighbourhood)),
    ):
        if here and there and here != there:
            found.append(word)
    return found
