"""Opens zip files that anybody may have made: in memory, within limits, and nothing in them is believed."""

import stat
import struct
import zipfile
import zlib
from io import BytesIO

from organiser.domain.problem import Problem

MOST_FILES = 1_000
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, OverflowError)

_MOST_FOLDED = 100  # how many times smaller than itself a text may be packed; cards come to about 4
_FOLDED_FROM = 10_000
_CHUNK = 65_536
_ENTRY = b"PK\x01\x02"  # begins each entry of a zip's directory
_NAME_FLAG = 9, 0x08  # the byte of an entry, and the bit in it, that say that its name is UTF-8
_ENCRYPTED = 0x1 | 0x40
_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Refused(Exception):
    """Why one file of a zip is not taken."""


def opened(content: bytes, most: int, advice: str) -> zipfile.ZipFile:
    """The zip file, of ``most`` bytes; a Problem where it is larger or holds too many files, else one of ``BROKEN``.

    Names that say they are UTF-8 and are not spoil only themselves, not the whole directory.
    """
    if len(content) > most:
        raise Problem(f"The pack is larger than {most // 1_000_000} MB.", advice)
    if content.count(_ENTRY) > MOST_FILES:  # counted before the directory is read: millions of entries take their time
        raise Problem(f"The pack holds more than {MOST_FILES:,} files.", advice)
    try:
        return zipfile.ZipFile(BytesIO(content))
    except UnicodeDecodeError:
        plain = bytearray(content)
        at = plain.find(_ENTRY)
        while 0 <= at < len(plain) - _NAME_FLAG[0]:
            plain[at + _NAME_FLAG[0]] &= ~_NAME_FLAG[1]
            at = plain.find(_ENTRY, at + len(_ENTRY))
        return zipfile.ZipFile(BytesIO(plain))


def check(info: zipfile.ZipInfo) -> None:
    """Refuse an entry that is no ordinary file packed in an ordinary way."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise Refused("it is a link and no file" if kind == stat.S_IFLNK else "it is no ordinary file")
    if info.flag_bits & _ENCRYPTED:
        raise Refused("it is encrypted")
    if info.compress_type not in _WAYS:
        raise Refused("it is packed in a way that is not known here")
    if info.file_size > max(_FOLDED_FROM, _MOST_FOLDED * info.compress_size):
        raise Refused("it would unpack to a suspicious size")


def unpacked(zipped: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> str:
    """The text of a file, unpacked no further than ``most`` bytes, whatever its entry says of its size."""
    found = bytearray()
    try:
        with zipped.open(info) as file:
            while chunk := file.read(_CHUNK):
                found += chunk
                if len(found) > most:
                    raise Refused(f"it is larger than {most:,} bytes")
        return found.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("it is not UTF-8 text") from None
    except BROKEN:
        raise Refused("it is damaged in the pack") from None
