"""A group's logo: made small and safe, whatever picture it comes from."""

from io import BytesIO

import pytest
from PIL import Image

from organiser.imports import logos
from tests.conftest import problem_of

SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80">
<circle cx="40" cy="40" r="34" fill="#b03060"/><rect x="90" y="20" width="100" height="40" fill="#e0a020"/></svg>"""


def picture(size: tuple[int, int] = (1_200, 300), kind: str = "PNG", mode: str = "RGBA") -> bytes:
    made = Image.new(mode, size, (0, 0, 0, 0) if mode == "RGBA" else (255, 255, 255))
    made.paste((176, 48, 96), (size[0] // 4, size[1] // 4, size[0] * 3 // 4, size[1] * 3 // 4))
    out = BytesIO()
    made.save(out, kind)
    return out.getvalue()


def opened(png: bytes) -> Image.Image:
    assert png.startswith(b"\x89PNG")
    return Image.open(BytesIO(png)).convert("RGBA")


def test_a_picture_loses_its_empty_margin_and_is_made_small() -> None:
    made = opened(logos.read(picture((4_000, 1_000))))
    assert made.width / made.height == pytest.approx(4, rel=0.02)
    assert made.width <= 900
    assert made.getpixel((made.width // 2, made.height // 2)) == (176, 48, 96, 255)


def test_a_photograph_is_taken_too() -> None:
    made = opened(logos.read(picture((600, 600), "JPEG", "RGB")))
    assert made.height <= 360


def test_a_drawing_becomes_pixels_with_what_is_see_through_kept() -> None:
    made = opened(logos.read(SVG))
    assert made.size[1] <= 360
    opacity = made.getchannel("A")
    assert made.getpixel((made.width // 6, made.height // 2)) == (176, 48, 96, 255)
    assert opacity.getpixel((0, 0)) == 0


BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><svg>&b;</svg>"""


# The word that is looked for is hidden from whoever takes the bytes as they are.
HIDDEN = (
    b"""<?xml version="1.0" encoding="UTF-7"?><!-- <svg --> +ADwAIQ-DOCTYPE svg [+ADwAIQ-ENTITY a "b"+AD4-]+AD4-"""
    + SVG
)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (HIDDEN, "not written in UTF-8"),
        (SVG.decode().encode("utf-16"), "no picture"),
        (SVG.replace(b"<circle", b"\xff<circle"), "not written in UTF-8"),
        (b"", "no picture"),
        (b"GIF89a" + bytes(50), "no picture"),
        (picture()[:200], "damaged"),
        (bytes(10_000_001), "larger than 10 MB"),
        (picture((300, 300)).replace(b"IDAT", b"IDAX"), "damaged"),
        (BOMB, "more than lines and shapes"),
        (SVG.replace(b"<circle", b"<image href='file:///etc/passwd'/><circle"), "more than lines"),
        (SVG.replace(b"<circle", b"<script>1</script><circle"), "more than lines"),
        (SVG.replace(b"#b03060", b"url(http://example.org/a)"), "more than lines"),
        (SVG.replace(b"<circle", b"<style>@import 'a.css';</style><circle"), "more than lines"),
        (SVG[:90], "shows nothing"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "cannot be read"),
        (b"<svg>" + b"<g>" * 400_000, "larger than 1 MB"),
    ],
    ids=lambda value: str(value[:20]) if isinstance(value, bytes) else value,
)
def test_what_is_no_logo_is_refused_in_words(content: bytes, words: str) -> None:
    problem = problem_of(logos.read, content)
    assert problem is not None
    assert words in str(problem)


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked() -> None:
    small = bytearray(picture((10, 10)))
    small[16:24] = (60_000).to_bytes(4, "big") * 2
    problem = problem_of(logos.read, bytes(small))
    assert problem is not None


def test_an_empty_picture_is_refused() -> None:
    out = BytesIO()
    Image.new("RGBA", (50, 50)).save(out, "PNG")
    assert "shows nothing" in str(problem_of(logos.read, out.getvalue()))
