"""What people agree to: in which words, since when, and whether they still do."""

from dataclasses import replace
from datetime import date

import pytest

from organiser.domain.consents import GUARDIAN, Consent, doubts, holding
from organiser.domain.people import Person
from organiser.domain.problem import Problem

MAY = date(2027, 5, 3)


def test_a_usual_purpose_is_written_as_usual_and_brings_its_words() -> None:
    consent = Consent("  PHOTOGRAPHS ", "", MAY)
    assert consent.purpose == "Photographs"
    assert consent.wording.startswith("You may take photographs")
    assert Consent("photographs", "Only from behind.", MAY).wording == "Only from behind."
    assert Consent("A plaque", "", MAY).wording == "A plaque"


def test_a_consent_is_told_with_who_gave_it_and_when_it_ended() -> None:
    consent = Consent("Photographs", "", MAY, "Jo Pike", "by phone")
    assert consent.in_words == "Given on Mon 3 May 2027 by Jo Pike, by phone"
    ended = replace(consent, withdrawn=date(2027, 6, 1))
    assert ended.in_words.endswith("; withdrawn on Tue 1 Jun 2027")
    assert (consent.holds, ended.holds) == (True, False)


@pytest.mark.parametrize(
    ("purpose", "day"), [("", MAY), ("\u200b", MAY), ("x" * 400, MAY), ("Photographs", date(3, 1, 1))]
)
def test_what_cannot_be_is_refused(purpose: str, day: date) -> None:
    with pytest.raises(Problem):
        Consent(purpose, "", day)


def test_only_a_consent_that_holds_counts() -> None:
    consent = Consent("Photographs", "", MAY)
    assert holding((consent,), "photographs") is consent
    assert holding((replace(consent, withdrawn=MAY),), "Photographs") is None
    assert holding((), "Photographs") is None


def test_somebody_under_18_raises_gentle_doubts_until_all_is_noted() -> None:
    assert doubts(Person("Ada"), ()) == ()
    young = Person("Ada", under_18=True)
    assert len(doubts(young, ())) == 3
    known = replace(young, guardian="Jo", guardian_contact="07700 900132")
    assert doubts(known, ()) == ("Their guardian's consent is not noted yet.",)
    assert doubts(known, (Consent(GUARDIAN, "", MAY, "Jo"),)) == ()
