"""What a caterer or a host has to know about those who come, in totals and without a name."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from organiser.domain import text

NO_DIET = "No special diet noted"


@dataclass(frozen=True, slots=True)
class Guest:
    """What one person who comes, or may come (then not ``sure``), asks for. The name is known so as to be left out."""

    name: str
    sure: bool = True
    diet: str = ""
    children: int = 0
    travel: str = ""
    under_18: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """One line: how many for certain, and how many more if those who said maybe come."""

    what: str
    sure: int
    maybe: int = 0

    @property
    def in_words(self) -> str:
        """``3``, ``3, and 1 more perhaps``."""
        return f"{self.sure:,}, and {self.maybe:,} more perhaps" if self.maybe else f"{self.sure:,}"


@dataclass(frozen=True, slots=True)
class Totals:
    """All totals of one session. ``diets`` counts each person once, so that they add up to ``people``."""

    people: Total = Total("People", 0)
    under_18: Total = Total("Of these, under 18", 0)
    companions: Total = Total("Of these, companions and supporters who come with somebody", 0)
    diets: tuple[Total, ...] = ()
    children: Total = Total("Children to look after", 0)
    families: Total = Total("Families they come from", 0)
    travel: tuple[Total, ...] = ()


USUAL_DIETS = (
    "Vegetarian", "Vegan", "Halal", "Kosher", "Pescatarian", "Gluten-free", "Strictly gluten-free", "Dairy-free",
    "Egg-free", "Nut allergy", "No nuts", "No pork", "No beef", "No fish", "Soft food",
)  # fmt: skip
# How people write them otherwise. An allergy is never counted as a wish.
_SAME_DIET = {one.casefold().replace("-", " "): one for one in USUAL_DIETS} | {
    "veggie": "Vegetarian", "veg": "Vegetarian", "plant based": "Vegan", "gf": "Gluten-free",
    "no gluten": "Gluten-free", "coeliac": "Strictly gluten-free", "no dairy": "Dairy-free", "no eggs": "Egg-free",
    "nuts allergy": "Nut allergy", "allergic to nuts": "Nut allergy", "nut free": "No nuts", "pork free": "No pork",
}  # fmt: skip
_NO_WISH = {"", "no", "none", "n a", "nothing", "nil", "anything", "no special diet", "eats anything", "not noted"}

# The first kind of which a word is in the text; where they live or who fetches them is nobody else's business.
_TRAVEL: Mapping[str, str] = {
    "Lift wanted": r"\b(lift|fetch|pick(ed)? ?(\w+ )?up|drive|driver)",
    "Taxi wanted": r"\b(taxi|cab|ring and ride|dial a ride|minibus)",
    "Bus or train fare": r"\b(bus|train|tram|metro|fare|ticket|travel card)",
    "Parking": r"\b(park|parking|blue badge|car)\b",
    "Somewhere for a bicycle": r"\b(bike|bicycle|cycle|cycling|cycles)\b",
    "Somebody to walk with": r"\bwalk",
}
_OTHER_TRAVEL = "Something else: ask whoever organises"


def totals(guests: Iterable[Guest], companions: Iterable[Guest] = ()) -> Totals:
    """Add up what guests ask for, and the companions who come with them."""
    with_them = list(companions)
    everybody = [*guests, *with_them]

    def total(usual: Total, amount: Callable[[Guest], int], among: Iterable[Guest] = everybody) -> Total:
        counted = [(guest.sure, amount(guest)) for guest in among]
        return Total(usual.what, sum(n for sure, n in counted if sure), sum(n for sure, n in counted if not sure))

    empty = Totals()
    return Totals(
        total(empty.people, lambda _: 1),
        total(empty.under_18, lambda guest: guest.under_18),
        total(empty.companions, lambda _: 1, with_them),
        _grouped(((diet(guest), guest.sure) for guest in everybody), last=NO_DIET),
        total(empty.children, lambda guest: guest.children),
        total(empty.families, lambda guest: guest.children > 0),
        _grouped(((kind, guest.sure) for guest in everybody if (kind := travel(guest.travel))), last=_OTHER_TRAVEL),
    )


def _grouped(said: Iterable[tuple[str, bool]], *, last: str) -> tuple[Total, ...]:
    """The same answers counted together, the most frequent first."""
    found: dict[str, list[int]] = {}
    names: dict[str, str] = {}
    for words, sure in said:
        key = text.folded(words)
        names.setdefault(key, words)
        found.setdefault(key, [0, 0])[0 if sure else 1] += 1
    order = sorted(found, key=lambda key: (names[key] == last, -sum(found[key]), key))
    return tuple(Total(names[key], *found[key]) for key in order)


def diet(guest: Guest) -> str:
    """What somebody eats, as a caterer counts it: ``Gluten-free and vegan``; one person is one meal.

    Usual diets are written alike, in one order. Whatever holds another word stays as it was said: nobody but the
    caterer can tell what “no milk, eggs or nuts” comes to.
    """
    words = _without_name(guest.diet, guest.name)
    parts = [_diet_key(part) for part in re.split(r"[,;/+&]|\band\b", words, flags=re.IGNORECASE)]
    wanted = [part for part in parts if part not in _NO_WISH]
    if not wanted or _diet_key(words) in _NO_WISH:
        return NO_DIET
    if any(part not in _SAME_DIET for part in wanted):
        return text.capitalised(words)
    return text.capitalised(text.listed(sorted({_SAME_DIET[part].lower() for part in wanted})))


def _diet_key(part: str) -> str:
    return " ".join(re.sub(r"[^\w ]", " ", text.folded(part)).split())


def travel(words: str) -> str:
    """The kind of help with travelling that ``words`` ask for; "" where they ask for none."""
    key = " ".join(text.folded(words).replace("-", " ").split())
    if key.replace("/", " ") in _NO_WISH:
        return ""
    return next((kind for kind, pattern in _TRAVEL.items() if re.search(pattern, key)), _OTHER_TRAVEL)


def _without_name(words: str, name: str) -> str:
    """``words`` in which somebody's own name, or a part of it, gives way to dots: ``… must not have kiwi``."""
    parts = {text.folded(one) for one in _WORD.findall(name)}
    own = {part for part in parts if len(part) > 1}
    return _WORD.sub(lambda word: "…" if text.folded(word[0]) in own else word[0], words)


_WORD = re.compile(r"[^\s,.;:/()\"“”'’-]+")  # and not \w, which breaks Bengali and Hindi at their vowel signs
