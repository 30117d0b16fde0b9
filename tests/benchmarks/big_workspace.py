"""Makes a large workspace: 100,000 people, 10,000 sessions and a million lines on their registers.

python -m tests.benchmarks.big_workspace FILE [--people N] [--sessions N] [--lines N]
"""

import argparse
import random
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2

from organiser.store import opening
from organiser.store.store import Store

FIRST = "Asha Ben Carys Dilip Efa Femi Greta Hamza Iris Jamal Kasia Leon Mina Nia Owen Priya Quinn Rosa Seren Tariq"
LAST = "Ahmed Bevan Chowdhury Davies Eze Fraser Gill Hughes Iqbal Jones Kaur Lloyd Mensah Nowak Okoro Price Rees Shah"
PLACES = "Castle Fields,Hollins,Mill Lane,Northgate,Riverside"


def make(path: Path, *, people: int = 100_000, sessions: int = 10_000, lines: int = 1_000_000) -> None:
    """Make the workspace at ``path``; the same numbers give the same content."""
    opening.make(path)
    chance = random.Random(2027)
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for table, rows in (
            ("workspace", iter([(1, "w", "Benchmark", "Ruth Okafor", "ruth@example.org", "", 0)])),
            ("neighbourhood", ((n, f"n{n}", p, p.casefold()) for n, p in enumerate(PLACES.split(","), 1))),
            ("programme", ((n, f"g{n}", f"Programme {n}", "", 15, None, None) for n in range(1, 101))),
            ("person", _people(people, chance)),
            ("need", ((n, f"d{n}", 8 * n, 0, "Large print", 1, 0, "") for n in range(1, people // 8 + 1))),
            ("session", _sessions(sessions)),
            ("item", _items(sessions)),
            ("register", _lines(lines, people, sessions, chance)),
        ):
            _insert(connection, table, rows)
        connection.execute("COMMIT")
    Store.open(path).close()  # looked through and sealed, as a workspace is that was closed in good order


# In the order in which the rows below give their values.
COLUMNS = {
    "workspace": "id uid name organiser email phone is_sample",
    "neighbourhood": "id uid name sort_name",
    "programme": "id uid title purpose capacity apply_by removed",
    "person": "id uid name sort_name neighbourhood_id phone email address route reading notes removed",
    "need": "id uid person_id place words flagged lead_days share_with",
    "session": "id uid programme_id title starts minutes timezone place online_url status summary notes expected "
    "sequence changed removed",
    "item": "id uid session_id place kind title minutes exercise card pinned lead notes participants",
    "register": "id uid session_id person_id row invited answer answer_route answered given_sequence given mark "
    "marked removed",
}


def _insert(connection: dbapi2.Connection, table: str, rows: Iterator[tuple[object, ...]]) -> None:
    columns = COLUMNS[table].split()
    names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


def _people(count: int, chance: random.Random) -> Iterator[tuple[object, ...]]:
    first, last = FIRST.split(), LAST.split()
    for number in range(1, count + 1):
        name = f"{chance.choice(first)} {chance.choice(last)} {number}"
        phone = f"07700 900{number % 1000:03}"
        where = number % 5 + 1
        yield number, f"p{number}", name, name.casefold(), where, phone, "", "", "phone", "standard", "", None


def _sessions(count: int) -> Iterator[tuple[object, ...]]:
    start = datetime(2017, 1, 4, 18, 30)
    for number in range(1, count + 1):
        starts = (start + timedelta(hours=12 * number)).isoformat(timespec="minutes")
        title, programme = f"Evening {number}", number % 100 + 1
        fixed = ("Europe/London", "Methodist Hall", "", "confirmed", "", "", 0, 0, "2026-01-01T00:00:00+00:00", None)
        yield number, f"s{number}", programme, title, starts, 120, *fixed


def _items(sessions: int) -> Iterator[tuple[object, ...]]:
    number = 0
    for session in range(1, sessions + 1):
        for place in range(1, 9):
            number += 1
            yield number, f"i{number}", session, place, "other", f"Block {place}", 15, None, None, "", "", "", ""


def _lines(count: int, people: int, sessions: int, chance: random.Random) -> Iterator[tuple[object, ...]]:
    each = max(1, count // sessions)
    number = 0
    for session in range(1, sessions + 1):
        begin = chance.randrange(people)
        for row in range(1, min(each, people) + 1):
            number += 1
            person = (begin + row) % people + 1
            yield number, f"r{number}", session, person, row, 1, "yes", "phone", None, 0, None, "present", None, None


def main() -> None:
    """Read the words of the call."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--sessions", type=int, default=10_000)
    parser.add_argument("--lines", type=int, default=1_000_000)
    words = parser.parse_args()
    make(words.file, people=words.people, sessions=words.sessions, lines=words.lines)
    print(f"Made {words.file} ({words.file.stat().st_size / 1e6:.0f} MB)")


if __name__ == "__main__":
    main()
