"""The texts of a session: for each person what to write or say, and who to ring; nothing is sent."""

import dataclasses
import sys
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from organiser.app import files, paths
from organiser.domain import calls, clock, reaching
from organiser.domain.attendance import RegisterLine
from organiser.domain.calls import Call, Outcome, RingRound
from organiser.domain.messages import Message, News, message
from organiser.domain.people import Person, Route
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.domain.text import counted
from organiser.domain.wordings import Kind, Wording, Wordings, read, written
from organiser.exports.names import file_name
from organiser.store import changes, queries
from organiser.store.store import Store

_EASY = ".easy-read"


@lru_cache(maxsize=1)
def programs() -> tuple[Wording, ...]:
    """The wordings that come with the program."""
    folder = paths.resource("wordings", "en")
    return tuple(
        Wording(Kind(path.stem.removesuffix(_EASY)), path.read_text("utf-8"), easy_read=path.stem.endswith(_EASY))
        for path in sorted(folder.glob("*.txt"))
    )


def known(store: Store) -> Wordings:
    """Every wording there is: the group's own and the program's."""
    return Wordings(store.ask(queries.wordings.own), programs())


@dataclass(frozen=True, slots=True)
class Texts:
    """What the texts of one session are made from."""

    news: News
    wordings: Wordings
    lines: tuple[RegisterLine, ...]
    people: dict[int, Person]

    def of(
        self,
        person_id: int,
        *,
        route: Route | None = None,
        kind: Kind | None = None,
        language: str | None = None,
        easy_read: bool | None = None,
    ) -> Message:
        """The text for one person on the list; see :func:`organiser.domain.messages.message`."""
        person = self.people.get(person_id)
        if person is None:
            raise Problem("That person is not on this session's list.", "Invite them first.")
        line = next(line for line in self.lines if line.person_id == person_id)
        news = dataclasses.replace(self.news, reply_by=_offer_ends(line, self.news) or self.news.reply_by)
        return message(person, news, self.wordings, route=route, kind=kind, language=language, easy_read=easy_read)

    @property
    def asked(self) -> tuple[int, ...]:
        """The ids of those who are invited and have not said that they are not coming."""
        return tuple(line.person_id for line in self.lines if line.invited and not line.answer.is_off)


def gather(store: Store, session_id: int, caller: str = "") -> Texts:
    """The session with its people and all wordings; ``caller`` is whoever is going to ring."""
    session = store.ask(queries.sessions.one, session_id)
    reply_by = ""
    if session.programme_id is not None:
        cut_off = store.ask(queries.programmes.one, session.programme_id).cut_off
        reply_by = clock.day_in_words(cut_off) if cut_off and cut_off <= session.starts.date() else ""
    return Texts(
        News(session, store.ask(queries.workspace.group), reply_by, caller),
        known(store),
        store.ask(queries.attendance.register, session_id),
        {person.id: person for person in store.ask(queries.people.on_register, session_id)},
    )


def spoken(store: Store, session: Session) -> tuple[str, str]:
    """What to say on the telephone and to a machine, with a gap for the name, for a list on paper."""
    news, every = News(session, store.ask(queries.workspace.group), caller="…"), known(store)
    somebody = Person("…", phone="…")
    script = message(somebody, news, every, route=Route.PHONE).text
    voicemail = script if session.is_cancelled else message(somebody, news, every, kind=Kind.VOICEMAIL).text
    return script, voicemail


def _offer_ends(line: RegisterLine, news: News) -> str:
    if line.offer_until is None:
        return ""
    return clock.day_in_words(line.offer_until.astimezone(clock.zone(news.session.timezone)))


