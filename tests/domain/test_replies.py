"""What replies say to us: matched by address, the last word counts, and nothing newer is overwritten."""

import dataclasses
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.attendance import Answer
from organiser.domain.replies import Asked, Finding, Invited, Reply, Understood, understand

NOW = datetime(2027, 5, 10, 9, tzinfo=UTC)
HELEN = Invited(1, "Helen Marsh", "Helen.Marsh@example.org", Answer.NONE)


def asked(*invited: Invited, sequence: int = 2) -> dict[str, Asked]:
    return {"u": Asked(7, "Workshop", datetime(2027, 5, 19, 12, 30), sequence, invited)}


def reply(
    answer: Answer = Answer.YES, *, days: int | None = 3, attendee: str = "helen.marsh@example.org", sequence: int = 2
) -> Reply:
    stamped = None if days is None else NOW - timedelta(days=days)
    return Reply("x.eml", "u", attendee, answer, stamped=stamped, sequence=sequence)


def one(said: Reply, *invited: Invited) -> Understood:
    (found,) = understand([said], asked(*invited))
    return found


def answered(answer: Answer, days: int = 5) -> Invited:
    return dataclasses.replace(HELEN, answer=answer, answered_at=NOW - timedelta(days=days))


@pytest.mark.parametrize(
    ("said", "here", "finding"),
    [
        (reply(), HELEN, Finding.SURE),
        (reply(), answered(Answer.NO), Finding.SURE),
        (reply(), answered(Answer.NO, days=1), Finding.OVERTAKEN),
        (reply(days=None), answered(Answer.NO), Finding.OVERTAKEN),
        (reply(), answered(Answer.YES, days=1), Finding.SAME),
        (reply(), answered(Answer.WAITING), Finding.SAME),
        (reply(), answered(Answer.OFFERED), Finding.SURE),
        (reply(), answered(Answer.WITHDRAWN), Finding.SURE),
        (reply(Answer.NO), answered(Answer.WITHDRAWN), Finding.SAME),
        (reply(Answer.NO), answered(Answer.WAITING), Finding.SURE),
        (reply(Answer.NONE), HELEN, Finding.SILENT),
        (reply(sequence=1), HELEN, Finding.OLD),
        (reply(attendee="who@example.com"), HELEN, Finding.STRANGER),
        (dataclasses.replace(reply(), uid="v"), HELEN, Finding.UNKNOWN),
        (dataclasses.replace(reply(Answer.MAYBE), proposal="Friday"), HELEN, Finding.PROPOSAL),
    ],
)
def test_each_reply_is_judged(said: Reply, here: Invited, finding: Finding) -> None:
    found = one(said, here)
    assert found.finding is finding
    assert found.reason or finding is Finding.SURE


def test_a_place_that_was_offered_is_told() -> None:
    assert one(reply(), answered(Answer.OFFERED)).reason == "They were offered a place."


def test_two_who_share_an_address_are_told_apart_by_name() -> None:
    shared = [Invited(n, name, "home@example.org", Answer.NONE) for n, name in enumerate(("Ann Lee", "Bo Lee"), 1)]
    both = [
        dataclasses.replace(reply(said, attendee="home@example.org"), name=name)
        for name, said in (("BO LEE", Answer.NO), ("Ann Lee", Answer.YES))
    ]
    found = understand(both, asked(*shared))
    assert [(each.person, each.finding, each.reply.answer) for each in found] == [
        ("Ann Lee", Finding.SURE, Answer.YES), ("Bo Lee", Finding.SURE, Answer.NO),
    ]  # fmt: skip
    (unnamed,) = understand([reply(attendee="home@example.org")], asked(*shared))
    assert unnamed.finding is Finding.STRANGER


def test_somebody_may_say_whose_answer_it_is() -> None:
    found = one(reply(attendee="who@example.com"), HELEN)
    assert not found.may_be_taken
    said = found.of(1)
    assert (said.person, said.may_be_taken) == ("Helen Marsh", True)
    assert said.of(0) == found
    assert found.of(99) == found


def test_a_proposal_is_never_taken_whoever_sends_it() -> None:
    said = dataclasses.replace(reply(Answer.MAYBE, attendee="who@example.com"), name="Helen Marsh", proposal="Friday")
    found = one(said, HELEN)
    assert (found.person, found.may_be_taken, found.candidates) == ("Helen Marsh", False, ())


replies = some.builds(
    reply, some.sampled_from(list(Answer)[:4]), days=some.none() | some.integers(-1, 6),
    attendee=some.sampled_from(["helen.marsh@example.org", "who@example.com"]), sequence=some.integers(0, 2),
)  # fmt: skip


@given(some.lists(replies, max_size=8), some.randoms())
def test_the_order_of_the_files_does_not_matter(several: list[Reply], chance: Random) -> None:
    mixed = list(several)
    chance.shuffle(mixed)
    assert understand(mixed, asked(HELEN)) == understand(several, asked(HELEN))
    assert len(understand(several, asked(HELEN))) == len({each.attendee for each in several})
