"""What is kept of many backups, whatever the clock said."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.backups import LATEST, Backup, surplus

wild = some.datetimes(datetime(1970, 1, 1), datetime(2099, 12, 31))
series = some.lists(wild, max_size=120).map(lambda ats: [Backup(n, at) for n, at in enumerate(ats, 1)])


@given(series)
def test_the_latest_stay_whatever_the_clock_said(backups: list[Backup]) -> None:
    gone = surplus(backups)
    assert not set(gone) & set(backups[-LATEST:])
    assert len(backups) - len(gone) <= LATEST + 7 + 4 + 6


@given(series)
def test_to_thin_out_twice_is_to_thin_out_once(backups: list[Backup]) -> None:
    kept = [one for one in backups if one not in surplus(backups)]
    assert surplus(kept) == ()


def test_a_year_of_two_a_day_leaves_days_weeks_and_months() -> None:
    backups = [Backup(n + 1, datetime(2027, 1, 1, 9) + timedelta(hours=12 * n)) for n in range(730)]
    kept = [one for one in backups if one not in surplus(backups)]
    assert kept[-1] == backups[-1]
    assert {one.at.month for one in kept} == {7, 8, 9, 10, 11, 12}
    assert len({one.at.date() for one in kept}) >= 7 + 3 + 4
