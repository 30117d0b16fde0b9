"""Whether two people may be the same one, and why: by their names, which phone, email and place can only support."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from organiser.domain import given_names, phones
from organiser.domain.text import folded, listed

Parts = tuple[str, ...]

# Whether one word may be another with a slip of the fingers. The measure of it comes from a library, and this layer has
# the standard library only: whoever compares brings it (see organiser.app.actions.duplicates).
Slip = Callable[[str, str], bool]

LEAST = 50  # points from which two people are worth a question

# What a name is worth by itself. Below LEAST something else has to speak for it as well.
_SAME, _ORDER, _SPELLING, _SHORT, _PART, _SLIP, _INITIAL, _ONLY_FIRST = 70, 65, 60, 55, 55, 50, 35, 30
PLACE = 10  # what the same neighbourhood adds
_CONTACT, _OTHER_CONTACT, _OTHER_PLACE = 25, 5, 10
_SECOND_DIFFERENCE = 10

_TITLES = frozenset(
    """
    mr mrs ms miss mx dr prof professor rev revd reverend sir dame lady lord fr cllr councillor
    """.split()
)
_SHORTEST_NUMBER = 6


class Somebody(Protocol):
    """A person as far as this looks at one."""

    @property
    def name(self) -> str: ...
    @property
    def phone(self) -> str: ...
    @property
    def email(self) -> str: ...
    @property
    def neighbourhood(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two people may be the same: ``points`` out of about 130, what speaks for it and what against."""

    points: int
    reasons: tuple[str, ...]
    doubts: tuple[str, ...] = ()

    @property
    def is_worth_asking(self) -> bool:
        return self.points >= LEAST

    @property
    def in_words(self) -> str:
        """``“Liz” can be short for “Elizabeth” and the same phone number, but two email addresses``."""
        return listed(self.reasons) + (f", but {listed(self.doubts)}" if self.doubts else "")


def parts(name: str) -> Parts:
    """The words of a name for comparing: no accents, capitals, signs or titles."""
    plain = folded(re.sub("['’‘`´]", "", name))
    if not plain.isalnum():
        plain = "".join(letter if _belongs(letter) else " " for letter in plain)
    words = plain.split()
    return tuple([word for word in words if word not in _TITLES] or words)


def _belongs(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter).startswith("M")  # vowel signs of Hindi and Bengali


def of_names(one: Parts, other: Parts, slip: Slip) -> Likeness | None:
    """How alike two names are by themselves; None when they are names of two people."""
    if one == other:
        return Likeness(_SAME, ("the same name",))
    if sorted(one) == sorted(other):
        return Likeness(_ORDER, ("the same names in another order",))
    if "".join(one) == "".join(other):
        return Likeness(_SAME, ("the same name, written otherwise",))
    shorter, longer = sorted((one, other), key=len)
    found, rest = _paired(shorter, longer, slip)
    if found is None:
        return _of_first_names(one, other)
    points = min((worth for worth, _ in found), default=_SAME)
    reasons = [reason for _, reason in found]
    if rest:
        if len(shorter) == 1:
            return Likeness(min(points, _ONLY_FIRST), (*reasons, "one has a single name"))
        points = min(points, _PART)
        reasons.append(f"one leaves out {listed(f'“{word.capitalize()}”' for word in rest)}")
    points -= _SECOND_DIFFERENCE * (len(reasons) - 1)
    return Likeness(points, tuple(reasons))


def _paired(shorter: Parts, longer: Parts, slip: Slip) -> tuple[list[tuple[int, str]] | None, list[str]]:
    """What is worth noting about each word of ``shorter`` beside its like, and the words of ``longer`` left over.

    None when some word has no like, or when there is more than one slip.
    """
    rest = list(longer)
    open_ = []
    for word in shorter:
        if word in rest:
            rest.remove(word)
        else:
            open_.append(word)
    found = []
    for word in open_:
        best = max(((_compared(word, like, slip), like) for like in rest), default=None, key=lambda one: one[0])
        if best is None or not best[0][0]:
            return None, rest
        found.append(best[0])
        rest.remove(best[1])
    slips = sum(worth == _SLIP for worth, _ in found)
    return (found if slips < 2 else None), rest


