"""Who the names in a video call are: surely somebody, perhaps one of several, nobody known, or no person at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from organiser.domain import text
from organiser.domain.call_lists import USUAL_LEAST_MINUTES, Kind, Participant, minutes_in


class Standing(StrEnum):
    """How far it is known who somebody in a call is."""

    SURE = "sure"
    ASK = "ask"
    UNKNOWN = "unknown"
    NO_PERSON = "no-person"


class Choice(StrEnum):
    """What somebody said of a name, where they did not say who it is."""

    WALK_IN = "walk-in"
    LEAVE_OUT = "leave-out"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a name in a call may stand for, and what speaks for it."""

    person_id: int
    name: str
    neighbourhood: str = ""
    why: str = ""

    @property
    def in_words(self) -> str:
        """``Asha Rahman, Hollins``."""
        return ", ".join(part for part in (self.name, self.neighbourhood) if part)


@dataclass(frozen=True, slots=True)
class Match:
    """One participant of a call and who that is. Who is sure has one candidate; nobody is ever guessed."""

    participant: Participant
    standing: Standing
    candidates: tuple[Candidate, ...] = ()
    why: str = ""

    @property
    def person_id(self) -> int | None:
        """Who this surely is; None while somebody has to be asked."""
        return self.candidates[0].person_id if self.standing is Standing.SURE else None


Answers = Mapping[str, int | Choice]


@dataclass(frozen=True, slots=True)
class Taking:
    """What is to be written: who was there, who is new, which names to learn.

    ``names`` has the folded names as keys; ``short`` are those who were there for less than the least time, ``open``
    those about whom nobody has said anything yet: neither is marked.
    """

    present: tuple[int, ...]
    newcomers: tuple[str, ...]
    names: tuple[tuple[str, int], ...]
    short: tuple[str, ...]
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recognised:
    """The whole of a call's list beside the people who are known. Nothing has been written yet."""

    matches: tuple[Match, ...]
    rejected: tuple[str, ...] = ()

    def standing(self, standing: Standing) -> tuple[Match, ...]:
        """Those of whom this is known."""
        return tuple(match for match in self.matches if match.standing is standing)

    @property
    def in_words(self) -> str:
        """``14 names: 11 surely known, 2 to ask about, 1 new.``"""
        counts = (
            (Standing.SURE, "surely known"),
            (Standing.ASK, "to ask about"),
            (Standing.UNKNOWN, "not known"),
            (Standing.NO_PERSON, "perhaps no person"),
        )
        told = [f"{number} {words}" for standing, words in counts if (number := len(self.standing(standing)))]
        return f"{text.counted(len(self.matches), 'name')}: {text.listed(told)}." if told else "Nobody is in this list."

    def taking(self, answers: Answers, *, least_minutes: int = USUAL_LEAST_MINUTES, learns: bool = True) -> Taking:
        """What these answers make of it. The keys of ``answers`` are those of the participants.

        Somebody who came under two names, or on two devices, is one: the minutes are those of all their stays.
        """
        stays: dict[int | str, list[Participant]] = {}
        open_names: list[str] = []
        names: dict[str, int] = {}
        for match in self.matches:
            one = match.participant
            answer = answers.get(one.key, match.person_id)
            if answer is None:
                open_names.append(one.name)
            elif answer is Choice.WALK_IN:
                stays.setdefault(one.name, []).append(one)
            elif isinstance(answer, int):
                stays.setdefault(answer, []).append(one)
                if learns and match.standing is not Standing.SURE and one.kind is not Kind.DEVICE:
                    names[one.key] = answer
        there = {who: ones for who, ones in stays.items() if _is_long(ones, least_minutes)}
        return Taking(
            present=tuple(who for who in there if isinstance(who, int)),
            newcomers=tuple(who for who in there if isinstance(who, str)),
            names=tuple(names.items()),
            short=tuple(ones[0].name for who, ones in stays.items() if who not in there),
            open=tuple(open_names),
        )


def _is_long(participants: Sequence[Participant], least_minutes: int) -> bool:
    if not any(one.has_minutes for one in participants):
        return True
    return minutes_in(stay for one in participants for stay in one.stays) >= least_minutes


def decide(participant: Participant, sure: Iterable[Candidate], perhaps: Iterable[Candidate]) -> Match:
    """The standing of one participant, from those who are meant for a good reason and those who may be meant.

    Only one person with a good reason is sure: two of the same name, or a name and an address that point to two
    people, have to be asked about.
    """
    good: dict[int, Candidate] = {}
    for one in sure:
        good.setdefault(one.person_id, one)
    found = dict(good)
    for one in perhaps:
        found.setdefault(one.person_id, one)
    candidates = tuple(found.values())
    if len(good) == 1:
        return Match(participant, Standing.SURE, candidates[:1], candidates[0].why)
    if candidates:
        return Match(participant, Standing.ASK, candidates)
    if participant.is_host or participant.kind is not Kind.PERSON:
        why = "runs the call" if participant.is_host else _WHY[participant.kind]
        return Match(participant, Standing.NO_PERSON, (), why)
    return Match(participant, Standing.UNKNOWN)


_WHY = {Kind.PHONE: "somebody who rang in", Kind.DEVICE: "a device or a room"}
