"""The flyer: what, when and where on half a sheet, to put through letterboxes and to give away."""

from organiser.domain.occasion import Occasion
from organiser.domain.people import Reading
from organiser.exports import poster
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import Cards, Sheet
from organiser.exports.paper.look import Look

_SMALL = poster.Sizes(title=1.8, when=1.3, rest=1)
_WHOLE = poster.Sizes(title=3, when=2, rest=1.5)


def sheet(occasion: Occasion, look: Look) -> Sheet:
    """Two flyers on a sheet, with marks to cut at; one on A5, and where the print is large."""
    is_whole = look.paper == "A5" or look.style is not Reading.STANDARD
    card = tuple(poster.notice(occasion, _WHOLE if is_whole and look.paper != "A5" else _SMALL))
    return opening.sheet(occasion, "Flyer", card if is_whole else (Cards(card, 1, 2),))
