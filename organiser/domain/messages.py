"""The text for one person: the wording that suits them, filled in, and what to look at before it goes."""

from collections.abc import Iterator
from dataclasses import dataclass

from organiser.domain import clock, reaching, templates, text
from organiser.domain.occasion import Group
from organiser.domain.people import Person, Route
from organiser.domain.reaching import Reach
from organiser.domain.sessions import Session
from organiser.domain.wordings import Kind, Wording, Wordings, kind_of

# GSM 03.38: the letters of which a text message holds 160; all others leave room for 70.
_PLAIN_LETTERS = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà^{}\\[~]|€"
)
_DOUBLE_LETTERS = frozenset("^{}\\[~]|€")
_WORDS_A_MINUTE = 140
_LONG_CALL, _LONG_MESSAGE = 150, 75  # words


@dataclass(frozen=True, slots=True)
class News:
    """What all texts about one session have in common; ``reply_by`` and ``caller`` may be "" for not known."""

    session: Session
    group: Group
    reply_by: str = ""
    caller: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """The text for one person, by one way; ``hints`` are gentle: nothing is refused."""

    person: Person
    reach: Reach
    wording: Wording
    text: str
    hints: tuple[str, ...] = ()


def message(
    person: Person,
    news: News,
    wordings: Wordings,
    *,
    route: Route | None = None,
    kind: Kind | None = None,
    language: str | None = None,
    easy_read: bool | None = None,
) -> Message:
    """What to say to somebody, by the first way that can be used; everything can be chosen otherwise.

    ``kind`` is for what belongs to no route of its own, such as the words for an answering machine.
    """
    reach = reaching.best(person) if route is None else reaching.by(person, route)
    wanted = person.language if language is None else language
    is_easy = person.easy_read if easy_read is None else easy_read
    of_route = Kind.CANCELLED if news.session.is_cancelled else kind_of(reach.route)
    wording = wordings.best(kind or of_route, wanted, easy_read=is_easy)
    words = templates.merged(wording.text, values(person, news, reach))
    asked = Wording(wording.name, wording.text, wanted, is_easy)
    return Message(person, reach, wording, words, (*_about(person, reach, wording, asked), *hints(wording.name, words)))


def values(person: Person, news: News, reach: Reach) -> dict[str, str]:
    """What fills the gaps of a wording; a guardian is spoken to for somebody under 18."""
    session, group = news.session, news.group
    first = first_name(person.name)
    spoken_to = reaching.addressee(person)
    is_passed_on = reach.route is Route.THROUGH_SOMEBODY
    return {
        "to": reach.to if is_passed_on else spoken_to if spoken_to != person.name else first,
        "who": first if is_passed_on or spoken_to != person.name else "you",
        "first name": first,
        "name": person.name,
        "pass on": first if is_passed_on else "",
        "session": session.title,
        "programme": session.programme,
        "when": session.when,
        "day": clock.day_in_words(session.starts),
        "date": f"{session.starts:%d/%m/%Y}",
        "start": f"{session.starts:%H:%M}",
        "end": f"{session.ends:%H:%M}",
        "where": session.place,
        "link": session.online_url,
        "online": "online" if session.is_online else "",
        "good to know": session.summary,
        "reply by": news.reply_by,
        "organiser": group.organiser,
        "group": group.name,
        "phone": group.phone,
        "email": group.email,
        "caller": news.caller or group.organiser,
    }


def first_name(name: str) -> str:
    """``Asha`` of ``Asha Rahman``; a title such as ``Mrs`` keeps the whole name."""
    first = name.split(maxsplit=1)[0]
    return name if text.folded(first).rstrip(".") in {"mr", "mrs", "ms", "miss", "mx", "dr", "rev", "cllr"} else first


def hints(kind: Kind, words: str) -> tuple[str, ...]:
    """What the length of a text leads to, in words; empty when it is fine."""
    if kind is Kind.TEXT:
        return _text_message(words)
    spoken = {Kind.PHONE: _LONG_CALL, Kind.VOICEMAIL: _LONG_MESSAGE}.get(kind, 0)
    count = len(words.split())
    if not spoken or count <= spoken:
        return ()
    seconds = round(count * 60 / _WORDS_A_MINUTE / 10) * 10
    advice = "a machine may cut it off" if kind is Kind.VOICEMAIL else "people listen better to less"
    return (f"It takes about {seconds} seconds to say: {advice}.",)


def text_messages(words: str) -> int:
    """As how many text messages these words are sent."""
    is_plain = set(words) <= _PLAIN_LETTERS
    if is_plain:
        length, one, each = len(words) + sum(letter in _DOUBLE_LETTERS for letter in words), 160, 153
    else:
        length, one, each = len(words.encode("utf-16-le")) // 2, 70, 67
    return 1 if length <= one else -(-length // each)


def _text_message(words: str) -> tuple[str, ...]:
    number = text_messages(words)
    if number == 1:
        return ()
    odd = next((letter for letter in words if letter not in _PLAIN_LETTERS), "")
    because = f", because “{odd}” leaves room for only 70 in each" if odd else ""
    return (f"{len(words):,} characters: this counts as {number} text messages{because}.",)


def _about(person: Person, reach: Reach, wording: Wording, asked: Wording) -> Iterator[str]:
    """What is odd about this text for this person."""
    if person.under_18 and not person.guardian:
        yield f"{person.name} is under 18, and no guardian is noted to write to."
    if not reach.contact and reach.route in {*reaching.SPOKEN, Route.EMAIL, Route.POST}:
        yield f"No {'address' if reach.route in {Route.EMAIL, Route.POST} else 'number'} is noted for this."
    if text.folded(asked.language) != text.folded(wording.language):
        yield f"There is no wording in {asked.language} yet: this one is in English."
    elif wording.easy_read != asked.easy_read:
        yield "There is no easy-to-read wording in this language yet."
