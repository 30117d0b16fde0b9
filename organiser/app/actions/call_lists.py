"""Takes the list of a video call's participants into the register: looked through first, nobody guessed, one step."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from organiser.app import files
from organiser.domain import call_lists, text
from organiser.domain.call_lists import Kind, Participant
from organiser.domain.recognition import Candidate, Recognised, Taking, decide
from organiser.domain.sessions import Session
from organiser.store import changes, queries
from organiser.store.store import Store

if TYPE_CHECKING:
    from organiser.imports.call_lists import CallList
    from organiser.store.queries.call_lists import Known

LEAST_LIKENESS = 74  # of 100: “Asia” for Asha and “Rahmann” for Rahman are above, other people's names below
MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Looked:
    """A list that was looked through for a session: its file's name, its text, and who is in it."""

    session: Session
    name: str
    text: str
    recognised: Recognised


def read(path: Path) -> "CallList":
    """Read a list of participants; touches no workspace, so that it can be done beside the window."""
    from organiser.imports import call_lists as lists

    return lists.read(files.content(path, lists.LARGEST + 1, "Choose the list of participants of a video call."))


def look(store: Store, session: Session, call_list: "CallList", name: str) -> Looked:
    """Say who the people in a list are, beside those who are known; nothing is kept."""
    participants = call_lists.merged(call_list.stays)
    near = store.ask(queries.call_lists.near, session.id)
    names = [text.folded(one) for participant in participants for one in participant.names]
    emails = [one.email for one in participants]
    beside = {one.person_id for one in near}
    far = [one for one in store.ask(queries.call_lists.far, names, emails) if one.person_id not in beside]
    learnt = {one.words: one.person_id for one in store.ask(queries.call_lists.nicknames)}
    people = _Known(near, far, learnt)
    matches = tuple(decide(one, people.sure(one), people.perhaps(one)) for one in participants)
    return Looked(session, name, call_list.text, Recognised(matches, call_list.rejected))


class _Known:
    """The people whom a name may stand for: those near, those who only share a name or an address, names learnt."""

    def __init__(self, near: Sequence["Known"], far: Sequence["Known"], learnt: dict[str, int]) -> None:
        self._near = near
        self._everybody = [*near, *far]
        self._learnt = learnt
        self._spelt = {one.person_id: one.sort_name for one in near}

    def sure(self, participant: Participant) -> Iterator[Candidate]:
        """Those who are meant for a good reason: the whole name, the address, or a name that was learnt."""
        names = {text.folded(one) for one in participant.names}
        email = participant.email.casefold()
        learnt = {self._learnt[name] for name in names if name in self._learnt}
        near = [one for one in self._near if one.person_id in learnt]  # elsewhere the name may be somebody else's
        yield from (_candidate(one, "a name that was learnt") for one in near)
        for one in self._near if near else self._everybody:
            if one.sort_name in names and (one.is_near or " " in one.sort_name):
                yield _candidate(one, "the same name")
            elif email and one.email.casefold() == email:
                yield _candidate(one, "the same address")

    def perhaps(self, participant: Participant) -> Iterator[Candidate]:
        """Those who may be meant, the likeliest first: by a number that is half shown, or a name that is like it."""
        if participant.kind is Kind.PHONE:
            for one in self._near:
                if call_lists.may_be_number(participant.name, one.phone):
                    yield _candidate(one, "their number")
            return
        likeness: dict[int, float] = {}
        for name in participant.names:
            for place, score in _alike(name, self._spelt):
                likeness[place] = max(score, likeness.get(place, 0))
        people = {one.person_id: one for one in self._near}
        for person_id in sorted(likeness, key=lambda one: (-likeness[one], people[one].sort_name))[:MOST_CANDIDATES]:
            yield _candidate(people[person_id], "a name like it")
        for one in self._everybody:
            if any(self._learnt.get(text.folded(name)) == one.person_id for name in participant.names):
                yield _candidate(one, "a name that was learnt")
            elif one.sort_name == participant.key:
                yield _candidate(one, "the same name")


def _alike(name: str, spelt: dict[int, str]) -> Iterator[tuple[int, float]]:
    """Whose names are like this one: part of it, its letters in another order, or a slip of the finger away."""
    from rapidfuzz import fuzz, process

    wanted = text.folded(name)
    for scorer in (fuzz.WRatio, fuzz.token_set_ratio):
        for _, score, person_id in process.extract(wanted, spelt, scorer=scorer, score_cutoff=LEAST_LIKENESS, limit=20):
            yield person_id, score


def _candidate(one: "Known", why: str) -> Candidate:
    return Candidate(one.person_id, one.name, one.neighbourhood, why)


def take(store: Store, looked: Looked, taking: Taking) -> None:
    """Write who was in the call, as one step."""
    there = text.counted(len(taking.present) + len(taking.newcomers), "person", "people")
    label = f"Mark {there} present from the call of {looked.session.title}"
    store.do(label, changes.call_lists.take, looked.session.id, taking, looked.name, looked.text)


def told(taking: Taking) -> tuple[str, ...]:
    """What was done, in sentences: how many were marked, who stayed too short, about whom nothing was said."""
    there = len(taking.present) + len(taking.newcomers)
    are = "is" if there == 1 else "are"
    lines = [f"{text.counted(there, 'person', 'people')} of the video call {are} marked present."]
    if taking.short:
        lines.append(f"Too short to count: {_few(taking.short)}.")
    if taking.open:
        lines.append(f"Not decided, so not marked: {_few(taking.open)}.")
    return tuple(lines)


def _few(names: Iterable[str], most: int = 6) -> str:
    every = list(names)
    more = [f"{len(every) - most} more"] if len(every) > most else []
    return text.listed([*every[:most], *more])
