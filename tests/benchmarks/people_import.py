"""Times the import of 10,000 people from a CSV file into an empty workspace, and of the same file again.

    python -m tests.benchmarks.people_import [--people 10000] [--runs 3]

Ratios are to what cannot be saved, measured in the same run: reading the file with the csv module and writing its cells
into one table with executemany, in one transaction on disk.
"""

import argparse
import csv
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from sqlcipher3 import dbapi2

from organiser.app.actions import people_import
from organiser.app.actions.people_import import Wishes
from organiser.store.store import Store
from tests.benchmarks.big_workspace import FIRST, PLACES

TODAY = date(2027, 5, 3)
HEADINGS = ("Timestamp", "Full name", "Email address", "Phone number", "Neighbourhood", "Access needs", "Postcode")
_SYLLABLES = "ber chow dar fen gil hud ish jen kap lom mer nor oka pat quin ros san tor ulm vas whit yel zim"


def write(path: Path, people: int) -> None:
    """A form's answers of so many people."""
    chance = random.Random(2027)
    first, places = FIRST.split(), PLACES.split(",")
    syllables = _SYLLABLES.split()
    last = [f"{one}{more}".capitalize() for one in syllables for more in syllables]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for number in range(people):
            name = f"{chance.choice(first)} {chance.choice(last)}{chance.choice(syllables)}"
            need = "Large print" if number % 8 == 0 else ""
            mail = f"person{number}@example.org" if number % 2 else ""
            phone = f"07700 9{number:05}"
            writer.writerow(("13/05/2027 10:00:00", name, mail, phone, chance.choice(places), need, "BL9 0AA"))


def bare(path: Path, target: Path) -> None:
    """What cannot be saved."""
    with path.open(encoding="utf-8", newline="") as file, closing(dbapi2.connect(str(target))) as connection:
        connection.execute("CREATE TABLE person (a, b, c, d, e, f, g)")
        connection.executemany("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?)", csv.reader(file))
        connection.commit()


def take(path: Path, store: Store, what: str) -> None:
    """The whole import; says what came of it."""
    file = people_import.read(path)
    wishes = Wishes(people_import.usual_fields(file, with_special=True))
    found = people_import.plan(store, file, wishes, TODAY)
    people_import.take(store, file, found)
    print(f"{what}: {found.in_words}")


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1_000


def main() -> None:
    """Read the words of the call, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    words = parser.parse_args()
    plain, first, again = [], [], []
    for _ in range(words.runs):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "people.csv"
            write(path, words.people)
            plain.append(timed(partial(bare, path, path.with_suffix(".db"))))
            store = Store.make(path.with_suffix(".organiser"), now=lambda: datetime(2027, 5, 3, 9, tzinfo=UTC))
            with closing(store):
                first.append(timed(partial(take, path, store, "new")))
                again.append(timed(partial(take, path, store, "here already")))
    base = statistics.median(plain)
    print(f"csv and executemany   {base:8.0f} ms")
    for name, times in (("import", first), ("the same file again", again)):
        print(f"{name:21} {statistics.median(times):8.0f} ms   {statistics.median(times) / base:6.1f} times as long")


if __name__ == "__main__":
    main()
