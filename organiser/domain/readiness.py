"""What still stands between a session and being ready, in the order in which people do it."""

from dataclasses import dataclass

from organiser.domain import text
from organiser.domain.agendas import Agenda
from organiser.domain.attendance import HeadCount
from organiser.domain.sessions import Session


@dataclass(frozen=True, slots=True)
class Hurdle:
    """One thing to do: ``tab`` names the tab of the session's page where it is done."""

    words: str
    tab: str


def hurdles(session: Session, agenda: Agenda, count: HeadCount) -> tuple[Hurdle, ...]:
    """The open points of one session; an empty answer means that it is ready."""
    found = []
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
    return tuple(found)
