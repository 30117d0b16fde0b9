"""Certificates: a page for each person who was there, and for nobody else."""

from collections.abc import Iterator

from organiser.domain import text
from organiser.domain.occasion import Occasion
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import Block, Framed, Large, Sheet, Title, Words, WritingLines
from organiser.exports.paper.look import Look

_NAME, _NAME_ON_A5, _SESSION = 5, 3, 1.5
_ON_A_WALL = 24


def sheet(occasion: Occasion, look: Look) -> Sheet:
    """The certificates of one session, by name. Until somebody was there, one page that says so."""
    people = sorted((line.person for line in occasion.lines if line.mark.was_there), key=text.folded)
    times = 1 if look.paper == "A5" else _ON_A_WALL / look.body.size
    pages = [_certificate(occasion, name, times) for name in people]
    return opening.sheet(occasion, "Certificates", pages or _nobody(occasion))


def _certificate(occasion: Occasion, name: str, times: float) -> Framed:
    """One page; its words are up to ``times`` as large as the body."""
    session, group = occasion.session, occasion.group
    said = [
        ("was there, and took part in", times, False),
        (session.title, _SESSION * times, True),
        (session.when, times, False),
        (session.where, times, False),
        ("Thank you for all that you brought.", times, False),
    ]
    title = Title(name, "Certificate of taking part", _NAME if times > 1 else _NAME_ON_A5, centred=True)
    lines = (Large(words, size, bold=bold, centred=True) for words, size, bold in said if words)
    run_by = group.name or group.organiser
    signed = Words(f"Signed for {run_by}" if run_by else "Signed")
    return Framed((title, *lines), (WritingLines(1), signed))


def _nobody(occasion: Occasion) -> Iterator[Block]:
    yield from opening.opening(occasion, "Certificates")
    yield Words(
        "Nobody is marked as there yet, so there is no certificate to print. "
        "After the session, mark on the register who came, and print this again: each of them gets a page."
    )
