"""A pack is foreign input: what is sound in it is offered, the rest is refused with its reason, and nothing hangs."""

import io
import random
import struct
import time
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.app.playbook import Playbook
from organiser.domain import cards
from organiser.domain.exercises import Exercise
from organiser.domain.packs import MANIFEST, Manifest, Pack, Standing
from organiser.domain.problem import Problem
from organiser.exports import packs as exports
from organiser.imports import packs
from tests.conftest import problem_of

BOOK = Playbook().shelf.exercises
FIRST, SECOND, THIRD = BOOK[:3]
OURS = replace(FIRST, id="tea-talk", name="Tea talk")
ABOUT = Manifest("Elm Road", "Ruth", "Apache-2.0", "What we do.")


def zipped(files: Mapping[str, str | bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", way) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return made.getvalue()


def read(files: Mapping[str, str | bytes]) -> Pack:
    return packs.read(zipped({"tea-talk.md": cards.write(OURS), **files}), BOOK)


def only_reason(pack: Pack) -> str:
    """Why the one bad file was left out, while the sound card is still offered."""
    assert [offer.card for offer in pack.offers] == [OURS]
    (rejected,) = pack.rejected
    return rejected.reason


def test_what_was_exported_is_offered_card_for_card() -> None:
    pack = packs.read(exports.pack(BOOK, ABOUT), ())
    assert pack.manifest == ABOUT
    assert sorted(offer.card.id for offer in pack.offers) == sorted(card.id for card in BOOK)
    assert {offer.card for offer in pack.offers} == set(BOOK)
    assert {offer.standing for offer in pack.offers} == {Standing.NEW}
    assert pack.rejected == ()


def test_each_card_says_what_it_is_beside_those_that_are_here() -> None:
    mine = replace(OURS, own=True)
    longer = replace(SECOND, minutes_max=SECOND.minutes_max + 5)
    pack = packs.read(exports.pack([FIRST, longer, replace(OURS, purpose="Another."), THIRD], ABOUT), (*BOOK[:2], mine))
    told = {offer.card.id: (offer.standing, offer.replaces) for offer in pack.offers}
    assert told == {
        FIRST.id: (Standing.SAME, False),
        f"own-{SECOND.id}": (Standing.DIFFERS, False),
        "tea-talk": (Standing.DIFFERS, True),
        THIRD.id: (Standing.NEW, False),
    }
    (beside,) = [offer for offer in pack.offers if offer.card.id == f"own-{SECOND.id}"]
    assert [difference.what for difference in beside.differences] == ["Minutes"]
    again = packs.read(exports.pack([longer], ABOUT), (SECOND, replace(beside.card, own=True)))
    assert [offer.standing for offer in again.offers] == [Standing.SAME]


def test_no_two_cards_would_be_kept_under_one_id() -> None:
    other = replace(FIRST, purpose="Changed.")
    pack = packs.read(exports.pack([other, replace(OURS, id=f"own-{FIRST.id}")], ABOUT), BOOK)
    assert len({offer.card.id for offer in pack.offers}) == 2
    assert FIRST.id not in {offer.card.id for offer in pack.offers}


@pytest.mark.parametrize(
    "name",
    ["/etc/cron.md", "../up.md", "a/../../up.md", "./x.md", "..\\up.md", "C:\\x.md", "C:x.md", "\\\\host\\x.md",
     "deep/er/x.md", "other/x.md", "x\x07.md", "x\u202egpj.md", "~.exe", "run.py", ".md", f"{'x' * 300}.md", "..", ""],
)  # fmt: skip
def test_a_name_that_is_not_one_of_a_card_is_refused(name: str) -> None:
    pack = read({name or " ": cards.write(THIRD)})
    assert only_reason(pack)
    assert pack.rejected[0].name.isprintable()
    assert len(pack.rejected[0].name) < 130


def test_the_cards_may_lie_in_one_folder() -> None:
    files = {"ours/": "", f"ours/{MANIFEST}": 'title = "Ours"', "ours/a.md": cards.write(OURS), "b.md": "x"}
    pack = packs.read(zipped(files), ())
    assert (pack.manifest.title, [offer.card.id for offer in pack.offers]) == ("Ours", ["tea-talk"])
    assert [one.reason for one in pack.rejected] == ["it does not lie beside the other cards"]


def test_links_and_devices_are_refused() -> None:
    for kind, reason in ((0o120777, "it is a link"), (0o020666, "no ordinary file"), (0o040755, "no ordinary file")):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as opened:
            opened.writestr("tea-talk.md", cards.write(OURS))
            entry = zipfile.ZipInfo("link.md")
            entry.external_attr = kind << 16
            opened.writestr(entry, "/etc/passwd")
        assert reason in only_reason(packs.read(made.getvalue(), BOOK))


def test_an_encrypted_file_is_refused() -> None:
    content = bytearray(zipped({"tea-talk.md": cards.write(OURS), "b.md": cards.write(THIRD)}))
    at = content.rfind(b"PK\x01\x02")
    content[at + 8] |= 1
    assert only_reason(packs.read(bytes(content), BOOK)) == "it is encrypted"


def test_other_ways_of_packing_are_refused() -> None:
    pack = packs.read(zipped({"tea-talk.md": cards.write(OURS)}, zipfile.ZIP_LZMA), BOOK)
    assert [one.reason for one in pack.rejected] == ["it is packed in a way that is not known here"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xff\xfe+\x00+\x00+\x00", "it is not UTF-8 text"),
        (cards.write(THIRD).encode("utf-16"), "it is not UTF-8 text"),
        (b"", "line 1: it does not begin with a header"),
        (b"\0" * 300, "line 1: it does not begin with a header"),
        (cards.write(THIRD).replace('stage = "', 'stage = "x').encode(), "“stage” is “x"),
        (cards.write(THIRD).replace("licence =", "__import__ =").encode(), "no “licence”"),
        (cards.write(replace(THIRD, id="tea-talk")).encode(), "tea-talk.md has the id “tea-talk” already"),
        (f"+++\n{'[' * 40_000}\n+++\n".encode(), "suspicious size"),
        (b" " * 5_000_000, "suspicious size"),
        (random.Random(1).randbytes(400_000).hex().encode(), "it is longer than 200,000 characters"),
        (random.Random(1).randbytes(900_000).hex().encode(), "it is larger than 800,000 bytes"),
    ],
    ids=str,
)
def test_a_file_that_is_no_sound_card_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    assert reason in only_reason(read({"z.md": content}))


def test_two_files_of_one_name_count_once() -> None:
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w") as opened:
        warnings.simplefilter("ignore")
        opened.writestr("tea-talk.md", cards.write(OURS))
        opened.writestr("Tea-Talk.md", cards.write(THIRD))
    assert only_reason(packs.read(made.getvalue(), BOOK)) == "there is another file of that name"


@pytest.mark.parametrize("manifest", ["title = 5", "title = ", "\0", f"a{'.a' * 20_000} = 1", f'title = "{"x" * 400}"'])
def test_a_broken_manifest_is_told_and_the_cards_are_offered(manifest: str) -> None:
    content = zipped({"tea-talk.md": cards.write(OURS), MANIFEST: manifest}, zipfile.ZIP_STORED)
    assert only_reason(packs.read(content, BOOK))


def test_a_size_that_lies_is_found_while_unpacking() -> None:
    content = bytearray(zipped({"tea-talk.md": cards.write(OURS), "b.md": b"+" * 3_000_000}))
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = content.rfind(mark)
        content[place + at : place + at + 4] = struct.pack("<I", 900)
    assert only_reason(packs.read(bytes(content), BOOK))


def test_many_small_bombs_together_are_stopped() -> None:
    padding = random.Random(1).randbytes(45_000).hex()
    many = (replace(OURS, id=f"tea-{number}", about=padding) for number in range(60))
    pack = read({f"{card.id}.md": cards.write(card) for card in many})
    assert 40 < len(pack.offers) < 60
    assert {one.reason for one in pack.rejected} == {"the pack unpacks to more than 5 MB"}


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"no zip at all", b"PK\x05\x06" + bytes(18), bytes(packs.LARGEST_PACK + 1), b"PK\x01\x02" * 200_000],
    ids=len,
)
def test_what_is_no_pack_is_a_problem(content: bytes) -> None:
    problem = problem_of(packs.read, content, BOOK)
    if content == b"PK\x05\x06" + bytes(18):
        assert problem is None  # an empty zip file is one, with nothing in it
    else:
        assert problem is not None
        assert problem.advice


