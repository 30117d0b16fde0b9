"""Makes neighbourhood packs, and takes in those that come from elsewhere or come back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from organiser.app import backups, files
from organiser.domain import clock, neighbourhood_packs, programmes, returns
from organiser.domain.agendas import Item
from organiser.domain.nameless import Nameless
from organiser.domain.neighbourhood_packs import SUFFIX, NeighbourhoodPack, PackedSession
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme
from organiser.domain.returns import Return
from organiser.domain.sessions import Session
from organiser.exports.names import file_name
from organiser.store import changes, queries

if TYPE_CHECKING:
    from organiser.store.store import Store
    from organiser.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Packed:
    """A pack before it is written, the first day of its sessions here, and what was taken out of its words."""

    pack: NeighbourhoodPack
    first: date
    taken_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session of a pack beside the one that is here (None where it is new); ``returns`` are the differences."""

    packed: PackedSession
    session: Session | None = None
    returns: tuple[Return, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """A pack that was looked through. Nothing of it has been taken."""

    pack: NeighbourhoodPack
    meetings: tuple[Meeting, ...]

    @property
    def new(self) -> tuple[Meeting, ...]:
        """The sessions of which there is none here."""
        return tuple(one for one in self.meetings if one.session is None)

    @property
    def changed(self) -> tuple[Meeting, ...]:
        """The sessions that are here, with something different in the pack."""
        return tuple(one for one in self.meetings if one.returns)


def gather(store: "Store", programme_id: int) -> Packed:
    """The plans of a programme, made ready to pass on; whose names were found in them is told, not hidden."""
    programme = store.ask(queries.programmes.one, programme_id)
    sessions = [one for one in store.ask(queries.sessions.every, programme_id) if not one.is_cancelled]
    if not sessions:
        raise Problem(f"“{programme.title}” has no session to pass on.", "Plan its sessions first.")
    nameless = _nameless(store)
    first = sessions[0].starts.date()
    came_from = store.ask(queries.origins.names)
    packed = tuple(
        neighbourhood_packs.packed(
            one, store.ask(queries.agendas.items, one.id), first, came_from.get(one.id, one.uid), nameless
        )
        for one in sessions
    )
    title, purpose = nameless.bare(programme.title), nameless.bare(programme.purpose)
    pack = NeighbourhoodPack(title, purpose, store.ask(queries.workspace.group).name, packed)
    return Packed(pack, first, tuple(dict.fromkeys(nameless.found)))


def _nameless(store: "Store") -> Nameless:
    """Who is known here: everybody on the list, whoever leads a block, and whoever runs the sessions."""
    names = [person.name for person in store.ask(queries.people.every)]
    for session in store.ask(queries.sessions.every):
        names += [lead for item in store.ask(queries.agendas.items, session.id) for lead in item.leads]
    return Nameless([*names, store.ask(queries.workspace.group).organiser])


def usual_name(pack: NeighbourhoodPack) -> str:
    """The file name a pack gets when nobody chose one."""
    return file_name(pack.title, SUFFIX.removeprefix("."))


def write(packed: Packed, target: Path, *, replace: bool = True) -> Path:
    """Work on values for any thread: write the pack into ``target``."""
    from organiser.exports import neighbourhood_packs as packing

    return files.write_whole(target, packing.pack(packed.pack, packed.first), replace=replace)


def look(store: "Store", path: Path) -> Opened:
    """Read a pack and compare its plans with those that are here, block by block."""
    from organiser.imports import neighbourhood_packs as reading

    pack = reading.read(files.content(path, reading.LARGEST + 1, "Choose a neighbourhood pack."))
    here = {session.uid: session for session in store.ask(queries.sessions.every)}
    by_id = {session.id: session for session in here.values()}
    here |= {uid: by_id[one] for one, uid in store.ask(queries.origins.names).items() if one in by_id}
    nameless = _nameless(store)
    return Opened(pack, tuple(_meeting(store, one, here.get(one.uid), nameless) for one in pack.sessions))


def _meeting(store: "Store", packed: PackedSession, session: Session | None, nameless: Nameless) -> Meeting:
    if session is None:
        return Meeting(packed)
    ours = [neighbourhood_packs.bare(item, nameless) for item in store.ask(queries.agendas.items, session.id)]
    return Meeting(packed, session, returns.compared(ours, packed.items))


def take_new(store: "Store", opened: Opened, first: date, title: str = "") -> int:
    """Make a programme of the sessions that are new, the first of them on the day ``first``, as one step; its id."""
    new = opened.new
    if not new:
        raise Problem("Everything in the pack is here already.", "Look at what it says differently.")
    clock.check_year(first)
    taken = [line.programme.title for line in store.ask(queries.programmes.every)]
    programme = Programme(title or programmes.fresh_title(opened.pack.title, taken), opened.pack.purpose)
    earliest = min(one.packed.day for one in new)
    sessions = [(replace(one.packed, day=one.packed.day - earliest).on(first), one.packed) for one in new]
    backups.before_much(store)
    return store.do(f"Take {programme.title} from a neighbourhood pack", _take, programme, sessions, opened.pack.by)


def _take(
    tx: "Transaction", programme: Programme, sessions: Sequence[tuple[Session, PackedSession]], source: str
) -> int:
    programme_id = changes.programmes.add(tx, programme)
    for session, packed in sessions:
        session_id = changes.sessions.add(tx, replace(session, programme_id=programme_id))
        changes.agendas.add_many(tx, session_id, packed.items, keep_uids=True)
        changes.origins.note_name(tx, session_id, packed.uid, source)
    return programme_id


def take_returns(store: "Store", opened: Opened, chosen: Mapping[int, Collection[Return]]) -> int:
    """Put what was chosen into the plans, by the session's id, as one step; returns how many differences that were."""
    plans: dict[int, tuple[Item, ...]] = {}
    nameless = _nameless(store)
    for meeting in opened.changed:
        if meeting.session is not None and (wanted := chosen.get(meeting.session.id)):
            real = store.ask(queries.agendas.items, meeting.session.id)
            ours = [neighbourhood_packs.bare(item, nameless) for item in real]
            plans[meeting.session.id] = returns.merged(real, ours, meeting.packed.items, wanted)
    number = sum(len(chosen[session_id]) for session_id in plans)
    if plans:
        what = "1 change" if number == 1 else f"{number} changes"
        backups.before_much(store)
        store.do(f"Take {what} from a neighbourhood pack", _put, plans)
    return number


def _put(tx: "Transaction", plans: Mapping[int, Sequence[Item]]) -> None:
    for session_id, items in plans.items():
        changes.releases.go_back(tx, session_id, items)
