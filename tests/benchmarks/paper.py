"""Times a tagged report of 200 pages against plain platypus with the same content in the same run.

    python -m tests.benchmarks.paper [--runs 5]

150 sections, each a heading, five paragraphs and a table of 13 rows with wrapped cells, in 12 point. Each is a process
of its own, so that imports count; what is compared is processor time, pair by pair. Platypus writes no tags, no
bookmarks and one font. Targets: 1.6 times platypus, and under 120 MiB of memory at the peak.
"""

import argparse
import resource
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from statistics import median
from typing import Any

SECTIONS, PARAGRAPHS, ROWS = 150, 5, 13
MOST, MOST_MIB = 1.6, 120

_WORDS = (
    "People who live here know which corner floods, who looks after the key of the hall and what the children want. "
    "We went from door to door and asked what should stay as it is, what should change and who would lend a hand. "
    "Some had an hour, some had a ladder, some had forty years of stories; all of it was written down as it was said. "
)


def paragraph(section: int, number: int) -> str:
    """A paragraph of about 500 letters, each a little different."""
    return f"{section}.{number} {_WORDS * 2}"[: 470 + 13 * (number % 4)]


def rows(section: int) -> list[tuple[str, str, str]]:
    """The rows of a section's table; the last column wraps."""
    return [
        (f"{section}-{row}", f"Mill Lane {row}", f"The bench by the bus stop, row {row}, needs paint and a new plank.")
        for row in range(ROWS)
    ]


def ours() -> tuple[bytes, int]:
    """The report as the program prints it."""
    from organiser.exports.paper.blocks import Block, Column, Heading, Sheet, Table, Title, Words
    from organiser.exports.paper.look import Look
    from organiser.exports.paper.printing import printed
    from tests.exports.occasions import FONTS

    columns = (Column("Number", 1), Column("Where", 2), Column("What", 4))
    blocks: list[Block] = [Title("What people said")]
    for section in range(SECTIONS):
        blocks += [Heading(f"Section {section}"), *(Words(paragraph(section, at)) for at in range(PARAGRAPHS))]
        blocks.append(Table(columns, tuple(rows(section))))
    made = printed(Sheet("What people said", ("A report", "Printed 12 May 2027"), tuple(blocks)), Look(), fonts=FONTS)
    return made.pdf, made.pages


def platypus() -> tuple[bytes, int]:
    """The same content as reportlab's platypus sets it."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    from tests.exports.occasions import FONTS

    for weight in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(weight, str(FONTS / f"AtkinsonHyperlegibleNext-{weight}.ttf")))
    body = ParagraphStyle("body", fontName="Regular", fontSize=12, leading=17.4, spaceAfter=7)
    head = ParagraphStyle("head", fontName="Bold", fontSize=15.6, leading=20, spaceBefore=18, spaceAfter=7)
    grid = TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, (0.6, 0.6, 0.6)), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    story: list[Any] = []
    for section in range(SECTIONS):
        story += [Paragraph(f"Section {section}", head)]
        story += [Paragraph(paragraph(section, at), body) for at in range(PARAGRAPHS)]
        cells = [[Paragraph(cell, body) for cell in row] for row in [("Number", "Where", "What"), *rows(section)]]
        story.append(Table(cells, colWidths=[70, 141, 282], style=grid, repeatRows=1))
    out = BytesIO()
    document = SimpleDocTemplate(out, pagesize=A4, leftMargin=51, rightMargin=51, topMargin=51, bottomMargin=70)
    document.build(story)
    return out.getvalue(), document.page


MAKERS: dict[str, Callable[[], tuple[bytes, int]]] = {"ours": ours, "platypus": platypus}


def measured(maker: str) -> tuple[float, float, int]:
    """Processor seconds, peak MiB and pages of a process that makes the report."""
    command = [sys.executable, "-m", "tests.benchmarks.paper", "--make", maker]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(told[0]), float(told[1]), int(told[2])


def main() -> int:
    """Measure, print, and fail where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--make", choices=list(MAKERS))
    wish = parser.parse_args()
    if wish.make:
        pdf, pages = MAKERS[wish.make]()
        assert pdf.startswith(b"%PDF")
        used = resource.getrusage(resource.RUSAGE_SELF)
        print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, pages)
        return 0
    pairs = [(measured("ours"), measured("platypus")) for _ in range(wish.runs)]
    ratio = median(one[0] / other[0] for one, other in pairs)
    mib = max(one[1] for one, _ in pairs)
    seconds, pages = median(one[0] for one, _ in pairs), pairs[0][0][2]
    print(f"{pages} tagged pages in {seconds:.2f} s of processor time, {ratio:.2f} x platypus (target {MOST})")
    print(f"{mib:.0f} MiB at the peak (target {MOST_MIB}), platypus {max(other[1] for _, other in pairs):.0f} MiB")
    return 1 if ratio > MOST or mib > MOST_MIB else 0


if __name__ == "__main__":
    sys.exit(main())