def test_a_hundred_thousand_files_are_refused_at_once() -> None:
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 3, 20, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    number = 100_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, number & 0xFFFF, number & 0xFFFF, len(entry) * number, 0, 0)
    begun = time.perf_counter()
    problem = problem_of(packs.read, entry * number + end, BOOK)
    assert problem is not None
    assert "more than 1,000 files" in problem.message
    assert time.perf_counter() - begun < 1


def test_names_in_a_wrong_encoding_spoil_only_themselves() -> None:
    content = zipped({"tea-talk.md": cards.write(OURS), "né.md": cards.write(THIRD)})
    content = content.replace("né.md".encode(), b"n\xff\xfe.md")
    assert only_reason(packs.read(content, BOOK))


def test_nothing_is_written_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    read({"../out.md": cards.write(THIRD), "in.md": cards.write(SECOND)})
    assert list(tmp_path.rglob("*.md")) == []


WHOLE = exports.pack(BOOK[:4], ABOUT)


@given(some.lists(some.tuples(some.integers(0, len(WHOLE) - 1), some.integers(0, 255)), min_size=1, max_size=30))
def test_damage_never_ends_in_anything_but_a_pack_or_a_problem(damage: list[tuple[int, int]]) -> None:
    content = bytearray(WHOLE)
    for at, byte in damage:
        content[at] = byte
    _is_told(bytes(content))


@given(some.integers(0, len(WHOLE)), some.binary(max_size=200), some.integers(0, 300))
def test_cuts_and_insertions_never_end_in_anything_but_a_pack_or_a_problem(at: int, new: bytes, gone: int) -> None:
    _is_told(WHOLE[:at] + new + WHOLE[at + gone :])


@given(some.dictionaries(some.text(min_size=1, max_size=12), some.text(max_size=300), max_size=5))
def test_any_names_and_texts_are_told(files: dict[str, str]) -> None:
    named = {name.encode("utf-8", "replace").decode(): text.encode("utf-8", "replace") for name, text in files.items()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            content = zipped({name: text for name, text in named.items() if name.partition("\0")[0]})
        except ValueError:
            return
    _is_told(content)


def _is_told(content: bytes) -> None:
    try:
        pack = packs.read(content, BOOK)
    except Problem:
        return
    for offer in pack.offers:
        assert isinstance(offer.card, Exercise)
        assert cards.read(cards.write(offer.card)) == offer.card
    for rejected in pack.rejected:
        assert rejected.reason
        assert rejected.name.isprintable()
