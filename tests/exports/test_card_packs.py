"""A pack to pass on: the same cards give the same bytes, and each carries its licence and originator."""

import io
import zipfile

from organiser.app.playbook import Playbook
from organiser.domain import cards
from organiser.domain.packs import MANIFEST, Manifest, read_manifest
from organiser.exports import packs

BOOK = Playbook().shelf.exercises
ABOUT = Manifest("Elm Road", "Ruth", "Apache-2.0")


def test_a_pack_is_a_zip_of_the_same_files_with_a_manifest() -> None:
    with zipfile.ZipFile(io.BytesIO(packs.pack(BOOK, ABOUT))) as opened:
        assert opened.namelist() == [MANIFEST, *sorted(f"{card.id}.md" for card in BOOK)]
        assert read_manifest(opened.read(MANIFEST).decode()) == ABOUT
        for card in BOOK:
            assert cards.read(opened.read(f"{card.id}.md").decode()) == card
            assert f'originator = "{card.originator}"'.encode() in opened.read(f"{card.id}.md")
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_cards_in_any_order_give_the_same_bytes() -> None:
    assert packs.pack(BOOK, ABOUT) == packs.pack(reversed(BOOK), ABOUT)
