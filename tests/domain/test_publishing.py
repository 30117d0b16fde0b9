"""What publishing would do: only what stands there as we left it is touched, whatever happened on either side."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.publishing import (
    CalendarServer,
    Draft,
    Fate,
    Publication,
    Step,
    counts_in_words,
    plan,
    resource_name,
)
from organiser.domain.sessions import Session, Status
from organiser.exports import calendar

SESSION = Session("Space 1", datetime(2027, 5, 19, 12, 30), 90, place="Mill Lane Hall", uid="a")
NEW, OLD = Draft(SESSION, b"new"), Draft(SESSION, b"old")
THERE = {"a.ics": '"1"'}


def known(etag: str = '"1"', digest: str = NEW.digest, kept: str = "") -> Publication:
    return Publication("a", etag, digest, kept, title="Space 1")


@pytest.mark.parametrize(
    ("published", "there", "fate"),
    [
        ([], {}, Fate.NEW),
        ([], THERE, Fate.CONFLICT),
        ([known()], THERE, Fate.SAME),
        ([known(digest=OLD.digest)], THERE, Fate.CHANGED),
        ([known(digest=OLD.digest)], {"a.ics": '"2"'}, Fate.CONFLICT),
        ([known()], {"a.ics": '"2"'}, Fate.CONFLICT),
        ([known()], {}, Fate.CONFLICT),
        ([known(kept=NEW.digest)], {"a.ics": '"2"'}, Fate.KEPT),
        ([known(kept=NEW.digest)], {"a.ics": '"3"'}, Fate.KEPT),
        ([known(kept=NEW.digest)], {}, Fate.KEPT),
        ([known(kept=OLD.digest)], {"a.ics": '"2"'}, Fate.CONFLICT),
        ([known("", "", NEW.digest)], THERE, Fate.KEPT),
    ],
)
def test_what_becomes_of_a_session_follows_from_both_sides(
    published: list[Publication], there: dict[str, str], fate: Fate
) -> None:
    (step,) = plan([NEW], published, there)
    assert step.fate is fate
    assert step.in_words


def test_when_something_was_written_down_makes_no_difference() -> None:
    one = calendar.published(SESSION, "Elm Road")
    later = calendar.published(
        replace(SESSION, notes="For us alone", changed=datetime(2027, 5, 2, tzinfo=UTC)), "Elm Road"
    )
    assert one != later
    assert Draft(SESSION, one).digest == Draft(SESSION, later).digest
    assert (
        Draft(SESSION, one).digest
        != Draft(SESSION, calendar.published(replace(SESSION, summary="Tea"), "Elm Road")).digest
    )


def test_a_session_that_is_no_longer_published_is_taken_down_only_as_we_left_it() -> None:
    assert [one.fate for one in plan([], [known()], THERE)] == [Fate.WITHDRAWN]
    assert [one.fate for one in plan([], [known()], {"a.ics": '"2"'})] == [Fate.CONFLICT]
    assert plan([], [known()], {}) == ()
    (step,) = plan([], [replace(known(), title="")], THERE)
    assert step.title == "A session that is gone"


UIDS = some.sampled_from(["a", "b", "c"])
MARKS = some.sampled_from(['"1"', '"2"'])


@given(
    ours=some.dictionaries(UIDS, some.binary(max_size=1)),
    noted=some.dictionaries(UIDS, some.tuples(MARKS | some.just(""), some.binary(max_size=1), some.booleans())),
    there=some.dictionaries(UIDS, MARKS),
)  # fmt: skip
def test_nothing_of_somebody_elses_is_ever_offered_to_be_overwritten(
    ours: dict[str, bytes], noted: dict[str, tuple[str, bytes, bool]], there: dict[str, str]
) -> None:
    drafts = [Draft(replace(SESSION, uid=uid), content) for uid, content in ours.items()]
    published = [
        Publication(uid, etag, Draft(SESSION, sent).digest, Draft(SESSION, sent).digest if kept else "")
        for uid, (etag, sent, kept) in noted.items()
    ]
    marks = {resource_name(uid): mark for uid, mark in there.items()}
    steps = {step.session_uid: step for step in plan(drafts, published, marks)}
    assert set(ours) <= set(steps) <= set(ours) | set(noted)
    for uid, step in steps.items():
        assert step.etag == there.get(uid, "")
        if step.is_offered and uid in there:
            assert noted[uid][0] == there[uid]
        if step.fate is Fate.NEW:
            assert uid not in noted
            assert uid not in there


def test_both_versions_are_told_in_words() -> None:
    theirs = replace(SESSION, status=Status.CANCELLED, place="Elm Road")
    (step,) = plan([NEW], [known(digest=OLD.digest)], {"a.ics": '"2"'})
    assert step.theirs_in_words == "an entry that cannot be read here"
    both = step.beside(theirs, is_alike=False)
    assert both.ours_in_words == "“Space 1”, Wednesday 19 May 2027, 12:30 to 14:00, Mill Lane Hall"
    assert both.theirs_in_words == "“Space 1”, Wednesday 19 May 2027, 12:30 to 14:00, Elm Road, cancelled"
    assert step.beside(SESSION, is_alike=True).fate is Fate.SAME
    assert counts_in_words([both, both]) == "2 changed there by somebody else"
    assert counts_in_words([]) == "There is nothing to publish"
    assert Step(Fate.CONFLICT, "a", "Space 1", is_noted=True).theirs_in_words == "deleted"


@pytest.mark.parametrize("uid", ["../../ruth", "a/b", "a?b", "", ".hidden", "a\r\nb", "x" * 300, "é"])
def test_a_name_on_the_server_leads_nowhere_else(uid: str) -> None:
    name = resource_name(uid)
    assert name.endswith(".ics")
    assert name.removesuffix(".ics").isalnum()


def test_an_ordinary_uid_is_its_own_name() -> None:
    assert resource_name("6b0e5a9e-0c7f-4c34-9d0b-1c2d3e4f5a6b") == "6b0e5a9e-0c7f-4c34-9d0b-1c2d3e4f5a6b.ics"


def test_a_server_is_kept_in_one_spelling() -> None:
    assert CalendarServer(" https://Example.org/c ", "ruth ").url == "https://example.org/c/"
