"""What an event of another calendar is to the sessions here: new, changed, cancelled, or nothing to do."""

from dataclasses import replace
from datetime import UTC, date, datetime

from organiser.domain.foreign import Event, ForeignCalendar, Left, Repeat
from organiser.domain.foreign_offers import Fate, Here, Offer, counts_in_words, offers
from organiser.domain.sessions import Session, Status

TODAY = date(2027, 5, 3)
EVENING = datetime(2027, 5, 19, 18, 30)
STAMP = "2027-04-01T10:00:00+00:00"
EVENT = Event("coffee@example.org", "Coffee morning", EVENING, 90, "Europe/London", place="Hall", stamped=STAMP)
OURS = Session(
    "Space 1",
    EVENING,
    90,
    online_url="https://example.org/j?a=1,2;3",
    sequence=3,
    changed=datetime(2027, 4, 1, 10, tzinfo=UTC),
    id=7,
    uid="ours",
)
TAKEN = Here(replace(EVENT.session, id=8, uid="given"), EVENT.uid, "", 0, STAMP)


def offer(event: Event, *here: Here) -> Offer:
    (found,) = offers(ForeignCalendar("theirs", (event,)), here, TODAY)
    return found


def test_an_event_that_was_never_here_is_new_and_taken() -> None:
    found = offer(EVENT)
    assert (found.fate, found.is_usual, found.becomes.id, found.notes) == (Fate.NEW, True, 0, ())


def test_a_clash_is_said_in_words_and_a_namesake_is_not_taken_of_itself() -> None:
    found = offer(EVENT, Here(OURS))
    assert found.notes == (f"It is at the same time as “Space 1”, {OURS.when}",)
    assert found.is_usual
    assert offer(EVENT, Here(replace(OURS, status=Status.CANCELLED))).notes == ()
    assert offer(EVENT, Here(replace(OURS, starts=datetime(2027, 5, 19, 20, 0)))).notes == ()
    twin = offer(EVENT, Here(replace(OURS, title="COFFEE morning")))
    assert (twin.fate, twin.is_usual) == (Fate.NEW, False)
    assert twin.notes == ("A session of this name is here at that time already",)


def test_what_was_taken_is_changed_by_a_newer_revision_only() -> None:
    assert offer(EVENT, TAKEN).fate is Fate.SAME
    moved = replace(EVENT, starts=datetime(2027, 5, 20, 19, 0))
    assert offer(moved, TAKEN).fate is Fate.OLDER
    assert offer(replace(moved, sequence=1), replace(TAKEN, sequence=2)).fate is Fate.OLDER
    for newer in (replace(moved, sequence=1), replace(moved, stamped="2027-04-02T00:00:00+00:00")):
        found = offer(newer, TAKEN)
        assert (found.fate, found.becomes.id, found.becomes.starts) == (Fate.CHANGED, 8, moved.starts)
        assert found.notes[0] == f"The time was “{TAKEN.session.when}” and is now “{found.becomes.when}”"


def test_a_change_leaves_what_only_we_know() -> None:
    known = replace(TAKEN, session=replace(TAKEN.session, notes="Key at no. 4", expected=12, programme_id=2))
    found = offer(replace(EVENT, title="Coffee evening", sequence=1), known)
    assert (found.becomes.title, found.becomes.notes, found.becomes.expected) == ("Coffee evening", "Key at no. 4", 12)
    assert found.becomes.programme_id == 2


def test_our_own_session_is_known_by_its_uid_and_its_words_stay() -> None:
    event = Event("ours", "Space 1", EVENING, 90, "Europe/London", online_url="https://example.org/j?a=1%2C2%3B3")
    event = replace(event, summary="When: ...", sequence=3, stamped="2027-04-30T00:00:00+00:00", is_ours=True)
    assert offer(event, Here(OURS)).fate is Fate.SAME
    found = offer(replace(event, place="Other hall"), Here(OURS))
    assert (found.fate, found.is_own) == (Fate.CHANGED, True)
    assert (found.becomes.summary, found.becomes.online_url) == ("", OURS.online_url)
    assert offer(replace(event, place="Other hall", sequence=2), Here(OURS)).fate is Fate.OLDER
    assert offer(replace(event, occurrence="2027-05-19"), Here(OURS)).fate is Fate.NOTHING


def test_our_own_file_also_means_a_session_that_came_from_elsewhere() -> None:
    known = replace(TAKEN, session=replace(TAKEN.session, uid="given"))
    assert offer(replace(EVENT, uid="given"), known).fate is Fate.SAME


def test_the_same_moment_told_in_another_zone_changes_nothing() -> None:
    assert offer(replace(EVENT, starts=datetime(2027, 5, 19, 17, 30), timezone="UTC"), TAKEN).fate is Fate.SAME


def test_what_is_cancelled_there_is_cancelled_here_once_somebody_says_so() -> None:
    cancelled = replace(EVENT, status=Status.CANCELLED)
    found = offer(cancelled, TAKEN)
    assert (found.fate, found.is_usual, found.becomes.status) == (Fate.CANCELLED, False, Status.CANCELLED)
    assert offer(cancelled, replace(TAKEN, sequence=1)).fate is Fate.OLDER
    assert offer(cancelled).fate is Fate.NOTHING
    assert offer(replace(cancelled, is_ours=True)).fate is Fate.NEW


def test_what_was_deleted_here_comes_back_only_when_it_is_wanted() -> None:
    found = offer(EVENT, replace(TAKEN, is_deleted=True))
    assert (found.fate, found.is_usual, found.becomes.id) == (Fate.DELETED, False, 8)


def test_a_date_that_went_from_its_series_is_offered_to_be_cancelled() -> None:
    dated = replace(TAKEN, occurrence="2027-05-19")
    repeat = Repeat(EVENT.uid, EVENT.title, 0, date(2027, 1, 1), date(2028, 1, 1))
    (found,) = offers(ForeignCalendar("theirs", (), repeats=(repeat,)), [dated], TODAY)
    assert (found.fate, found.event, found.is_usual) == (Fate.CANCELLED, None, False)
    there = replace(EVENT, occurrence="2027-05-19")
    (still,) = offers(ForeignCalendar("theirs", (there,), repeats=(repeat,)), [dated], TODAY)
    assert still.fate is Fate.SAME
    past = replace(dated, occurrence="2027-04-19")
    assert offers(ForeignCalendar("theirs", (), repeats=(repeat,)), [past], TODAY) == ()


def test_the_outcome_is_counted_in_words() -> None:
    found = [offer(EVENT), offer(EVENT, TAKEN)]
    assert counts_in_words(found, [Left(1, "x", "y")]) == "1 new, 1 as they are here; 1 left out"
    assert counts_in_words([], []) == "There is nothing in it"
