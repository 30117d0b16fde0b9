"""Reads a neighbourhood pack from bytes that anybody may have made."""

from organiser.domain import neighbourhood_packs
from organiser.domain.neighbourhood_packs import NeighbourhoodPack
from organiser.domain.problem import Problem
from organiser.imports import zips

LARGEST = 20_000_000
_LARGEST_DOCUMENT = 10_000_000
_ADVICE = "Ask for the file again, or choose another one."


def read(content: bytes) -> NeighbourhoodPack:
    """What the pack holds; only its document is read. A Problem says why nothing can be taken."""
    try:
        with zips.opened(content, LARGEST, _ADVICE) as opened:
            info = opened.getinfo(neighbourhood_packs.DOCUMENT)
            zips.check(info)
            return neighbourhood_packs.read(zips.unpacked(opened, info, _LARGEST_DOCUMENT))
    except KeyError as error:
        raise Problem("That zip file is no neighbourhood pack.", _ADVICE) from error
    except zips.Refused as refused:
        raise Problem(f"The pack cannot be read: {refused}.", _ADVICE) from refused
    except zips.BROKEN as error:
        raise Problem("The file is no neighbourhood pack, or a broken one.", _ADVICE) from error
