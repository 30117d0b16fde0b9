"""Which dates of a series are taken: all of one that is short, otherwise those from today on, within bounds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from organiser.domain import clock
from organiser.domain.foreign import MOST_DATES, Event, years_after
from organiser.imports import calendar_events as events
from organiser.imports import calendar_repeats as repeats
from organiser.imports import calendar_values as values
from organiser.imports.calendar_events import Manner
from organiser.imports.calendar_lines import Part
from organiser.imports.calendar_values import UTC, Moment, NotUnderstood

MOST_EXCEPTIONS = 2_000
_MOST_ADDED = 5 * MOST_DATES
_FOREVER = 2_300


class Dates:
    """The dates of one series between ``since`` and ``until``, and whether it has others.

    A series whose times are in UTC is worked out in UTC, as its file says, and shown by the clocks of ``master``.
    """

    def __init__(self, part: Part, master: Event, told: Moment, manner: Manner, budget: repeats.Budget) -> None:
        self._part, self._told, self._manner, self._budget = part, told, manner, budget
        self._shown_in = master.timezone
        self._zone = UTC if told.zone == UTC else master.timezone
        self._starts = told.at if told.zone == UTC else master.starts
        self._rule = self._read_rule()
        first, wishes = self._starts.date(), manner.wishes
        self._today, self._latest = wishes.today, wishes.until or years_after(max(first, wishes.today))
        self.since, self.until = first, wishes.until or years_after(first)
        self.has_earlier = self.has_later = False

    def taken(self) -> list[datetime]:
        """The dates that are taken, by the clocks of the master."""
        gone = self._left_out()
        found = [self._shown(at) for at in self._chosen() if at not in gone and at.date() not in gone]
        able = [at for at in found if clock.EARLIEST < at.year < clock.LATEST]
        self.has_later = self.has_later or len(able) < len(found)
        return able

    def remarks(self) -> tuple[str, ...]:
        """What must be said of each of its dates."""
        told = []
        if self._part.value("EXRULE"):
            told.append("A rule that takes dates out of the series was not understood")
        if self._zone == UTC != self._shown_in:
            told.append("The series is kept in UTC there: when clocks change, its time here moves by an hour")
        return tuple(told)

    def _chosen(self) -> list[datetime]:
        if self._rule is None or not self._rule.is_endless:
            whole = self._between(None, self.until, MOST_DATES + 1)
            if len(whole) <= MOST_DATES and not self._goes_on(self.until):
                self.until = whole[-1].date() if whole else self.until
                return whole
        self.since, self.until = max(self._starts.date(), self._today), self._latest
        self.has_earlier = self.since > self._starts.date()
        found = self._between(self.since, self.until, MOST_DATES + 1)
        self.has_later = len(found) > MOST_DATES or self._goes_on(self.until)
        found = found[:MOST_DATES]
        if found and self.has_later:
            self.until = found[-1].date()
        return found

    def _between(self, since: date | None, until: date, most: int) -> list[datetime]:
        found = {self._starts} if since is None or self._starts.date() >= since else set()
        if self._rule is not None:
            for at in repeats.dates(self._rule, self._starts, until, self._budget, since=since):
                found.add(at)
                if len(found) >= most:
                    break
        found |= {at for at in self._added() if (since is None or at.date() >= since) and at.date() <= until}
        return sorted(found)[:most]

    def _goes_on(self, until: date) -> bool:
        """Whether there are dates after ``until``."""
        rule = self._rule
        if any(at.date() > until for at in self._added()):
            return True
        if rule is None or rule.is_endless:
            return rule is not None
        if rule.until is not None and rule.until.at.date() <= until:
            return False
        last = rule.until.at.date() if rule.until is not None else until + timedelta(days=366 * rule.interval * 4)
        later = repeats.dates(rule, self._starts, min(last, date(_FOREVER, 1, 1)), self._budget)
        return any(at.date() > until for at in later)

    def _added(self) -> list[datetime]:
        return [
            self._local(told) for told in self._moments("RDATE", _MOST_ADDED) if not told.is_day or self._told.is_day
        ]

    def _left_out(self) -> set[datetime | date]:
        """The dates that the file takes out of the series."""
        gone: set[datetime | date] = set()
        for told in self._moments("EXDATE", MOST_EXCEPTIONS):
            gone.add(told.at.date() if told.is_day else self._local(told))
        return gone

    def _read_rule(self) -> repeats.Rule | None:
        words = self._part.value("RRULE")
        if not words:
            return None
        rule = repeats.parse(words)
        until = rule.until
        if until is None or until.is_day or until.zone != UTC or not 1 < until.at.year < _FOREVER:
            return rule
        return replace(rule, until=replace(until, at=self._local(until)))

    def _moments(self, name: str, most: int) -> Iterator[Moment]:
        for one in self._part.every(name):
            for told in values.moments_of(one, most):
                if most <= 0:
                    return
                most -= 1
                yield told

    def _local(self, told: Moment) -> datetime:
        """A moment of the file by the clocks in which the series is worked out."""
        if not 1 < told.at.year < 9999:
            raise NotUnderstood(f"one of its dates, in the year {told.at.year}, is out of range")
        if self._told.is_day:  # a whole day got its time from whoever imports it
            return datetime.combine(told.at.date(), self._starts.time())
        return events.local(told, self._zone, self._manner.zones)

    def _shown(self, at: datetime) -> datetime:
        if self._zone == self._shown_in:
            return at
        return at.replace(tzinfo=clock.zone(self._zone)).astimezone(clock.zone(self._shown_in)).replace(tzinfo=None)
