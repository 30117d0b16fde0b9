"""Times calendar files of 10,000 sessions, written and read back, against the calendar library alone in the same run.

    python -m tests.benchmarks.calendars [--sessions 10000]

Targets: a file is written in less than 1.6 of the time in which the library alone writes as many events with the same
properties and reminders; the library reads our file in less than 1.2 of the time in which it reads its own.
"""

import argparse
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from organiser.domain.occasion import Group
from organiser.domain.sessions import Session
from organiser.exports.calendar import calendar

WRITTEN, READ = 1.6, 1.2
NOON = datetime(2027, 5, 19, 12, 30)
STAMPED = datetime(2027, 5, 1, tzinfo=UTC)
GROUP = Group("Elm Road", "Ruth Okafor", "ruth@example.org", "0161 496 0148")


def sessions(number: int) -> list[Session]:
    """So many sessions, one each half day."""
    return [
        Session(
            f"Space {n}", NOON + timedelta(hours=12 * n % 80_000), 120, place="Methodist Hall", uid=f"uid-{n}",
            summary="Bring a friend, tea is ready.", online_url="https://meet.example.org/space", programme="Spring",
        )
        for n in range(number)
    ]  # fmt: skip


def bare(every: list[Session]) -> bytes:
    """What the library makes of as many events with the same properties, and nothing of ours around it."""
    book, zone = Calendar(), ZoneInfo("Europe/London")
    for one in every:
        event = Event()
        for name, value in (
            ("uid", one.uid), ("dtstamp", STAMPED), ("last-modified", STAMPED), ("sequence", 0),
            ("dtstart", one.starts.replace(tzinfo=zone)), ("dtend", one.ends.replace(tzinfo=zone)),
            ("summary", one.title), ("location", one.place), ("description", f"{one.when}\n{one.summary}\n" * 3),
            ("url", one.online_url), ("categories", [one.programme]), ("status", "CONFIRMED"), ("transp", "OPAQUE"),
            ("organizer", f"mailto:{GROUP.email}"), ("conference", one.online_url),
        ):  # fmt: skip
            event.add(name, value)
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", timedelta(minutes=-30))
        alarm.add("description", one.title)
        event.add_component(alarm)
        book.add_component(event)
    return bytes(book.to_ical(sorted=False))


def timed(work: Callable[[], object]) -> float:
    """The seconds of the better of two runs."""
    spent = []
    for _ in range(2):
        before = time.perf_counter()
        work()
        spent.append(time.perf_counter() - before)
    return min(spent)


def main() -> int:
    """Measure, print, and fail where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=10_000)
    every = sessions(parser.parse_args().sessions)
    ours, theirs = calendar(every, stamped=STAMPED, group=GROUP), bare(every)
    rows = (
        ("written", timed(lambda: calendar(every, stamped=STAMPED, group=GROUP)), timed(lambda: bare(every)), WRITTEN),
        ("read", timed(lambda: Calendar.from_ical(ours)), timed(lambda: Calendar.from_ical(theirs)), READ),
    )
    missed = 0
    for name, spent, alone, target in rows:
        ratio = spent / alone
        missed += ratio > target
        print(f"{name:8} {spent:6.2f} s, the library alone {alone:6.2f} s, {ratio:.2f} x (target {target})")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
