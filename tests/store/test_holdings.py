"""What is told to somebody who asks: no column about them is left out, but those that say nothing."""

import inspect
import re
from datetime import UTC, datetime

from organiser.domain.attendance import Answer
from organiser.domain.people import Person
from organiser.domain.programmes import Programme
from organiser.store import changes, queries
from organiser.store.queries import holdings
from organiser.store.reader import Reader
from organiser.store.store import Store
from tests.conftest import TODAY

# The program's own: names of rows, their order, what sorts them, and numbers of versions.
SAYS_NOTHING = {"id", "uid", "row", "place", "sort_name", "timezone", "tie", "sequence", "given_sequence"}
ELSEWHERE = {
    ("person", "other_routes"), ("person", "route"),  # told as one: how somebody is best reached
    ("need", "lead_days"),  # the days that arranging takes are usual for such a need, and nobody's own
    ("given", "minutes"), ("given", "status"), ("given", "online_url"),  # the session's
    ("grouped", "stays"),
}  # fmt: skip


def _columns(tx: Reader) -> set[tuple[str, str]]:
    found = set()
    for table in holdings.TOLD_OF:
        keys = {key["from"] for key in tx.rows(f"PRAGMA foreign_key_list({table})")}
        columns = {row["name"] for row in tx.rows(f"PRAGMA table_info({table})")}
        found |= {(table, column) for column in columns - keys - SAYS_NOTHING}
    return found - ELSEWHERE


def test_every_column_about_somebody_is_told_or_says_nothing(store: Store) -> None:
    source = inspect.getsource(holdings)
    columns = store.ask(_columns)
    assert len(columns) > 50
    assert {one for one in columns if not re.search(rf"\b{one[1]}\b", source)} == set()


def test_when_and_as_what_is_told_of_places_and_registers(sample: Store) -> None:
    person_id = sample.do("Add", changes.people.add, Person("Zed"))
    programme_id = sample.do("Add", changes.programmes.add, Programme("Spring", capacity=4))
    joined = datetime(2027, 4, 1, 12, tzinfo=UTC)
    sample.do("Apply", changes.applications.apply, programme_id, [person_id], joined=joined)
    session = sample.ask(queries.sessions.every)[0]
    sample.do("Invite", changes.attendance.invite, session.id, [person_id])
    sample.do("Answer", changes.attendance.set_answer, session.id, person_id, Answer.YES)
    told = sample.ask(holdings.of_person, person_id)
    lines = "\n".join(words for part in told.parts for line in part.lines for words in line)
    assert "Applied on Thursday 1 April 2027 as " in lines
    assert f"on Monday {TODAY.day} May 2027" in lines