def write_all(store: Store, session_id: int, folder: Path, *, replace: bool = True) -> tuple[tuple[Message, Path], ...]:
    """Write one text file for each person who is invited and not off, by their own way, into ``folder``."""
    texts = gather(store, session_id)
    messages = [texts.of(person_id) for person_id in texts.asked]
    if not messages:
        raise Problem("Nobody is invited to this session yet.", "Invite people on the session's People tab first.")
    rows = {line.person_id: line.row for line in texts.lines}
    targets = [
        (one, folder / file_name(f"{rows[one.person.id]:02} {one.person.name[:60]}, {one.reach.route}", "txt"))
        for one in messages
    ]
    taken = next((path for _, path in targets if path.exists()), None)
    if taken is not None and not replace:
        raise Problem(f"{taken} is there already.", "Choose another folder, or say --force to replace it.")
    files.folder(folder)
    for one, path in targets:
        files.write_whole(path, _as_file(one))
    return tuple(targets)


def _as_file(one: Message) -> bytes:
    head = f"For {one.person.name}\n{one.reach.in_words}\n\n"
    return (head + one.text + "\n").replace("\n", "\r\n").encode("utf-8-sig")  # as the oldest editors expect


def ring_round(store: Store, session_id: int, now: datetime) -> RingRound:
    """Who to ring today for a session, in order."""
    return calls.ring_round(
        store.ask(queries.sessions.one, session_id),
        store.ask(queries.attendance.register, session_id),
        {person.id: person for person in store.ask(queries.people.on_register, session_id)},
        store.ask(queries.calls.of_session, session_id),
        now,
    )


def note_call(store: Store, session_id: int, person: Person, call: Call) -> str:
    """Note what came of ringing somebody, as one step; returns the words of the step."""
    if call.outcome is Outcome.WRONG_NUMBER:
        rung = reaching.number(person)
        call = dataclasses.replace(call, note="; ".join(filter(None, (rung, call.note))))
    label = f"Note the call to {person.name}: {call.outcome.label.lower()}"
    store.do(label, changes.calls.note, session_id, call)
    return label


def reset_wording(store: Store, kind: Kind, language: str, *, easy_read: bool) -> bool:
    """Go back to the program's own wording; False when there was none of the group's."""
    found = known(store).of(kind, language, easy_read=easy_read)
    if found is None or not found.is_own:
        return False
    store.do(f"Take back the wording “{found.title}”", changes.wordings.reset, kind, language, easy_read=easy_read)
    return True


def the_wording(store: Store, kind: Kind, language: str, *, easy_read: bool) -> Wording:
    """Exactly this wording; a Problem when nobody has written it yet."""
    found = known(store).of(kind, language, easy_read=easy_read)
    if found is None:
        raise Problem(f"There is no such wording in {language[:40]} yet.", "Write it with “organiser wordings edit”.")
    return found


def export_wordings(store: Store, target: Path, language: str = "", *, replace: bool = True) -> Path:
    """Write every wording of a language into one file; where one is missing, the English stands to be translated."""
    every = known(store)
    found = [every.best(kind, language, easy_read=easy) for kind in Kind for easy in (False, True)]
    asked = [
        Wording(one.name, one.text, language, easy) for one, easy in zip(found, (False, True) * len(Kind), strict=True)
    ]
    return files.write_whole(target, written(asked).encode("utf-8-sig"), replace=replace)


def import_wordings(store: Store, words: str, language: str = "") -> tuple[Wording, ...]:
    """Take over the wordings in a text, all or none; returns those that say something new."""
    every = known(store)
    new = tuple(
        one for one in read(words, language) if one.text != every.best(one.name, language, easy_read=one.easy_read).text
    )
    if new:
        store.do(f"Take over {counted(len(new), 'wording')}", changes.wordings.write, new)
    return new


def read_words(source: str) -> str:
    """The text of a file; "-" is what is typed or piped in. A Problem when it cannot be read as UTF-8."""
    try:
        content = sys.stdin.buffer.read() if source == "-" else paths.path_from(source).read_bytes()
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Problem(f"{source[:80]} is not UTF-8 text.", "Save it as UTF-8, and try again.") from None
    except OSError as error:
        raise Problem(f"{source[:80]} cannot be read.", (error.strerror or "Choose another file") + ".") from None
