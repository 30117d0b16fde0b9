"""What the columns of somebody's list of people hold, told from their headings."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from organiser.domain import text
from organiser.domain.problem import Problem


class Field(StrEnum):
    """What a column can hold. The words are those of ``--match`` on the command line."""

    NAME = "name"
    FIRST_NAME = "first-name"
    LAST_NAME = "last-name"
    SURNAME_FIRST = "surname-first"
    NEIGHBOURHOOD = "neighbourhood"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    ROUTE = "route"
    THROUGH = "through"
    BEST_TIME = "best-time"
    LANGUAGE = "language"
    SECTORS = "sectors"
    NOTES = "notes"
    JOINED = "applied"
    NEEDS = "needs"
    READING = "reading"
    EASY_READ = "easy-read"
    DIET = "diet"
    CHILDREN = "children"
    TRAVEL = "travel"
    UNDER_18 = "under-18"
    BORN = "born"
    GUARDIAN = "guardian"
    GUARDIAN_CONTACT = "guardian-contact"

    @property
    def label(self) -> str:
        """The heading under which it is exported, and by which the window names it."""
        return _LABELS[self]

    @property
    def is_special(self) -> bool:
        """Whether it may tell of somebody's health or age: such a column is left out unless it is asked for."""
        return self in _SPECIAL

    @property
    def takes_several(self) -> bool:
        """Whether several columns can hold it, such as the lines of an address."""
        return self in _SEVERAL


_LABELS = {
    Field.NAME: "Name",
    Field.FIRST_NAME: "First name",
    Field.LAST_NAME: "Last name",
    Field.SURNAME_FIRST: "Name, the surname first",
    Field.NEIGHBOURHOOD: "Neighbourhood",
    Field.PHONE: "Phone",
    Field.EMAIL: "Email",
    Field.ADDRESS: "Address",
    Field.ROUTE: "Best reached by",
    Field.THROUGH: "Messages go through",
    Field.BEST_TIME: "Best time to ring",
    Field.LANGUAGE: "Language",
    Field.SECTORS: "Sectors",
    Field.NOTES: "Notes",
    Field.JOINED: "When they applied",
    Field.NEEDS: "Needs",
    Field.READING: "Print format",
    Field.EASY_READ: "Easy read",
    Field.DIET: "Diet",
    Field.CHILDREN: "Children to look after",
    Field.TRAVEL: "Travel",
    Field.UNDER_18: "Under 18",
    Field.BORN: "Date of birth (kept only as under 18)",
    Field.GUARDIAN: "Guardian",
    Field.GUARDIAN_CONTACT: "Guardian's contact",
}

_SPECIAL = frozenset(Field) - frozenset(tuple(Field)[: tuple(Field).index(Field.NEEDS)])
_SEVERAL = frozenset(
    {Field.PHONE, Field.EMAIL, Field.ADDRESS, Field.SECTORS, Field.NOTES, Field.NEEDS, Field.DIET, Field.TRAVEL}
)
_NAMING = frozenset({Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.SURNAME_FIRST})

