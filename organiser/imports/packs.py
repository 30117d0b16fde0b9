"""Reads a pack of cards from bytes that anybody may have made."""

import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO

from organiser.domain import cards, packs, text
from organiser.domain.exercises import Exercise
from organiser.domain.packs import Manifest, Pack, Rejected
from organiser.domain.problem import Problem

LARGEST_PACK = 5_000_000
MOST_FILES = 1_000
LARGEST_FILE = 4 * cards.LARGEST  # bytes: as many as the longest card can have in UTF-8
LARGEST_MANIFEST = 50_000
LARGEST_TOTAL = 5_000_000
_MOST_FOLDED = 100  # how many times smaller than itself a text may be packed; cards come to about 4
_FOLDED_FROM = 10_000
_CHUNK = 65_536
_LONGEST_NAME = 120

_ENTRY = b"PK\x01\x02"  # begins each entry of a zip's directory
_NAME_FLAG = 9, 0x08  # the byte of an entry, and the bit in it, that say that its name is UTF-8
_ENCRYPTED = 0x1 | 0x40
_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, OverflowError)
_ADVICE = "Ask for the file again, or choose another one."


class _Refused(Exception):
    """Why one file of a pack is not taken."""


def read(content: bytes, here: Iterable[Exercise]) -> Pack:
    """What a pack offers beside the cards that are ``here``, and what in it was refused.

    Everything happens in memory and within limits. A Problem says why nothing at all can be taken.
    """
    if len(content) > LARGEST_PACK:
        raise Problem(f"The pack is larger than {LARGEST_PACK // 1_000_000} MB.", _ADVICE)
    if content.count(_ENTRY) > MOST_FILES:  # counted before the directory is read: millions of entries take their time
        raise Problem(f"The pack holds more than {MOST_FILES:,} files.", _ADVICE)
    try:
        with _opened(content) as opened:
            return _Reader(opened).read(here)
    except _BROKEN as error:
        raise Problem("The file is not a pack of cards: it is no zip file, or a broken one.", _ADVICE) from error


def _opened(content: bytes) -> zipfile.ZipFile:
    """The zip file. Names that say they are UTF-8 and are not spoil only themselves, not the whole directory."""
    try:
        return zipfile.ZipFile(BytesIO(content))
    except UnicodeDecodeError:
        plain = bytearray(content)
        at = plain.find(_ENTRY)
        while 0 <= at < len(plain) - _NAME_FLAG[0]:
            plain[at + _NAME_FLAG[0]] &= ~_NAME_FLAG[1]
            at = plain.find(_ENTRY, at + len(_ENTRY))
        return zipfile.ZipFile(BytesIO(plain))


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
                    raise _Refused(f"{ids[card.id]} has the id “{card.id}” already")
                ids[card.id] = _shown(name)
                found.append(card)
            except _Refused as refused:
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
                _check_entry(info)
                same = unicodedata.normalize("NFC", name).casefold()
                if same in seen:
                    raise _Refused("there is another file of that name")
                seen.add(same)
            except _Refused as refused:
                self._rejected.append(Rejected(_shown(name), str(refused)))
            else:
                yield name, info

    def _unpacked(self, info: zipfile.ZipInfo, most: int) -> str:
        """The text of a file, unpacked no further than the limits, whatever its entry says of its size."""
        unpacked = bytearray()
        try:
            with self._opened.open(info) as file:
                while chunk := file.read(_CHUNK):
                    unpacked += chunk
                    self._left -= len(chunk)
                    if len(unpacked) > most:
                        raise _Refused(f"it is larger than {most:,} bytes")
                    if self._left < 0:
                        raise _Refused(f"the pack unpacks to more than {LARGEST_TOTAL // 1_000_000} MB")
            return unpacked.decode("utf-8")
        except UnicodeDecodeError:
            raise _Refused("it is not UTF-8 text") from None
        except _BROKEN:
            raise _Refused("it is damaged in the pack") from None


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
        raise _Refused("its name is not the name of a card")
    if ".." in parts or "." in parts:
        raise _Refused("its name leads outside the pack")
    if name.endswith("/"):
        raise _Refused("it is a folder")
    if "/".join((*parts[:-1], "")).removeprefix("/") != folder:
        raise _Refused("it does not lie beside the other cards")
    if parts[-1].startswith(".") or not (name.endswith(".md") or parts[-1] == packs.MANIFEST):
        raise _Refused("it is not a card: cards are Markdown files with the ending .md")


def _check_entry(info: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise _Refused("it is a link and no file" if kind == stat.S_IFLNK else "it is no ordinary file")
    if info.flag_bits & _ENCRYPTED:
        raise _Refused("it is encrypted")
    if info.compress_type not in _WAYS:
        raise _Refused("it is packed in a way that is not known here")
    if info.file_size > max(_FOLDED_FROM, _MOST_FOLDED * info.compress_size):
        raise _Refused("it would unpack to a suspicious size")


def _manifest(source: str) -> Manifest:
    try:
        return packs.read_manifest(source.removeprefix("\ufeff"))
    except Problem as problem:
        raise _Refused(_as_reason(problem.message)) from None
    except (ValueError, RecursionError):
        raise _Refused("it cannot be read, so nothing is known of who made the pack") from None


def _card(source: str) -> Exercise:
    """The card in a text, made sure that it can be kept and read again."""
    try:
        card = cards.read(source)
        if cards.read(cards.write(card)) != card:
            raise _Refused("it cannot be kept as it is")
    except cards.CardProblem as problem:
        raise _Refused(_as_reason(f"line {problem.line}: {problem.reason}")) from None
    return card


def _as_reason(words: str) -> str:
    return text.line(words[:300]).rstrip(".")


def _shown(name: str) -> str:
    """A foreign name as it can be shown: on one line, without what could make it look like another one."""
    kept = text.line("".join(letter for letter in name[:_LONGEST_NAME] if letter.isprintable()))
    return kept if kept == name else f"{kept}…"
