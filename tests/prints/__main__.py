"""Draws the first page of every kind of print from the sample, as small PNG files.

    python -m tests.prints OUTDIR

The guide to printing and the README show those in ``resources/pictures/prints``. Dates, draws and marks are the same
each time, so that a picture changes only when its print does.
"""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image, ImageDraw

from organiser.app import paths, sample
from organiser.app.actions import occasions, places
from organiser.domain.attendance import Mark
from organiser.domain.occasion import Occasion
from organiser.exports.paper import pictures
from organiser.exports.paper.look import Look
from organiser.exports.prints import PRINTS
from organiser.store import changes, queries
from organiser.store.store import Store

NOW = datetime(2027, 5, 3, 9, 0, tzinfo=UTC)
HIGH = 420  # pixels, of the longer side
COLOURS = 64
FRAME = (176, 176, 176)


def occasion() -> Occasion:
    """The first session of the sample, in a hall, with what there is afterwards too: who came, and a draw by lot."""
    store = Store.in_memory(now=lambda: NOW)
    try:
        sample.fill(store, NOW.date())
        session = store.ask(queries.sessions.every)[0]
        here = replace(session, place="Mill Lane Hall, 4 Mill Lane", online_url="", summary="Tea from twelve.")
        store.do("Move it", changes.sessions.edit, session.id, here)
        came = [line.person_id for line in store.ask(queries.attendance.register, session.id) if not line.answer.is_off]
        store.do("Mark them present", changes.attendance.set_mark, session.id, came[:-2], Mark.PRESENT)
        assert session.programme_id is not None
        places.keep_draw(store, session.programme_id, places.draw(store, session.programme_id, "elm tree 7", NOW))
        return occasions.gather(store, session.id, NOW.date())
    finally:
        store.close()


def drawn() -> Iterator[tuple[str, Image.Image]]:
    """The name of each kind with its first page."""
    subject = occasion()
    for kind in PRINTS:
        pdf = kind.print(subject, Look(), fonts=paths.resource("fonts")).pdf
        scale = HIGH / max(pictures.sizes(pdf)[0])
        page = pictures.picture(pdf, 0, scale)
        size = (page.width, page.height)
        yield kind.name, Image.frombuffer("RGB", size, page.pixels, "raw", "BGRX", page.stride, 1)


def keep(page: Image.Image, target: Path) -> None:
    """Write a page with a hairline round it, in few colours."""
    framed = page.copy()
    ImageDraw.Draw(framed).rectangle((0, 0, framed.width - 1, framed.height - 1), outline=FRAME)
    framed.quantize(COLOURS, dither=Image.Dither.NONE).save(target, "PNG", optimize=True)


def main() -> None:
    """Read the words of the call and draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("outdir", type=Path)
    words = parser.parse_args()
    words.outdir.mkdir(parents=True, exist_ok=True)
    for name, page in drawn():
        target = words.outdir / f"{name}.png"
        keep(page, target)
        print(f"{target} ({target.stat().st_size // 1000} kB)")


if __name__ == "__main__":
    main()
