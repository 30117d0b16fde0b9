"""Draws the sign of a group: a letter or two in a shape."""

from math import cos, pi, sin

from organiser.exports.paper.blocks import Sign
from organiser.exports.paper.text import Line

LETTERS = 0.45  # the size of the letters, in a shape of size 1

_ROUND = 32  # corners that look like a circle


def drawn(sign: Sign, letters: Line, left: float, bottom: float, size: float) -> str:
    """The PDF operators of a sign, ``size`` points wide and high, with its ``letters`` in the middle."""
    middle, height, radius = left + size / 2, bottom + size / 2, size * 0.48
    corners = sign.sides or _ROUND
    first_angle = pi / corners + pi / 2 if corners % 2 == 0 else pi / 2
    angles = [first_angle + 2 * pi * at / corners for at in range(corners)]
    first, *others = [f"{middle + radius * cos(angle):.2f} {height + radius * sin(angle):.2f}" for angle in angles]
    path = " ".join([f"0 0 0 RG 1.2 w {first} m", *(f"{point} l" for point in others), "h S\n"])
    return path + letters.draw(middle - letters.width / 2, height - letters.size * 0.34)
