"""The sample: a borough of five neighbourhoods, fifteen places and four sessions that lie ahead of today.

All people are invented; phone numbers are from the ranges kept for drama.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from organiser.app.playbook import Playbook
from organiser.domain.agendas import BlockKind, Item
from organiser.domain.attendance import Answer
from organiser.domain.calls import Call, Outcome
from organiser.domain.consents import Consent
from organiser.domain.exercises import Exercise
from organiser.domain.grouping import groups
from organiser.domain.grouping.groups import Guest, Wish
from organiser.domain.grouping.making import make
from organiser.domain.occasion import Group
from organiser.domain.people import Person, Reading, Route
from organiser.domain.programmes import Programme, Target
from organiser.domain.sessions import Session
from organiser.store import changes
from organiser.store.store import Store

if TYPE_CHECKING:
    from organiser.store.transaction import Transaction

GROUP = Group("Aldermoor Neighbours Together", "Ruth Okafor", "ruth@aldermoor.example.org", "0161 496 0148")
NEIGHBOURHOODS = ("Castle Fields", "Hollins", "Mill Lane", "Northgate", "Riverside")
LINK = "https://meet.example.org/aldermoor-spaces"

_CLEAR, _LARGE = Reading.CLEAR, Reading.LARGE
_PEOPLE = (
    Person(
        "Amina Yusuf", "Castle Fields", "07700 900114", route=Route.WHATSAPP, other_routes=(Route.PHONE,),
        sectors=("Citizen",), children=2,
    ),
    Person(
        "Bernard Tully", "Castle Fields", "0161 496 0122", needs="Large print", reading=_LARGE, sectors=("Citizen",),
        best_time="Mornings, before eleven",
    ),
    Person("Łucja Wiśniewska", "Castle Fields", "07700 900131", "lucja@example.org", route=Route.EMAIL,
        sectors=("Citizen", "Voluntary group"), diet="Vegetarian"),
    Person("Dorothy Pike", "Hollins", "0161 496 0135", needs="Step-free way in", sectors=("Citizen",),
        best_time="After six"),
    Person("Ifan Ŵyn-Parry", "Hollins", "07700 900152", "ifan@example.org", route=Route.EMAIL, sectors=("NHS",)),
    Person("Gurpreet Sandhu", "Mill Lane", "07700 900160", "gurpreet@example.org", route=Route.TEXT,
        sectors=("Citizen",), diet="Vegetarian"),
    Person("Helen Marsh", "Mill Lane", "07700 900173", "helen.marsh@example.org", route=Route.EMAIL,
        sectors=("Housing association",)),
    Person("Kofi Mensah-Boateng", "Mill Lane", "07700 900188", needs="Captions on video calls", route=Route.WHATSAPP,
        sectors=("Citizen", "Youth service"), diet="No nuts"),
    Person("Nasreen Akhtar", "Northgate", "07700 900195", needs="Interpreter, Urdu", reading=_CLEAR, easy_read=True,
        sectors=("Citizen",), diet="Halal"),
    Person("Oisín Brannigan", "Northgate", "07700 900203", "oisin@example.org", route=Route.EMAIL,
        sectors=("Council",)),
    Person("Pearl Adebayo", "Northgate", "0161 496 0164", address="14 Weavers Court\nNorthgate", route=Route.POST,
        sectors=("Citizen",)),
    Person("Rahul Chatterjee", "Riverside", "07700 900217", "rahul@example.org", route=Route.EMAIL,
        sectors=("Voluntary group",)),
    Person("Sofia Ferreira", "Riverside", "07700 900226", needs="Childcare for one child under five", route=Route.TEXT,
        sectors=("Citizen",), children=1),
    Person("Tom Entwistle", "Riverside", "07700 900239", "tom.e@example.org", route=Route.EMAIL, sectors=("Citizen",),
        travel="Can give two people a lift"),
)  # fmt: skip
_SUPPORTER = Person("Maud Pike", "Hollins", "0161 496 0135", notes="Dorothy's sister; comes along to see to the door.")
# They would like to take part and wait: one neighbourhood is full, and one place is kept for another.
_WAITING = (
    Person("Zainab Mirza", "Castle Fields", "07700 900244", route=Route.THROUGH_SOMEBODY, through="Amina, next door"),
    Person(
        "Wilf Harker", "Riverside", "07700 900248", under_18=True, guardian="June Harker",
        guardian_contact="07700 900251",
    ),
)  # fmt: skip
_ANSWERS = (
    Answer.YES, Answer.YES, Answer.YES, Answer.MAYBE, Answer.YES, Answer.YES, Answer.NO,
    Answer.YES, Answer.YES, Answer.NONE, Answer.NONE, Answer.YES, Answer.YES, Answer.MAYBE,
)  # fmt: skip

_WEEKS = (0, 2, 3, 4)  # from the workshop to each of the four sessions

# Titles, minutes, and the blocks with theirs: an exercise by its id, or a break by its words.
_PLANS: tuple[tuple[str, int, tuple[tuple[str, int], ...]], ...] = (
    (
        "Co-creation workshop",
        90,
        (
            ("welcome", 10), ("check-in-round", 10), ("hopes-and-worries", 15), ("think-pair-share-four", 15),
            ("Tea break", 5), ("dot-voting", 10), ("who-what-by-when", 15), ("check-out-round", 10),
        ),
    ),
    (
        "Space 1: What we have here",
        120,
        (
            ("welcome", 5), ("check-in-round", 10), ("gifts-of-head-heart-hands", 25), ("Break", 10),
            ("community-asset-map", 50), ("keep-and-change", 8), ("check-out-round", 10),
        ),
    ),
    (
        "Space 2: What could change",
        120,
        (
            ("check-in-round", 10), ("story-circle", 45), ("Break", 10), ("helping-and-hindering", 20),
            ("small-test", 25), ("check-out-round", 10),
        ),
    ),
    (
        "Space 3: What we will do",
        120,
        (
            ("check-in-round", 10), ("offers-and-wants", 35), ("Break", 10), ("first-small-step", 15),
            ("who-what-by-when", 20), ("what-so-what-now-what", 20), ("check-out-round", 10),
        ),
    ),
)  # fmt: skip


def fill(store: Store, today: date | None = None) -> None:
    """Put the sample into an empty workspace."""
    playbook = {one.id: one for one in Playbook().shelf.exercises}
    store.do("Show the sample", _fill, playbook, today or datetime.now().astimezone().date())
    store.forget_history()


def _fill(tx: "Transaction", playbook: dict[str, Exercise], today: date) -> None:
    changes.workspace.describe(tx, GROUP, is_sample=True)
    wednesday = _first_wednesday(today)
    programme_id = changes.programmes.add(
        tx,
        Programme(
            "Citizen leadership, Aldermoor",
            "Fifteen neighbours, three from each part of the borough, find out what they would like to change and how "
            "to begin.",
            capacity=15,
            apply_by=wednesday - timedelta(days=9),
            targets=tuple(Target(name, 3) for name in NEIGHBOURHOODS),
        ),
    )
    people = [changes.people.add(tx, person) for person in _PEOPLE]
    _share_places(tx, programme_id, people)
    for (title, minutes, blocks), weeks in zip(_PLANS, _WEEKS, strict=True):
        session_id = changes.sessions.add(
            tx,
            Session(
                title,
                datetime.combine(wednesday + timedelta(weeks=weeks), time(12, 30)),
                minutes,
                online_url=LINK,
                programme_id=programme_id,
                summary="By video call; you can join by phone as well. Ask Ruth for the number.",
            ),
        )
        for name, length in blocks:
            changes.agendas.add(tx, session_id, _item(playbook, name, length))
        changes.attendance.invite(tx, session_id, people)
        if not weeks:
            _note_answers(tx, session_id, people)


def _share_places(tx: "Transaction", programme_id: int, people: Sequence[int]) -> None:
    """Everybody applied in turn, the first fourteen have a place, and two wait."""
    now: datetime = tx.info["moment"]
    begun = now - timedelta(days=len(people) + 3)
    for day, person_id in enumerate(people):
        changes.applications.apply(tx, programme_id, [person_id], joined=begun + timedelta(days=day))
    changes.applications.place(tx, programme_id, people)
    for day, person in enumerate(_WAITING):
        person_id = changes.people.add(tx, person)
        changes.applications.apply(tx, programme_id, [person_id], joined=now - timedelta(days=2 - day))
    dorothy = people[3]
    changes.companions.link_new(tx, dorothy, _SUPPORTER, takes_place=False)
    for person_id, purpose, withdrawn in (
        (people[0], "Keeping in touch", None),
        (people[0], "Photographs", now.date()),
    ):
        given = Consent(purpose, "", (now - timedelta(days=9)).date(), route="on a form", withdrawn=withdrawn)
        changes.consents.give(tx, person_id, given)


def _note_answers(tx: "Transaction", session_id: int, people: Sequence[int]) -> None:
    """The answers to the first session, a call that found nobody in, and the groups it begins with."""
    now: datetime = tx.info["moment"]
    for person_id, person, answer in zip(people, _PEOPLE, _ANSWERS, strict=True):
        if answer is not Answer.NONE:
            changes.attendance.set_answer(
                tx, session_id, person_id, answer, route=str(person.route), noted_by=GROUP.organiser
            )
    pearl = people[10]
    left = Call(pearl, Outcome.LEFT_MESSAGE, now - timedelta(days=1), noted_by=GROUP.organiser)
    changes.calls.note(tx, session_id, left)
    helen, kofi = people[6], people[7]
    apart = Wish(kofi, helen, together=False, why="They lead together: one in each group.")
    changes.groupings.wish(tx, apart)
    guests = tuple(
        Guest(person_id, person.name, person.neighbourhood, person.sectors, (person.needs,))
        for person_id, person, answer in zip(people, _PEOPLE, _ANSWERS, strict=True)
        if not answer.is_off
    )
    begun = groups.empty("Groups", groups.number_for(len(guests), 5), "Room")
    changes.groupings.keep(tx, session_id, make(groups.Brief(guests, begun, (apart,))))


def _first_wednesday(today: date) -> date:
    """A Wednesday some three weeks ahead, such that no session falls into the days around Christmas."""
    wednesday = today + timedelta(days=(2 - today.weekday()) % 7 + 21)
    while any(_is_christmas(wednesday + timedelta(weeks=weeks)) for weeks in _WEEKS):
        wednesday += timedelta(weeks=1)
    return wednesday


def _is_christmas(day: date) -> bool:
    return (day.month, day.day) >= (12, 19) or (day.month, day.day) <= (1, 4)


def _item(playbook: dict[str, Exercise], name: str, minutes: int) -> Item:
    exercise = playbook.get(name)
    if exercise is None:
        return Item(name, minutes, BlockKind.BREAK)
    lead = "Ruth" if exercise.id in {"welcome", "check-out-round"} else "Kofi and Helen"
    return Item(exercise.name, minutes, BlockKind.EXERCISE, exercise.id, exercise, lead=lead)