# Headings word for word, as forms, mailing lists, contacts and councils write them (see _words).
_EXACT: Mapping[str, Field] = {
    **{" ".join(re.findall(r"\w+", title.casefold())): field for field, title in _LABELS.items()},
    **dict.fromkeys(("full name", "name in full", "attendee name", "participant", "participant name"), Field.NAME),
    **dict.fromkeys(("contact name", "display name", "resident", "who", "fn", "person"), Field.NAME),
    **dict.fromkeys(("first", "forename", "forenames", "given name", "given names", "fname"), Field.FIRST_NAME),
    **dict.fromkeys(("last", "surname", "family name", "lname"), Field.LAST_NAME),
    **dict.fromkeys(("surname forename", "surname first name", "last name first name"), Field.SURNAME_FIRST),
    **dict.fromkeys(("username", "mail", "email address", "e mail address"), Field.EMAIL),
    **dict.fromkeys(("tel", "mob", "mobile", "cell", "contact no", "contact number", "number"), Field.PHONE),
    **dict.fromkeys(("area", "ward", "estate", "patch"), Field.NEIGHBOURHOOD),
    **dict.fromkeys(("postcode", "post code", "city", "town", "county", "street"), Field.ADDRESS),
    **dict.fromkeys(("route", "contact by", "contact preference"), Field.ROUTE),
    **dict.fromkeys(("sector", "role", "roles", "tags"), Field.SECTORS),
    **dict.fromkeys(("note", "comment", "comments", "remarks"), Field.NOTES),
    **dict.fromkeys(("timestamp", "completion time", "date applied", "order date", "submitted"), Field.JOINED),
    **dict.fromkeys(("needs", "need", "access"), Field.NEEDS),
    **dict.fromkeys(("format", "reading"), Field.READING),
    "children": Field.CHILDREN,
    "dob": Field.BORN,
    **dict.fromkeys(("parent", "guardian", "parent guardian", "parent or guardian"), Field.GUARDIAN),
}

# Questions of forms, in the order in which they are tried: what must not be taken for something else comes first.
_LIKE: tuple[tuple[str, Field | None], ...] = (
    (r"consent|agree|gdpr|privacy|permission|opt ?in|newsletter|unsubscrib|marketing", None),
    (r"hea?rd? about|emergency|next of kin|\bbuyer\b|billing|shipping|\bip address\b|photo|ticket|\bgeo\b", None),
    (r"(label|type|status|rating|url|id)$|^(start time|id|title|gender|suffix|prefix)\b|phonetic", None),
    (r"(organi[sz]ation|company|employer|school|group|team|event|session|course|venue|list|file|campaign) name", None),
    (r"(middle|maiden|nick|user|pet|project|domain) ?name|name of (the |your )?(organi|company|school|group)", None),
    (r"(guardian|parent).*(phone|number|mobile|e ?mail|contact|\btel)", Field.GUARDIAN_CONTACT),
    (r"(guardian|parent).*name|name.*(guardian|parent)", Field.GUARDIAN),
    (r"under (18|16|eighteen|sixteen)", Field.UNDER_18),
    (r"date of birth|birth ?da(te|y)|\bborn\b|\bdob\b", Field.BORN),
    (r"(best|good|when|what) .*time.*(call|ring|phone|contact)|when .*(call|ring|phone) you", Field.BEST_TIME),
    (r"(prefer|best|how).*(contact|reach|get in touch|hear from)|contact (method|preference)", Field.ROUTE),
    (r"(access\w*|support|additional|special|communication|individual) (need|requirement|support)", Field.NEEDS),
    (
        r"disabilit|adjustment|easier .*(take part|join|attend|come)|\binterpreter|hearing loop|anything .*help you",
        Field.NEEDS,
    ),
    (r"\bdiet|allerg|\bfood\b", Field.DIET),
    (r"child ?care|creche|(number of|how many) children|children .*(look|care)", Field.CHILDREN),
    (r"\btravel|transport|\blift\b|how .*(get|getting) (there|here)", Field.TRAVEL),
    (r"(large|clear) print.*easy ?read|easy ?read.*(large|clear) print", Field.READING),
    (r"easy ?read", Field.EASY_READ),
    (r"large print|print (format|size)|format .*(paper|print)", Field.READING),
    (r"\be ?mail\b", Field.EMAIL),
    (r"phone|\btel\b|mobile|\bcell\b|whats ?app|landline|contact n(o|umber)\b", Field.PHONE),
    (r"\blanguage", Field.LANGUAGE),
    (r"\bsector|best describes you|(coming|attending|here) as|type of organi|\brole\b", Field.SECTORS),
    (
        r"neighbou?rhood|\bward\b|\bestate\b|(which|what) (area|part)|part of (town|the)|where .*you live",
        Field.NEIGHBOURHOOD,
    ),
    (r"address|street|\btown\b|\bcity\b|\bcounty\b|post ?code|\bzip\b|postal", Field.ADDRESS),
    (r"surname.*(first|fore)", Field.SURNAME_FIRST),
    (r"(first|given|fore) ?names?\b", Field.FIRST_NAME),
    (r"(last|family|sur) ?name\b", Field.LAST_NAME),
    (r"\bname\b", Field.NAME),
    (r"\bnotes?\b|comments?\b|anything else|other information|message", Field.NOTES),
    (r"timestamp|completion time|submitted|submission|(date|time) (applied|received|joined|registered)", Field.JOINED),
    (r"(applied|registered|received|joined) (on|at)|(entry|order|registration) date", Field.JOINED),
)
_PATTERNS = tuple((re.compile(pattern), field) for pattern, field in _LIKE)
_POLITE = re.compile(r"^(please )?((enter|give|tell) )?(us )?((what is|what s|whats) )?(your |the )?")
_BRACKETS = re.compile(r"\((optional|required|if any|if known|please[^)]*)\)|\*")
_LONGEST_HEADING = 300

