"""The same sheet without pages: as plain text that any device reads out, and as a page for a browser."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import chain

from organiser.exports.paper.blocks import (
    Block,
    Cards,
    Choices,
    Code,
    Fact,
    Framed,
    Heading,
    Items,
    Label,
    LabelSheet,
    Large,
    Seats,
    Shares,
    Sheet,
    Spoken,
    Table,
    Tally,
    Text,
    Timed,
    Title,
    Words,
    WritingLines,
)
from organiser.exports.paper.look import Look

_LINE = "_" * 60
_APART = "=" * 60  # between two sheets
_BOX = "[ ]"
_BLANK = "____"


def plain(*sheets: Sheet | LabelSheet) -> bytes:
    """Sheets as text: one paragraph to a line, a blank line between them, nothing told by position or colour."""
    apart = chain.from_iterable((_APART, *_plain(sheet.blocks), *sheet.footer) for sheet in sheets)
    paragraphs = [*apart][1:]
    return ("\r\n\r\n".join(filter(None, paragraphs)) + "\r\n").encode("utf-8-sig")


def _plain(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _paragraphs(block)


def _paragraphs(block: Block) -> Iterator[str]:  # noqa: C901, PLR0912 -- one case for each kind of block
    match block:
        case Title():
            yield f"{block.above}\r\n{block.words.upper()}" if block.above else block.words.upper()
        case Heading():
            yield block.words.upper()
        case Large() | Label():
            yield block.words
        case Code():
            pass
        case Words():
            yield _flat(block.text)
        case Fact():
            yield f"{block.label}: {_flat(block.text)}"
        case Spoken():
            yield f"“{block.words}”"
        case Items():
            marks = (
                f"{n}." if block.numbered else _BOX if block.boxed else "-" for n in range(1, len(block.items) + 1)
            )
            yield "\r\n".join(f"{mark} {_flat(item)}" for mark, item in zip(marks, block.items, strict=False))
        case Choices():
            yield "   ".join(f"{_BOX} {words}" for words in block.words)
        case WritingLines():
            yield "\r\n".join([_LINE] * block.count)
        case Tally():
            yield f"{block.words} {_BOX}"
        case Table():
            yield from _told_rows(block)
        case Timed():
            yield " ".join(filter(None, (block.time, block.title, f"({block.minutes})" if block.minutes else "")))
            yield from _plain(block.parts)
        case Cards():
            yield from _plain(block.parts)
        case Shares() | Seats():
            yield block.words
        case Framed():
            yield from _plain((*block.parts, *block.foot))


def _told_rows(table: Table) -> Iterator[str]:
    """A row as one line in which each cell says its heading, so that it can be followed by ear."""
    for row in (*table.rows, *table.spare):
        cells = zip((column.heading for column in table.columns), row, strict=True)
        yield "; ".join(f"{heading}: {cell or _BLANK}" if heading else cell for heading, cell in cells)


def _flat(words: Text) -> str:
    return words if isinstance(words, str) else "".join(span.words for span in words)


def page(*sheets: Sheet | LabelSheet, look: Look) -> bytes:
    """Sheets as one HTML file that needs nothing besides: headings, lists and tables as they are meant."""
    body = "\n<hr>\n".join("\n".join(_article(sheet)) for sheet in sheets)
    return _PAGE.format(title=escape(sheets[0].title), size=look.body.size, body=body).encode()


def _article(sheet: Sheet | LabelSheet) -> Iterator[str]:
    yield "<article>"
    yield from _html(sheet.blocks)
    yield f"<footer><p>{'<br>'.join(map(escape, sheet.footer))}</p></footer>"
    yield "</article>"


_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: {size:g}pt/1.5 sans-serif; max-width: 65ch; margin: 2em auto; padding: 0 1em; text-align: left;
  color: #111; background: #fff; overflow-wrap: anywhere }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ border-bottom: 1px solid #555; padding: .3em .6em .3em 0; text-align: left; vertical-align: top }}
blockquote {{ border-left: .3em solid #555; margin-left: 0; padding-left: 1em }}
.line {{ border-bottom: 1px solid #555; height: 2em }}
.box {{ list-style: "☐ " }}
footer {{ border-top: 1px solid #555; margin-top: 3em }}
</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def _html(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _elements(block)


def _elements(block: Block) -> Iterator[str]:  # noqa: C901, PLR0912 -- one case for each kind of block
    match block:
        case Title():
            yield (f"<p>{_safe(block.above)}</p>" if block.above else "") + f"<h1>{_safe(block.words)}</h1>"
        case Heading():
            yield f"<h2>{_safe(block.words)}</h2>"
        case Label():
            yield f"<p><strong>{_safe(block.words)}</strong></p>"
        case Large():
            yield f'<p style="font-size: {min(block.times, 2):g}em">{_safe(block.words)}</p>'
        case Words():
            yield f"<p>{_linked(block.text, block.link)}</p>"
        case Fact():
            yield f"<p><strong>{_safe(block.label)}:</strong> {_linked(block.text, block.link)}</p>"
        case Spoken():
            yield f"<blockquote>{_safe(block.words)}</blockquote>"
        case Items():
            kind, mark = ("ol", "") if block.numbered else ("ul", ' class="box"' if block.boxed else "")
            yield f"<{kind}{mark}>{''.join(f'<li>{_marked(item)}</li>' for item in block.items)}</{kind}>"
        case Choices():
            yield f"<p>{' &nbsp; '.join(f'☐ {_safe(words)}' for words in block.words)}</p>"
        case WritingLines():
            yield '<div class="line"></div>' * block.count
        case Code():
            yield f"<p>{_safe(block.words)}</p>{_drawn(block)}"
        case Tally():
            yield f"<p>{_safe(block.words)} ☐</p>"
        case Table():
            yield _html_table(block)
        case Timed():
            minutes = f" ({_safe(block.minutes)})" if block.minutes else ""
            yield f"<h3>{_safe(f'{block.time} {block.title}'.strip())}{minutes}</h3>"
            yield from _html(block.parts)
        case Cards():
            yield from _html(block.parts)
        case Shares() | Seats():
            yield f"<p>{_safe(block.words)}</p>"
        case Framed():
            yield from _html((*block.parts, *block.foot))


def _html_table(table: Table) -> str:
    head = "".join(f'<th scope="col">{_safe(column.heading)}</th>' for column in table.columns)
    rows = (
        f'<tr><th scope="row">{_safe(first)}</th>{"".join(f"<td>{_safe(cell)}</td>" for cell in rest)}</tr>'
        for first, *rest in (*table.rows, *table.spare)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _drawn(code: Code) -> str:
    """The code as a picture, which says nothing that does not stand beside it."""
    side = len(code.squares)
    rows = enumerate(code.squares)
    dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in rows for x, is_dark in enumerate(row) if is_dark)
    return f'<svg aria-hidden="true" width="45mm" viewBox="-4 -4 {side + 8} {side + 8}"><path d="{dark}"></path></svg>'


def _marked(words: Text) -> str:
    if isinstance(words, str):
        return _safe(words)
    return "".join(f"<strong>{_safe(one.words)}</strong>" if one.bold else _safe(one.words) for one in words)


def _linked(words: Text, link: str) -> str:
    return (
        f'<a href="{escape(link)}">{_marked(words)}</a>' if link.startswith(("http://", "https://")) else _marked(words)
    )


def _safe(words: str) -> str:
    """What somebody typed is never markup; its own lines stay lines."""
    return escape(words).replace("\n", "<br>")
