"""Colours on paper: whether they stand out, and made darker until they do (WCAG 2, contrast ratio)."""

Colour = tuple[float, float, float]

LEAST = 4.5
WHITE: Colour = (1, 1, 1)
_STEP = 0.96


def from_hex(words: str) -> Colour:
    """``(0.08, 0.42, 0.37)`` from ``#146b5e``."""
    red, green, blue = (int(words[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """From 1, which is no contrast, to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def legible(colour: Colour, ground: Colour = WHITE, least: float = LEAST) -> Colour:
    """The colour, made as much darker as it takes to be read on ``ground``."""
    red, green, blue = colour
    while contrast((red, green, blue), ground) < least:
        red, green, blue = red * _STEP, green * _STEP, blue * _STEP
    return red, green, blue