Match = Field | None


def _words(heading: str) -> str:
    """A heading for comparing: without signs, accents, capitals and politeness."""
    plain = _BRACKETS.sub(" ", text.folded(heading[:_LONGEST_HEADING]))
    said = " ".join(re.findall(r"\w+", plain.replace("_", " ")))
    return _POLITE.sub("", said) or said


def match(heading: str) -> Match:
    """What a column with this heading holds; None where that is not known, or nothing that is kept."""
    words = _words(heading)
    if words in _EXACT:
        return _EXACT[words]
    return next((field for pattern, field in _PATTERNS if pattern.search(words)), None)


def matched(headings: Sequence[str]) -> tuple[Match, ...]:
    """What each column holds. Where only one can hold something, it is the one that says so most plainly."""
    found = [match(heading) for heading in headings]
    plain = [_words(heading) in _EXACT for heading in headings]
    for field in set(found) - {None}:
        places = [place for place, one in enumerate(found) if one is field]
        if field is not None and not field.takes_several:
            best = next((place for place in places if plain[place]), places[0])
            for place in places:
                found[place] = field if place == best else None
    return tuple(found)


def names_people(fields: Sequence[Match]) -> bool:
    """Whether the columns tell who is meant."""
    return not _NAMING.isdisjoint(fields)


def without_special(fields: Sequence[Match]) -> tuple[Match, ...]:
    """The same columns, those left out that are only taken when somebody asks for them."""
    return tuple(None if field is not None and field.is_special else field for field in fields)


def chosen(headings: Sequence[str], fields: Sequence[Match], wishes: Sequence[str]) -> tuple[Match, ...]:
    """The columns as matched, and changed as wished: ``Tel no=phone``, or ``Tel no=`` to leave one out."""
    found = list(fields)
    for wish in wishes:
        heading, sign, word = wish.rpartition("=")
        places = [place for place, one in enumerate(headings) if text.folded(one) == text.folded(heading)]
        if not sign or not places:
            raise Problem(f"There is no column “{text.line(heading or wish)[:80]}”.", _listed_headings(headings))
        field = parse_field(word)
        if field is not None and not field.takes_several:
            found = [None if one is field else one for one in found]
        for place in places:
            found[place] = field
    return tuple(found)


def parse_field(word: str) -> Match:
    """What somebody said that a column holds; None for nothing, "-" or "leave out"."""
    said = "-".join(re.findall(r"\w+", text.folded(word))).replace("_", "-")
    if said in {"", "leave-out", "nothing", "none", "ignore"}:
        return None
    try:
        return Field(said)
    except ValueError:
        named = match(word)
        if named is not None:
            return named
        known = ", ".join(Field)
        raise Problem(f"“{word.strip()[:40]}” is nothing that a column can hold.", f"Use one of: {known}.") from None


def _listed_headings(headings: Sequence[str]) -> str:
    shown = [f"“{text.line(heading)[:30]}”" for heading in headings[:8] if heading]
    return f"Its columns are: {text.listed(shown)}." if shown else "Say it as “Heading=field”."
