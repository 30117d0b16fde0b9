"""Everything that is held on one person, table by table, with other people's names left out."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime

from organiser.domain import clock, text
from organiser.domain.attendance import Answer, Mark
from organiser.domain.echoes import Echo
from organiser.domain.holdings import Holding, Holdings
from organiser.domain.nameless import Nameless
from organiser.domain.people import Person
from organiser.domain.traces import Traces
from organiser.store import free_text
from organiser.store.queries import people
from organiser.store.reader import Reader

Lines = Iterator[tuple[str, str]]

# What the places of free text are called; others go by the name of their table.
_CALLED = {
    ("session", "title"): "the title of a session",
    ("session", "summary"): "the summary of a session",
    ("session", "notes"): "the notes of a session",
    ("item", "lead"): "who leads a block of a plan",
    ("item", "notes"): "the notes of a block",
    ("strand", "lead"): "who leads a group of a block",
    ("strand", "notes"): "the notes of a group",
    ("programme", "purpose"): "what a programme is for",
    ("person", "notes"): "the notes about somebody else",
    ("person", "through"): "who passes messages on to somebody else",
    ("person", "guardian"): "the guardian of somebody else",
    ("person", "guardian_contact"): "how to reach the guardian of somebody else",
    ("workspace", "email"): "the email address of the group",
    ("workspace", "phone"): "the phone number of the group",
    ("calendar_server", "user"): "who publishes the calendar",
    ("calendar_server", "url"): "where the calendar is published",
    ("workspace", "organiser"): "who runs the sessions",
    ("release", "plan"): "a released version of a plan",
    ("register", "noted_by"): "who noted an answer",
    ("call", "noted_by"): "who rang somebody",
    ("call_list", "text"): "the list of a video call",
}


def of_person(tx: Reader, person_id: int) -> Holdings:
    """All that is held on somebody who is not in the bin."""
    person = people.one(tx, person_id)
    told = [(title, why, tuple(lines(tx, person))) for title, why, lines in _PARTS]
    masked = _mask(tx, person, [words for _, _, lines in told for line in lines for words in line])
    parts = (Holding(title, why, tuple(map(masked, lines))) for title, why, lines in told)
    return Holdings(person.name, tuple(part for part in parts if part.lines), mentions(tx, person))


# What somebody is, has or said of themselves; all other words may name other people, and are masked.
_OWN = frozenset({
    "Name", "Neighbourhood", "Sectors and roles", "Guardian", "Phone", "Email", "Address", "Language", "Added",
    "Was listed as well as", "Name on video calls", "Best reached by", "Under 18",
})  # fmt: skip


def _mask(tx: Reader, person: Person, told: Iterable[str]) -> Callable[[tuple[str, str]], tuple[str, str]]:
    """Takes the names of others, whole or in part, out of what somebody is told, and addresses that are not theirs."""
    own = {text.folded(word) for word in person.name.split()}
    others = tx.rows("SELECT name FROM person WHERE id <> :id AND coalesce(merged_into, 0) <> :id", id=person.id)
    nameless = Nameless(word for row in others for word in row["name"].split() if text.folded(word) not in own)
    said = {word for words in told for word in re.findall(r"\w+", text.folded(words))}
    named = (row["name"] for row in others if row["name"] != person.name)
    whole = Traces(tuple(name for name in named if said.issuperset(re.findall(r"\w+", text.folded(name)))))

    def masked(line: tuple[str, str]) -> tuple[str, str]:
        what, value = line
        if what in _OWN:
            return line
        is_free = what in {"Notes", "Through"} or "; " in value
        return whole.out_of(what), nameless.bare(value) if is_free else whole.out_of(value)

    return masked


def _about(tx: Reader, person: Person) -> Lines:
    row = tx.row("SELECT added FROM person WHERE id = :id", id=person.id)
    named = {
        "Name": person.name,
        "Neighbourhood": person.neighbourhood,
        "Sectors and roles": ", ".join(person.sectors),
        "Under 18": "Yes" if person.under_18 else "",
        "Guardian": ", ".join(filter(None, (person.guardian, person.guardian_contact))),
        "Notes": person.notes,
        "Added": _day(row["added"] if row else ""),
    }
    yield from _filled(named)


def _reach(tx: Reader, person: Person) -> Lines:  # noqa: ARG001 - every part is asked the same way
    named = {
        "Phone": person.phone,
        "Email": person.email,
        "Address": ", ".join(person.address.splitlines()),
        "Best reached by": ", then ".join(route.label for route in person.routes),
        "Through": person.through,
        "Best time to ring": person.best_time,
        "Language": person.language,
    }
    yield from _filled(named)


def _formats(tx: Reader, person: Person) -> Lines:
    yield "Format on paper", person.reading.label
    if person.easy_read:
        yield "Wording", "Easy to read"
    for row in tx.rows("SELECT * FROM need WHERE person_id = :id ORDER BY place, id", id=person.id):
        told = f", may be told to {row['share_with']}" if row["share_with"] else ""
        agreed = f", agreed on {_day(row['agreed'])}" if row["agreed"] else ""
        review = f", to be looked at again by {_day(row['review_by'])}" if row["review_by"] else ""
        shown = "shown on the roster" if row["flagged"] else "not shown on the roster"
        yield "Need", f"{row['words']} ({shown}{told}{agreed}{review})"
    for row in tx.rows(
        "SELECT d.words, s.title, v.state, v.note FROM provision v JOIN need d ON d.id = v.need_id "
        "JOIN session s ON s.id = v.session_id WHERE d.person_id = :id ORDER BY s.starts",
        id=person.id,
    ):
        yield f"{row['words']}, at {row['title']}", _joined(row["state"].replace("-", " "), row["note"])


def _practical(tx: Reader, person: Person) -> Lines:  # noqa: ARG001 - as above
    children = text.counted(person.children, "child", "children") if person.children else ""
    yield from _filled({"Diet": person.diet, "Childcare": children, "Travel": person.travel})


def _consents(tx: Reader, person: Person) -> Lines:
    for row in tx.rows("SELECT * FROM consent WHERE person_id = :id ORDER BY given, id", id=person.id):
        by = f" by {row['given_by']}" if row["given_by"] else ""
        how = f", {row['route']}" if row["route"] else ""
        ended = f"; withdrawn on {_day(row['withdrawn'])}" if row["withdrawn"] else ""
        yield row["purpose"], f"“{row['wording']}”, given on {_day(row['given'])}{by}{how}{ended}"


def _programmes(tx: Reader, person: Person) -> Lines:
    for row in tx.rows(
        "SELECT g.title, m.joined, m.role FROM member m JOIN programme g ON g.id = m.programme_id "
        "WHERE m.person_id = :id ORDER BY m.id",
        id=person.id,
    ):
        yield row["title"], f"On the roster as {row['role']} since {_day(row['joined'])}"
    for row in tx.rows(
        "SELECT g.title, a.* FROM application a JOIN programme g ON g.id = a.programme_id "
        "WHERE a.person_id = :id ORDER BY a.id",
        id=person.id,
    ):
        moved = f"moved in the queue: {row['moved_why']}" if row["moved_why"] else ""
        counts = f"counts from {_day(row['counts_from'])}" if row["counts_from"] else ""
        offer = f"offered a place on {_day(row['offered'])}" if row["offered"] else ""
        until = f"to answer by {_day(row['offer_until'])}" if row["offer_until"] else ""
        settled = f"settled on {_day(row['settled'])}" if row["settled"] else ""
        applied = f"Applied on {_day(row['joined'])} as {row['role']}, {row['state']}"
        yield row["title"], _joined(applied, counts, moved, offer, until, settled, row["note"])


def _sessions(tx: Reader, person: Person) -> Lines:
    for row in tx.rows(
        "SELECT s.title, s.starts, r.* FROM register r JOIN session s ON s.id = r.session_id "
        "WHERE r.person_id = :id ORDER BY s.starts, s.id",
        id=person.id,
    ):
        answer, mark = Answer(row["answer"]), Mark(row["mark"])
        how = f", by {row['answer_route']}" if row["answer_route"] else ""
        said = f"{answer.label}{how}"
        noted = f"noted by {row['noted_by']}" if row["noted_by"] else ""
        given = f"told the date on {_day(row['given'])}" if row["given"] else ""
        off = f"taken off the list on {_day(row['removed'])}" if row["removed"] else ""
        answered = f"on {_day(row['answered'])}" if row["answered"] else ""
        until = f"offered until {_day(row['offer_until'])}" if row["offer_until"] else ""
        marked = f"{mark.label} (noted on {_day(row['marked'])})" if row["marked"] else mark.label
        line = _joined(" ".join(filter(None, (said, answered))), noted, given, until, marked, off)
        yield f"{row['title']}, {_day(row['starts'])}", line
    for row in tx.rows(
        "SELECT s.title, g.starts, g.route, g.at FROM given g JOIN session s ON s.id = g.session_id "
        "WHERE g.person_id = :id ORDER BY g.at, g.id",
        id=person.id,
    ):
        yield f"{row['title']}, told", _joined(f"On {_day(row['at'])}: {_day(row['starts'])}", row["route"])


def _calls(tx: Reader, person: Person) -> Lines:
    for row in tx.rows("SELECT * FROM call WHERE person_id = :id ORDER BY at, id", id=person.id):
        yield f"Call on {_day(row['at'])}", _joined(row["outcome"].replace("-", " "), row["note"], row["noted_by"])
    for row in tx.rows("SELECT words FROM nickname WHERE person_id = :id ORDER BY id", id=person.id):
        yield "Name on video calls", row["words"]


def _others(tx: Reader, person: Person) -> Lines:
    for row in tx.rows("SELECT takes_place FROM companion WHERE person_id = :id", id=person.id):
        yield "Comes with", "A companion, who takes a place" if row["takes_place"] else "A companion"
    for _ in tx.rows("SELECT 1 FROM companion WHERE companion_id = :id", id=person.id):
        yield "Companion of", "Another person"
    for row in tx.rows("SELECT together, why FROM pair WHERE :id IN (first_id, second_id)", id=person.id):
        yield "In groups", _joined(f"{'Together with' if row['together'] else 'Apart from'} another person", row["why"])
    for _ in tx.rows("SELECT 1 FROM not_same WHERE :id IN (first_id, second_id)", id=person.id):
        yield "Not the same as", "Another person with a name that is like theirs"
    for row in tx.rows(
        "SELECT g.name, s.title, m.number FROM grouped m JOIN grouping g ON g.id = m.grouping_id "
        "JOIN session s ON s.id = g.session_id WHERE m.person_id = :id ORDER BY s.starts",
        id=person.id,
    ):
        yield f"{row['name']} at {row['title']}", f"Group {row['number']}"
    for row in tx.rows("SELECT name FROM person WHERE merged_into = :id ORDER BY id", id=person.id):
        yield "Was listed as well as", row["name"]


_PARTS: tuple[tuple[str, str, Callable[[Reader, Person], Lines]], ...] = (
    ("About you", "So that we know who takes part.", _about),
    ("How to reach you", "So that we can invite you in the way that suits you.", _reach),
    ("What makes it easier to take part", "So that it is there when you come.", _formats),
    ("For the caterer and the host", "Passed on as totals only, never with a name.", _practical),
    ("What you agreed to", "So that we do only that.", _consents),
    ("Programmes and places", "So that places are shared fairly.", _programmes),
    ("Sessions", "Who was invited, what was answered, who was there.", _sessions),
    ("Calls", "So that nobody is rung twice for the same thing.", _calls),
    ("Together with others", "So that company and groups are as people asked.", _others),
)

# Every table that points at a person, and the part above that tells of it; a test holds this against the file.
TOLD_OF: Mapping[str, str] = {
    "person": "_others", "person_sector": "_about", "need": "_formats", "companion": "_others", "consent": "_consents",
    "not_same": "_others", "member": "_programmes", "application": "_programmes", "register": "_sessions",
    "call": "_calls", "nickname": "_calls", "grouped": "_others", "pair": "_others",
    "given": "_sessions",
}  # fmt: skip


def mentions(tx: Reader, person: Person) -> tuple[str, ...]:
    """Where somebody is named in words about something else, and how often: to look at, as nobody else can tell."""
    traces = Traces((person.name,), (person.email,), (person.phone,), with_single=True)
    found = Counter(
        _called(one)
        for one in (*free_text.naming(tx, traces), *free_text.standing(tx, traces))
        if one.owner != person.id
    )
    return tuple(f"{what}{f' ({number} times)' if number > 1 else ''}" for what, number in sorted(found.items()))


def echoes(tx: Reader, person_id: int) -> tuple[Echo, ...]:
    """Where what is known of somebody, or their name alone, stands in words about something else."""
    people.one(tx, person_id)  # a Problem when they are not here
    known = free_text.all_known(tx, person_id)
    return tuple(
        Echo(one.table, one.column, one.row, one.owner, _called(one), known.around(one.words))
        for one in free_text.echoes(tx, person_id)
    )


def _called(place: free_text.Place) -> str:
    usual = f"{place.column.replace('_', ' ')} ({place.table.replace('_', ' ')})"
    return text.capitalised(_CALLED.get((place.table, place.column), usual))


def _filled(named: Mapping[str, str]) -> Lines:
    yield from ((what, value) for what, value in named.items() if value)


def _joined(*words: str) -> str:
    return "; ".join(filter(None, words))


def _day(written: str) -> str:
    """The day of a moment as it stands in the file, in words."""
    if not written:
        return ""
    return clock.day_in_words(datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written))
