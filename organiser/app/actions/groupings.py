"""Makes the small groups of a session from who comes, what was asked and who sat together before."""

from dataclasses import replace

from organiser.domain.grouping import groups
from organiser.domain.grouping.access import that_count_online
from organiser.domain.grouping.account import Account, account
from organiser.domain.grouping.groups import Brief, Grouping
from organiser.domain.grouping.making import make
from organiser.store import changes, queries
from organiser.store.store import Store


def gather(store: Store, session_id: int, grouping: Grouping) -> Brief:
    """All that making these groups needs to know."""
    guests = store.ask(queries.groupings.guests, session_id)
    if not store.ask(queries.sessions.one, session_id).is_in_person:
        guests = tuple(replace(guest, needs=that_count_online(guest.needs)) for guest in guests)
    ids = {guest.person_id for guest in guests}
    gone = [person_id for person_id in grouping.members if person_id not in ids]
    return Brief(
        guests,
        grouping.without(gone),
        store.ask(queries.groupings.wishes, ids),
        store.ask(queries.groupings.together_before, session_id),
    )


def begin(store: Store, session_id: int, *, size: int = 0, number: int = 0, name: str = "Groups") -> Grouping:
    """Empty groups for the people of a session: so many, or of about this size."""
    session = store.ask(queries.sessions.one, session_id)
    people = len(store.ask(queries.groupings.guests, session_id))
    word = "Table" if session.is_in_person else "Room"
    return groups.empty(name, number or groups.number_for(people, size or _USUAL_SIZE), word)


_USUAL_SIZE = 5


def shuffle(brief: Brief, seed: int = 0) -> tuple[Grouping, Account]:
    """The best groups that are found, with what can be said of them; another seed finds others."""
    made = make(brief, seed)
    return made, account(brief, made)


def keep(store: Store, session_id: int, grouping: Grouping, label: str) -> Grouping:
    """Keep groups with the session as one step; returns them with their id."""
    new_id = store.do(label, changes.groupings.keep, session_id, grouping)
    return replace(grouping, id=new_id)
