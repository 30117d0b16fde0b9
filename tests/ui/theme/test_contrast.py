"""The colours can be read: every pair that is used, in both schemes, against the limits of WCAG 2.2 AA."""

from __future__ import annotations

import pytest

from organiser.ui.theme.tokens import DARK, KIND_ICONS, LIGHT, Tokens, Tone

GROUNDS = ("window", "sidebar", "surface", "surface_alt")
TEXT_PAIRS = (
    *((ink, ground) for ink in ("text", "muted", "primary", "accent", "danger") for ground in GROUNDS),
    ("text", "hover"),
    ("muted", "hover"),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    ("on_primary", "primary_press"),
    ("on_soft", "soft"),
    ("on_danger", "danger"),
    ("on_danger_soft", "danger_soft"),
    ("on_warn_soft", "warn_soft"),
    ("on_ok_soft", "ok_soft"),
    ("on_info_soft", "info_soft"),
    ("on_toast", "toast"),
)
SHAPE_PAIRS = tuple((ink, ground) for ink in ("outline", "focus") for ground in (*GROUNDS, "soft"))


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself() -> None:
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_words_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert ratio(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), SHAPE_PAIRS)
def test_outlines_and_focus_can_be_seen(tokens: Tokens, ink: str, ground: str) -> None:
    assert ratio(getattr(tokens, ink), getattr(tokens, ground)) >= 3


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", KIND_ICONS)
@pytest.mark.parametrize("ground", ["window", "surface", "soft"])
def test_strips_can_be_seen(tokens: Tokens, kind: str, ground: str) -> None:
    assert ratio(tokens.strip(kind), getattr(tokens, ground)) >= 3


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", list(Tone))
def test_chips_can_be_read(tokens: Tokens, tone: Tone) -> None:
    pair = tokens.tone(tone)
    assert ratio(pair.ink, pair.ground) >= 4.5