def _compared(one: str, other: str, slip: Slip) -> tuple[int, str]:
    """What two words that differ are worth, with the reason; 0 for nothing."""
    if given_names.are_forms(one, other):
        return _SPELLING if given_names.are_spellings(one, other) else _SHORT, given_names.in_words(one, other)
    if one[0] == other[0] and 1 in (len(one), len(other)):
        return _INITIAL, f"“{max(one, other, key=len).capitalize()}” may stand behind the initial"
    if not given_names.are_two(one, other) and not _are_genders(one, other) and slip(one, other):
        return _SLIP, f"“{one.capitalize()}” and “{other.capitalize()}” may be one name with a slip"
    return 0, ""


def _are_genders(one: str, other: str) -> bool:
    """Whether two words are the names of a man and a woman, as Paul and Paula, rather than one with a slip."""
    short, long = sorted((one, other), key=len)
    stem = short[:-1] if short[-1] in "eio" else short
    return short != long and long.startswith(stem) and long[len(stem) :] in {"a", "ia", "ina"}


def _of_first_names(one: Parts, other: Parts) -> Likeness | None:
    """People take another family name; that alone says nothing, but with the same phone it is worth a question."""
    first, second = one[0], other[0]
    if len(first) > 2 and len(one) > 1 and len(other) > 1:
        if first == second:
            return Likeness(_ONLY_FIRST, ("the same first name",))
        if given_names.are_forms(first, second):
            return Likeness(_ONLY_FIRST, (given_names.in_words(first, second),))
    return None


def with_facts(names: Likeness, one: Somebody, other: Somebody) -> Likeness:
    """The same with all else that is known of the two. Alone it would prove nothing: families share a phone."""
    points, reasons, doubts = names.points, list(names.reasons), []
    for word, many, here, there in (
        ("phone number", "phone numbers", number_of(one.phone), number_of(other.phone)),
        ("email address", "email addresses", folded(one.email), folded(other.email)),
    ):
        if here and here == there:
            points += _CONTACT
            reasons.append(f"the same {word}")
        elif here and there:
            points -= _OTHER_CONTACT
            doubts.append(f"two {many}")
    if one.neighbourhood and other.neighbourhood:
        if folded(one.neighbourhood) == folded(other.neighbourhood):
            points += PLACE
            reasons.append(f"both from {one.neighbourhood}")
        else:
            points -= _OTHER_PLACE
            doubts.append(f"one from {one.neighbourhood}, one from {other.neighbourhood}")
    return Likeness(points, tuple(reasons), tuple(doubts))


def compared(one: Somebody, other: Somebody, slip: Slip) -> Likeness | None:
    """Why two people may be the same; None when they are not."""
    names = of_names(parts(one.name), parts(other.name), slip)
    found = with_facts(names, one, other) if names else None
    return found if found and found.is_worth_asking else None


def number_of(phone: str) -> str:
    """A phone number for comparing; "" for one too short to tell anything."""
    digits = phones.dialled(phone)
    return digits if len(digits) >= _SHORTEST_NUMBER else ""


def clues(name: Parts) -> tuple[Parts, ...]:
    """For each word of a name the pieces of which one stands in every word like it, a slip included.

    They are to be looked for in ``" name "``: a space begins or ends those that begin or end a word.
    """
    return tuple(_pieces(word) for word in name)


def _pieces(word: str) -> Parts:
    forms = {f" {form} " for form in given_names.forms(word)} | {f" {word[0]} "}
    if len(word) == 1:
        return (f" {word}",)
    if len(word) > 3:
        forms |= {f" {word[:2]}", f"{word[-2:]} "} | {f" {one} " for one in _swapped(word) if len(word) < 6}
    return tuple(sorted(forms))


def _swapped(word: str) -> list[str]:
    return [f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}" for at in range(len(word) - 1)]


def keys(name: Parts) -> set[tuple[object, ...]]:
    """What a name has in common with every name like it: names without a common key need not be compared.

    Those that are alike only by an initial or a first name have none, since a phone or email has to be the same too.
    """
    found: set[tuple[object, ...]] = {("".join(name),), ("".join(sorted(name)),)}
    if len(name) == 1:
        return found | set(_keys_of(name[0]))
    for known, others in ((name[0], name[1:]), (name[-1], name[:1])):
        for whole in (known, *given_names.numbers(known)):
            found |= {(whole, *key) for other in others for key in _keys_of(other)}
    return found


def _keys_of(word: str) -> list[tuple[object, ...]]:
    made: list[tuple[object, ...]] = [(word,), *((number,) for number in given_names.numbers(word))]
    if len(word) > 3:
        made += [("begins", word[:2]), ("ends", word[-2:]), ("holds", "".join(sorted(word)))]
    return made
