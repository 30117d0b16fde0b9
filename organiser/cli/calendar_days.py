"""The command that shows the days of a month or a week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import click

from organiser.app.actions import calendar_days as looking
from organiser.cli import show
from organiser.cli.main import Call
from organiser.domain import calendar_days, clock
from organiser.domain.calendar_days import Calendar, Day
from organiser.domain.problem import Problem


@click.command("show")
@click.option("--month", default="", metavar="YYYY-MM", help="Such as 2027-05; without it, this month.")
@click.option("--week", default="", metavar="DATE", help="The week of a day instead of a month.")
@show.json_option
@click.pass_obj
def show_calendar(call: Call, month: str, week: str, as_json: bool) -> None:
    """The days of a month, or of a week: sessions by the clocks at home, bank holidays, days of your own, clashes."""
    if month and week:
        raise click.UsageError("Choose one of --month and --week.")
    days = calendar_days.week_days(clock.parse_date(week)) if week else _month(month, call.today)
    found = looking.look(call.store, days)
    if as_json:
        show.document(_document(found))
        return
    name = calendar_days.week_in_words(days[0]) if week else calendar_days.month_in_words(days[0])
    click.echo(name)
    show.table(list(_rows(found, call.today)), "Nothing is planned.")
    for clash in found.clashes:
        click.echo(f"Clash on {clash.in_words}")


def _month(told: str, today: date) -> Sequence[date]:
    """The days of a month."""
    try:
        first = clock.parse_date(f"{told}-01") if told else today.replace(day=1)
    except Problem:
        raise Problem(f"“{told[:20]}” is not a month.", "Write it like 2027-05.") from None
    return [day for day in calendar_days.month_days(first) if day.month == first.month]


def _rows(found: Calendar, today: date) -> Iterator[tuple[object, ...]]:
    """A line for each session, and for each thing to know of a day; days with neither are left out."""
    for day in found.days:
        name = clock.short_day(day.day) + (" (today)" if day.day == today else "")
        for words in (*day.notes, *(entry.full for entry in day.entries)):
            yield name, words
            name = ""
        if name and day.day == today:
            yield name, ""


def _document(found: Calendar) -> dict[str, Any]:
    return {
        "timezone": clock.DEFAULT_ZONE,
        "days": [_day(day) for day in found.days],
        "clashes": [
            {
                "sessions": [clash.one.id, clash.other.id],
                "people": list(clash.people),
                "place": clash.place or None,
                "one_link": clash.on_one_link,
                "words": clash.in_words,
            }
            for clash in found.clashes
        ],
    }


def _day(day: Day) -> dict[str, Any]:
    return {
        "date": day.day.isoformat(),
        "week": calendar_days.week_number(day.day),
        "holiday": day.holiday or None,
        "marked": list(day.marked),
        "sessions": [show.session(entry.session) | {"continued": entry.is_continued} for entry in day.entries],
    }
