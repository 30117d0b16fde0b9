"""Reads a pack of cards from bytes that anybody may have made."""

import unicodedata
import zipfile
from collections.abc import Iterable, Iterator

from organiser.domain import cards, packs, text
from organiser.domain.exercises import Exercise
from organiser.domain.packs import Manifest, Pack, Rejected
from organiser.domain.problem import Problem
from organiser.imports import zips
from organiser.imports.zips import Refused

LARGEST_PACK = 5_000_000
LARGEST_FILE = 4 * cards.LARGEST  # bytes: as many as the longest card can have in UTF-8
LARGEST_MANIFEST = 50_000
LARGEST_TOTAL = 5_000_000
_LONGEST_NAME = 120

_ADVICE = "Ask for the file again, or choose another one."


def read(content: bytes, here: Iterable[Exercise]) -> Pack:
    """What a pack offers beside the cards that are ``here``, and what in it was refused.

    Everything happens in memory and within limits. A Problem says why nothing at all can be taken.
    """
    try:
        with zips.opened(content, LARGEST_PACK, _ADVICE) as opened:
            return _Reader(opened).read(here)
    except zips.BROKEN as error:
        raise Problem("The file is not a pack of cards: it is no zip file, or a broken one.", _ADVICE) from error


class _Reader:
    """One pack while it is looked through: what may still be unpacked, and what was found."""

    def __init__(self, opened: zipfile.ZipFile) -> None:
        self._opened = opened
        self._left = LARGEST_TOTAL
        self._rejected: list[Rejected] = []

    def read(self, here: Iterable[Exercise]) -> Pack:
        files = tuple(self._files())
        manifest, found = Manifest(), []
        ids: dict[str, str] = {}
        for name, info in files:
            try:
                if name.rpartition("/")[2] == packs.MANIFEST:
                    manifest = _manifest(self._unpacked(info, LARGEST_MANIFEST))
                    continue
                card = _card(self._unpacked(info, LARGEST_FILE))
                if card.id in ids:
                    raise Refused(f"{ids[card.id]} has the id “{card.id}” already")
                ids[card.id] = _shown(name)
                found.append(card)
            except Refused as refused:
                self._rejected.append(Rejected(_shown(name), str(refused)))
        return Pack(manifest, packs.offers(found, here), tuple(self._rejected))

    def _files(self) -> Iterator[tuple[str, zipfile.ZipInfo]]:
        """The files that may be read, each with its name; the others are rejected."""
        infos = [(_name(info), info) for info in self._opened.infolist()]
        folder = _folder(infos)
        seen: set[str] = set()
        for name, info in infos:
            if name == folder:
                continue
            try:
                _check_name(name, folder)
                zips.check(info)
                same = unicodedata.normalize("NFC", name).casefold()
                if same in seen:
                    raise Refused("there is another file of that name")
                seen.add(same)
            except Refused as refused:
                self._rejected.append(Rejected(_shown(name), str(refused)))
            else:
                yield name, info

    def _unpacked(self, info: zipfile.ZipInfo, most: int) -> str:
        """The text of a file; all of them together unpack to no more than the limit."""
        if self._left >= 0:
            content = zips.unpacked(self._opened, info, most)
            self._left -= len(content.encode())
        if self._left < 0:
            raise Refused(f"the pack unpacks to more than {LARGEST_TOTAL // 1_000_000} MB")
        return content


def _name(info: zipfile.ZipInfo) -> str:
    """The name as it stands in the file; the library cuts and turns some names into harmless ones."""
    return info.orig_filename


def _folder(infos: Iterable[tuple[str, zipfile.ZipInfo]]) -> str:
    """The one folder in which a pack's files lie: that of its manifest, else of its first card; "" for none."""
    names = [name for name, _ in infos if name.count("/") <= 1 and not name.startswith("/")]
    names = [name for name in names if name.endswith(f"/{packs.MANIFEST}") or name == packs.MANIFEST] or [
        name for name in names if name.endswith(".md")
    ]
    folder, slash, _ = (names or [""])[0].rpartition("/")
    return folder + slash


def _check_name(name: str, folder: str) -> None:
    parts = name.split("/")
    if not name.isprintable() or "\\" in name or ":" in name or name.startswith("/") or len(name) > _LONGEST_NAME:
        raise Refused("its name is not the name of a card")
    if ".." in parts or "." in parts:
        raise Refused("its name leads outside the pack")
    if name.endswith("/"):
        raise Refused("it is a folder")
    if "/".join((*parts[:-1], "")).removeprefix("/") != folder:
        raise Refused("it does not lie beside the other cards")
    if parts[-1].startswith(".") or not (name.endswith(".md") or parts[-1] == packs.MANIFEST):
        raise Refused("it is not a card: cards are Markdown files with the ending .md")


def _manifest(source: str) -> Manifest:
    try:
        return packs.read_manifest(source.removeprefix("\ufeff"))
    except Problem as problem:
        raise Refused(_as_reason(problem.message)) from None
    except (ValueError, RecursionError):
        raise Refused("it cannot be read, so nothing is known of who made the pack") from None


def _card(source: str) -> Exercise:
    """The card in a text, made sure that it can be kept and read again."""
    try:
        card = cards.read(source)
        if cards.read(cards.write(card)) != card:
            raise Refused("it cannot be kept as it is")
    except cards.CardProblem as problem:
        raise Refused(_as_reason(f"line {problem.line}: {problem.reason}")) from None
    return card


def _as_reason(words: str) -> str:
    return text.line(words[:300]).rstrip(".")


def _shown(name: str) -> str:
    """A foreign name as it can be shown: on one line, without what could make it look like another one."""
    kept = text.line("".join(letter for letter in name[:_LONGEST_NAME] if letter.isprintable()))
    return kept if kept == name else f"{kept}…"
