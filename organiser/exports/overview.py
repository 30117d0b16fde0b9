"""The overview of a programme: every session with its date and place and what it is about."""

from collections.abc import Iterator

from organiser.domain import clock
from organiser.domain.occasion import Chapter, Course, Occasion
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import Block, Fact, Heading, Sheet, Title, Words
from organiser.exports.paper.look import Look

_KIND = "Overview"


def sheet(occasion: Occasion, look: Look) -> Sheet:
    """The overview of the programme that a session belongs to; a session of no programme stands alone on it."""
    if occasion.course is not None:
        return of_programme(occasion.course, look)
    return opening.sheet(occasion, _KIND, _alone(occasion))


def of_programme(course: Course, look: Look) -> Sheet:  # noqa: ARG001 - every kind of print is asked the same way
    """The overview of one programme. Nobody who takes part is named on it."""
    return opening.sheet_of(course, _KIND, _head(course), _chapters(course), _foot(course))


def _head(course: Course) -> Iterator[Block]:
    programme = course.programme
    yield Title(programme.title, course.group.name or "The whole programme")
    if programme.purpose:
        yield Words(programme.purpose)
    if place := _same_place(course):
        yield Fact("Where", place)
    if programme.apply_by and programme.apply_by >= course.today:
        yield Fact("Apply by", clock.day_in_words(programme.apply_by))


def _chapters(course: Course) -> Iterator[Block]:
    if not course.chapters:
        yield Words("No session is planned yet. Add some to the programme, and print this again.")
    for chapter in course.chapters:
        yield from _chapter(chapter, has_place=not _same_place(course))


def _chapter(chapter: Chapter, *, has_place: bool) -> Iterator[Block]:
    session = chapter.session
    yield Heading(session.title)
    yield from opening.warning(chapter)
    yield Fact("When", session.when)
    if session.place and has_place:
        yield Fact("Where", session.place)
    if session.online_url:
        yield Fact("Online", session.online_url, link=opening.link_of(session.online_url))
    if chapter.about:
        yield Words(chapter.about)


def _same_place(course: Course) -> str:
    """The place of a programme whose sessions are all in one; else ""."""
    places = {chapter.session.place for chapter in course.chapters}
    return places.pop() if len(places) == 1 and len(course.chapters) > 1 else ""


def _foot(course: Course) -> Iterator[Block]:
    if who := opening.contact(course):
        yield Heading("Any question?")
        yield Words(f"Ask {who}.")


def _alone(occasion: Occasion) -> Iterator[Block]:
    yield from opening.opening(occasion, _KIND)
    yield from opening.online(occasion)
    if occasion.session.summary:
        yield Words(occasion.session.summary)
    yield Words("This session belongs to no programme, so there is nothing more to show.")
