"""Times 1,000 name badges and a sign-in sheet of 500 rows against reportlab's bare canvas in the same run.

    python -m tests.benchmarks.labels [--runs 5]

Each is a process of its own, so that imports count, and both are given as the processor time of the whole process.
The bare canvas shrinks names to fit and writes no tags. Targets: 1,000 badges under 1 s, and no more than 5 times the
bare canvas; the sign-in sheet under 1 s, and no more than 5 times.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from statistics import median
from typing import Any

from tests.benchmarks.big_workspace import FIRST, LAST

BADGES, ROWS = 1_000, 500
TARGETS = {"badges": (1.0, 5), "sign-in": (1.0, 5)}


def names(number: int) -> list[str]:
    """That many names, some of them long."""
    first, last = FIRST.split(), LAST.split()
    return [f"{first[at % 20]} {last[at % 17]}{'-Featherstonehaugh' * (at % 9 == 0)} {at}" for at in range(number)]


def ours_badges() -> bytes:
    """The program's own badges."""
    return _printed("badges", BADGES)


def ours_sign_in() -> bytes:
    """The program's own sign-in sheet."""
    return _printed("sign-in", ROWS)


def _printed(name: str, people: int) -> bytes:
    from organiser.domain.attendance import RegisterLine
    from organiser.exports.paper.look import Look
    from organiser.exports.prints import PRINTS
    from tests.exports.occasions import FONTS, occasion

    lines = tuple(RegisterLine(row, row, words, "Mill Lane") for row, words in enumerate(names(people), start=1))
    [kind] = [one for one in PRINTS if one.name == name]
    return kind.print(replace(occasion(), lines=lines), Look(), fonts=FONTS).pdf


def bare_badges() -> bytes:
    """Names on the same labels, without tags, with reportlab alone."""
    canvas, width_of = _canvas()
    for at, name in enumerate(names(BADGES)):
        slot = at % 10
        left, top = (51 + slot % 2 * 269, 805 - slot // 2 * 156)
        first, _, rest = name.partition(" ")
        for words, size, down in ((first, 40, 60), (rest, 18, 85)):
            canvas.setFont("A", min(size, size * 198 / width_of(words, "A", size)))
            canvas.drawString(left + 14, top - down, words)
        if slot == 9:
            canvas.showPage()
    return _saved(canvas)


def bare_sign_in() -> bytes:
    """Rows with lines between, without tags, with reportlab alone."""
    canvas, _ = _canvas()
    for at, name in enumerate(names(ROWS)):
        y = 780 - at % 24 * 30
        canvas.setFont("A", 12)
        canvas.drawString(51, y, str(at + 1))
        canvas.drawString(90, y, name)
        for x in (330, 400, 470):
            canvas.line(x, y - 9, x, y + 21)
        canvas.line(51, y - 9, 544, y - 9)
        if at % 24 == 23:
            canvas.showPage()
    return _saved(canvas)


def _canvas() -> tuple[Any, Callable[[str, str, float], float]]:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from tests.exports.occasions import FONTS

    pdfmetrics.registerFont(TTFont("A", str(FONTS / "AtkinsonHyperlegibleNext-Bold.ttf")))
    return Canvas(BytesIO()), pdfmetrics.stringWidth


def _saved(canvas: Any) -> bytes:
    return bytes(canvas.getpdfdata())


MAKERS: dict[str, Callable[[], bytes]] = {
    "badges": ours_badges,
    "badges bare": bare_badges,
    "sign-in": ours_sign_in,
    "sign-in bare": bare_sign_in,
}


def seconds(maker: str) -> float:
    """Processor time of a process that makes one of them."""
    import resource

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "tests.benchmarks.labels", "--make", maker], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Measure, print, and fail where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--make", choices=list(MAKERS))
    wish = parser.parse_args()
    if wish.make:
        assert MAKERS[wish.make]().startswith(b"%PDF")
        return 0
    missed = 0
    for name, (longest, most) in TARGETS.items():
        pairs = [(seconds(name), seconds(f"{name} bare")) for _ in range(wish.runs)]
        ours, ratio = median(one for one, _ in pairs), median(one / bare for one, bare in pairs)
        missed += ours > longest or ratio > most
        print(f"{name:8} {ours:.2f} s of processor time, {ratio:.1f} x the bare canvas (targets {longest} s, {most})")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
