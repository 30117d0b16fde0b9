"""The colours and sizes of the program, each named for the part it plays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple


class Tone(StrEnum):
    """What a short word means to the reader: the colour only repeats it."""

    NEUTRAL = "neutral"
    OK = "ok"
    INFO = "info"
    WARN = "warn"
    DANGER = "danger"


class Pair(NamedTuple):
    """A ground and the ink that can be read on it, as ``#RRGGBB``."""

    ground: str
    ink: str


class Space:
    """Distances in logical pixels, in steps of four."""

    TINY: Final = 4
    SMALL: Final = 8
    MEDIUM: Final = 12
    LARGE: Final = 16
    WIDE: Final = 24
    PAGE: Final = 32
    VAST: Final = 48


class Radius:
    """Corner radii in logical pixels."""

    ITEM: Final = 6
    CONTROL: Final = 8
    CARD: Final = 12


class Scale:
    """Type sizes as factors of the body size, and the smallest target."""

    CAPTION: Final = 0.88
    SECTION: Final = 1.2
    PAGE: Final = 1.6
    ICON: Final = 1.25
    SMALLEST_POINTS: Final = 9.0
    TARGET: Final = 36


KIND_ICONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "warm-up": "sun",
        "talk": "message-circle",
        "make": "scissors",
        "move": "footprints",
        "close": "flag",
        "break": "coffee",
    }
)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Tokens:
    """One colour scheme; every value is ``#RRGGBB``. There are two, so that being the same one is being equal."""

    name: str
    window: str
    sidebar: str
    surface: str
    surface_alt: str
    hover: str
    line: str
    outline: str
    text: str
    muted: str
    disabled: str
    primary: str
    on_primary: str
    primary_hover: str
    primary_press: str
    soft: str
    on_soft: str
    accent: str
    danger: str
    on_danger: str
    danger_soft: str
    on_danger_soft: str
    warn_soft: str
    on_warn_soft: str
    ok_soft: str
    on_ok_soft: str
    info_soft: str
    on_info_soft: str
    focus: str
    toast: str
    on_toast: str
    warm_up: str
    talk: str
    make: str
    move: str
    close: str
    pause: str

    def tone(self, tone: Tone) -> Pair:
        """The ground and ink of a chip or a message."""
        match tone:
            case Tone.OK:
                return Pair(self.ok_soft, self.on_ok_soft)
            case Tone.INFO:
                return Pair(self.info_soft, self.on_info_soft)
            case Tone.WARN:
                return Pair(self.warn_soft, self.on_warn_soft)
            case Tone.DANGER:
                return Pair(self.danger_soft, self.on_danger_soft)
            case Tone.NEUTRAL:
                return Pair(self.surface_alt, self.muted)

    def strip(self, kind: str) -> str:
        """The colour of a kind of exercise; the outline colour for a kind that has none."""
        colours = {
            "warm-up": self.warm_up,
            "talk": self.talk,
            "make": self.make,
            "move": self.move,
            "close": self.close,
            "break": self.pause,
        }
        return colours.get(kind, self.outline)

    @property
    def series(self) -> tuple[str, ...]:
        """Colours that people with any colour vision can tell apart, for groups in a picture."""
        return (self.talk, self.warm_up, self.close, self.make, self.move, self.pause)


LIGHT: Final = Tokens(
    name="light",
    window="#F5F3EE",
    sidebar="#ECE8DF",
    surface="#FFFFFF",
    surface_alt="#FAF8F4",
    hover="#E4EBE6",
    line="#DDD7CB",
    outline="#857E70",
    text="#1E2522",
    muted="#565E58",
    disabled="#8B918B",
    primary="#146B5E",
    on_primary="#FFFFFF",
    primary_hover="#0F564B",
    primary_press="#0B4239",
    soft="#D9EDE7",
    on_soft="#0C4A40",
    accent="#A8480F",
    danger="#B3261E",
    on_danger="#FFFFFF",
    danger_soft="#FBE3E0",
    on_danger_soft="#7F1710",
    warn_soft="#FCEFC9",
    on_warn_soft="#5F4100",
    ok_soft="#DDF0DC",
    on_ok_soft="#1F5522",
    info_soft="#DFEBF8",
    on_info_soft="#174A7C",
    focus="#1B5FC4",
    toast="#26302B",
    on_toast="#F4F6F2",
    warm_up="#AD6F1C",
    talk="#254A7A",
    make="#CF3DB8",
    move="#4E4217",
    close="#189268",
    pause="#757F94",
)

DARK: Final = Tokens(
    name="dark",
    window="#171B19",
    sidebar="#121513",
    surface="#202523",
    surface_alt="#262C29",
    hover="#2C3430",
    line="#363E3A",
    outline="#7E8984",
    text="#ECEFEA",
    muted="#ABB4AE",
    disabled="#6F7873",
    primary="#63CBB4",
    on_primary="#06231D",
    primary_hover="#7FD9C5",
    primary_press="#9AE4D4",
    soft="#17443A",
    on_soft="#BFEFE2",
    accent="#F2A26B",
    danger="#FF8F85",
    on_danger="#3A0603",
    danger_soft="#4C1B17",
    on_danger_soft="#FFD3CE",
    warn_soft="#45360B",
    on_warn_soft="#FBE3A1",
    ok_soft="#1C3F20",
    on_ok_soft="#C2EBC2",
    info_soft="#173652",
    on_info_soft="#C6E0FA",
    focus="#8AB8FF",
    toast="#ECEFEA",
    on_toast="#1B201E",
    warm_up="#E07B42",
    talk="#BAD6F6",
    make="#DF74D2",
    move="#EADF86",
    close="#6BE0B4",
    pause="#8D969E",
)
