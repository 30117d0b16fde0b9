"""The ways in which a workspace file comes to harm: sixteen kinds, each at a place that chance decides."""

from collections.abc import Callable
from pathlib import Path
from random import Random

PAGE = 4096
_SECTOR = 512

Spoil = Callable[[bytearray, bytes, Random], bytes]


def _flip(content: bytearray, chance: Random, first: int = 0, most: int = 1) -> bytes:
    for _ in range(chance.randint(1, most)):
        content[chance.randrange(first, len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def _over(content: bytearray, chance: Random, length: int, filling: Callable[[int], bytes]) -> bytes:
    start = chance.randrange(max(len(content) // length, 1)) * length
    content[start : start + length] = filling(length)
    return bytes(content)


def _swap(content: bytearray, chance: Random) -> bytes:
    one, other = (chance.randrange(len(content) // PAGE) * PAGE for _ in range(2))
    content[one : one + PAGE], content[other : other + PAGE] = (
        content[other : other + PAGE],
        content[one : one + PAGE],
    )
    return bytes(content)


def _stale(content: bytearray, older: bytes, chance: Random) -> bytes:
    """Pages of last week among those of today, as programs that sync folders leave them."""
    for _ in range(chance.randint(1, 3)):
        start = chance.randrange(min(len(content), len(older)) // PAGE) * PAGE
        content[start : start + PAGE] = older[start : start + PAGE]
    return bytes(content)


KINDS: dict[str, Spoil] = {
    "a bit": lambda content, _old, chance: _flip(content, chance),
    "bits": lambda content, _old, chance: _flip(content, chance, most=40),
    "a bit of the header": lambda content, _old, chance: _flip(content[:100], chance) + bytes(content[100:]),
    "bytes": lambda content, _old, chance: _over(content, chance, 8, chance.randbytes),
    "sector of noughts": lambda content, _old, chance: _over(content, chance, _SECTOR, bytes),
    "sector of noise": lambda content, _old, chance: _over(content, chance, _SECTOR, chance.randbytes),
    "page of noughts": lambda content, _old, chance: _over(content, chance, PAGE, bytes),
    "page of noise": lambda content, _old, chance: _over(content, chance, PAGE, chance.randbytes),
    "no header": lambda content, _old, chance: chance.randbytes(100) + bytes(content[100:]),
    "no first page": lambda content, _old, _chance: bytes(PAGE) + bytes(content[PAGE:]),
    "cut short": lambda content, _old, chance: bytes(content[: chance.randrange(len(content))]),
    "cut to pages": lambda content, _old, chance: bytes(content[: chance.randrange(len(content) // PAGE) * PAGE]),
    "longer": lambda content, _old, chance: bytes(content) + chance.randbytes(chance.randrange(1, 3 * PAGE)),
    "pages swapped": lambda content, _old, chance: _swap(content, chance),
    "stale pages": _stale,
    "all noughts": lambda content, _old, _chance: bytes(len(content)),
}


def damaged(path: Path, content: bytes, older: bytes, seed: int) -> str:
    """Write a damaged copy of ``content`` to ``path``; returns its kind, and the same seed gives the same damage."""
    chance = Random(seed)
    kind = sorted(KINDS)[seed % len(KINDS)]
    path.write_bytes(KINDS[kind](bytearray(content), older, chance))
    return kind
