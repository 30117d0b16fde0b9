"""What the parts of a page mean, for people who listen to it: the tree of tags of a PDF."""

from dataclasses import dataclass, field
from itertools import count


@dataclass(frozen=True, slots=True)
class Content:
    """A stretch of marked content: ``number`` on the page with index ``page``."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on the page that leads to ``link``."""

    page: int
    link: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(eq=False, slots=True)
class Tag:
    """An element such as ``H1``, ``P`` or ``TD``. ``order`` rises in the order of reading.

    ``words`` is its text; it is read instead of what the page holds if that is not ``is_plain``.
    ``alt`` says what a figure shows.
    """

    kind: str
    order: int
    children: list["Tag | Content | Place"] = field(default_factory=list)
    scope: str = ""
    words: str = ""
    is_plain: bool = True
    alt: str = ""


class Tree:
    """Makes tags; each is read after those that were made before it."""

    def __init__(self) -> None:
        self._orders = count()
        self.root = Tag("Document", next(self._orders))

    def add(self, kind: str, parent: Tag, *, scope: str = "") -> Tag:
        tag = Tag(kind, next(self._orders), scope=scope)
        parent.children.append(tag)
        return tag
