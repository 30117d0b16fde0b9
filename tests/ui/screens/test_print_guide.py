"""The guide to printing: every kind of print stands in it with its picture, and the window shows them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PIL import Image
from PySide6.QtGui import QTextCursor, QTextFormat
from pytestqt.qtbot import QtBot

from organiser.app.paths import resource
from organiser.app.playbook import read_guides
from organiser.exports.prints import PRINTS, Print
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.screens import handouts
from organiser.ui.screens.handouts.view import HandoutsView
from organiser.ui.screens.playbook import parts
from organiser.ui.screens.playbook.document import DocumentView
from organiser.ui.screens.playbook.parts import Heading, Picture, Words

GUIDE = next(guide for guide in read_guides() if guide.id == "printing")
PARTS = parts.read(GUIDE.text)
LARGEST = 30_000  # bytes


@pytest.mark.parametrize("kind", PRINTS, ids=lambda kind: kind.name)
def test_every_print_stands_in_the_guide_with_its_picture(kind: Print) -> None:
    [picture] = [
        after
        for before, after in pairwise(PARTS)
        if isinstance(before, Words) and isinstance(after, Picture) and before.words.startswith(f"**{kind.title}.** ")
    ]
    assert picture.file == f"prints/{kind.name}.png"
    assert len(picture.words) > 10
    path = resource("pictures") / picture.file
    assert path.stat().st_size < LARGEST
    with Image.open(path) as image:
        assert max(image.size) == 420
        assert len(image.convert("RGB").getcolors(65_536) or ()) > 5, "it shows something"


def test_the_guide_goes_by_when_a_print_is_needed() -> None:
    headings: dict[str, str] = {}
    heading = ""
    for part in PARTS:
        heading = part.words if isinstance(part, Heading) else heading
        if isinstance(part, Picture):
            headings[part.file] = heading
    assert headings == {f"prints/{kind.name}.png": str(kind.when) for kind in PRINTS}


def test_the_pictures_are_shown_and_said_in_words(qtbot: QtBot) -> None:
    view = DocumentView("Guide")
    qtbot.addWidget(view)
    view.resize(700, 500)
    pictures = [part for part in PARTS if isinstance(part, Picture)]
    view.show()
    view.show_parts("Printing", pictures)
    cursor = view.textCursor()
    shown = []
    while not cursor.atEnd():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        shown.append(cursor.charFormat().property(QTextFormat.Property.ImageAltText.value))
    assert list(dict.fromkeys(filter(None, shown))) == [part.words for part in pictures]
    assert view.document().size().height() > 420 * len(pictures)


@pytest.mark.parametrize(
    "words",
    [
        "![A map](../../secrets.png)",
        "![A map](/etc/prints/map.png)",
        "![A map](https://example.org/map.png)",
        "![](../pictures/prints/poster.png)",
    ],
)
def test_a_text_leads_to_no_other_files(words: str) -> None:
    assert parts.read(words) == (Words(words),)


def test_the_handouts_lead_to_the_guide(qtbot: QtBot, desk: Desk, workshop: int) -> None:
    tab = handouts.make(desk)
    assert isinstance(tab.view, HandoutsView)
    qtbot.addWidget(tab.view)
    tab.show_session(workshop)
    with qtbot.waitSignal(desk.went) as led:
        tab.view.actions_["handouts.guide"].trigger()
    assert led.args == ["playbook", Spot("printing", "guides")]
