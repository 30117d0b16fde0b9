"""Looks at days of the calendar: their sessions and clashes, read for these days alone."""

from collections.abc import Sequence
from datetime import date
from itertools import islice

from organiser.domain import calendar_days, clashes
from organiser.domain.calendar_days import Calendar
from organiser.store import queries
from organiser.store.store import Store

_MOST_PAIRS = 500  # sessions at one time; more than that is no longer a list to read


def look(store: Store, days: Sequence[date]) -> Calendar:
    """What is on these days, which follow each other."""
    since, until = calendar_days.reach(days)
    sessions = store.ask(queries.sessions.starting, since, until, cancelled=True)
    pairs = list(islice(clashes.at_one_time(sessions), _MOST_PAIRS))
    people = store.ask(queries.clashes.people, {one.id for pair in pairs for one in pair}) if pairs else {}
    marked = store.ask(queries.marked_days.between, days[0], days[-1])
    return calendar_days.gathered(days, sessions, marked, clashes.found_in(pairs, people))
