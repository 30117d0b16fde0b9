"""What still stands between a session and being ready, in the order in which people do it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from organiser.domain import text
from organiser.domain.agendas import Agenda
from organiser.domain.attendance import HeadCount
from organiser.domain.needs import ToDo
from organiser.domain.sessions import Session

NAMED = 3


@dataclass(frozen=True, slots=True)
class Hurdle:
    """One thing to do: ``tab`` names the tab of the session's page where it is done.

    Where it has to be done by a day, that is ``due``, in words ``when``; ``is_late`` when the day has passed.
    """

    words: str
    tab: str
    when: str = ""
    due: date | None = None
    is_late: bool = False

    @property
    def in_words(self) -> str:
        """``Book a BSL interpreter by Tue 4 May``."""
        return f"{self.words} {self.when}".strip()


def hurdles(
    session: Session, agenda: Agenda, count: HeadCount, to_dos: Iterable[ToDo] = (), today: date = date.min
) -> tuple[Hurdle, ...]:
    """The open points of one session; an empty answer means that it is ready.

    ``to_dos`` are what people need there, the most pressing first; those for which it is late come before all else.
    """
    arranging = _arranging([one for one in to_dos if one.session_id == session.id], today)
    found = [hurdle for hurdle in arranging if hurdle.is_late]
    if not session.place and not session.online_url:
        found.append(Hurdle("Say where it is, or give the link", "plan"))
    if not agenda.blocks:
        found.append(Hurdle("Choose exercises for the plan", "plan"))
    elif agenda.over > 0:
        found.append(Hurdle(f"The plan is {text.counted(agenda.over, 'minute')} too long", "plan"))
    if not count.listed:
        found.append(Hurdle("Invite people", "invitations"))
    elif count.silent:
        silent = text.counted(count.silent, "person who has", "people who have")
        found.append(Hurdle(f"Ask {silent} not answered", "invitations"))
    found += [hurdle for hurdle in arranging if not hurdle.is_late]
    return tuple(found)


def _arranging(to_dos: Sequence[ToDo], today: date) -> list[Hurdle]:
    """A hurdle for each of the first few things to arrange, and one for all the rest."""
    named = NAMED if len(to_dos) > NAMED + 1 else len(to_dos)
    found = [_to_arrange(one.what, one, today) for one in to_dos[:named]]
    rest = to_dos[named:]
    if rest:
        found.append(_to_arrange(f"See to {len(rest):,} more needs, the first", rest[0], today))
    return found


def _to_arrange(words: str, by: ToDo, today: date) -> Hurdle:
    return Hurdle(words, "needs", by.when(today), by.arrange_by, by.is_overdue(today))
