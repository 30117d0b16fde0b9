"""Reads a group's logo from a picture that anybody may have made, and makes a small PNG file of it."""

import re
from io import BytesIO
from typing import TYPE_CHECKING

from organiser.domain.problem import Problem

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 10_000_000  # bytes
_MOST_PIXELS = 40_000_000
_MOST_SVG = 1_000_000
_WIDTH, _HEIGHT = 900, 360  # pixels that are kept: sharp at 45 by 18 mm
_LARGEST_KEPT = 400_000
_ADVICE = "Choose a PNG, JPEG or SVG picture."

# What a drawing could reach out with; a logo needs none of it.
_UNWANTED = re.compile(
    rb"<!DOCTYPE|<!ENTITY|<\?xml-stylesheet|<\s*(?:\w+:)?(?:script|image|foreignObject|iframe|feImage|use)\b"
    rb"|@import|url\(\s*['\"]?(?!\s*#)|\bon\w+\s*=",
    re.IGNORECASE,
)

_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")


def read(content: bytes) -> bytes:
    """A PNG file with the picture, at most 900 by 360 pixels and without its empty margin; a Problem says why not."""
    if len(content) > LARGEST:
        raise Problem("That picture is larger than 10 MB.", "Choose a smaller one.")
    picture = _drawing(content) if _is_svg(content) else _picture(content)
    box = picture.getchannel("A").getbbox()
    if box is None:
        raise Problem("That picture shows nothing.", _ADVICE)
    picture = picture.crop(box)
    picture.thumbnail((_WIDTH, _HEIGHT))
    for colours in (0, 256, 64):
        made = _as_png(picture, colours)
        if len(made) <= _LARGEST_KEPT:
            return made
    raise Problem("That picture is too rich in detail for a logo.", "Choose a simpler one.")


def _is_svg(content: bytes) -> bool:
    return b"<svg" in content[:4_096].lower() or b":svg" in content[:4_096].lower()


def _picture(content: bytes) -> "Image":
    import warnings

    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Pillow only warns of a picture that would fill the memory
            opened = Image.open(BytesIO(content), formats=("PNG", "JPEG"))
            if opened.width * opened.height > _MOST_PIXELS:
                raise Problem("That picture has more than 40 million pixels.", "Choose a smaller one.")
            return opened.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError) as error:
        raise Problem("That file is no picture that can be read, or a damaged one.", _ADVICE) from error


def _drawing(content: bytes) -> "Image":
    """An SVG drawing as pixels. Nothing in it may lead outside: it is refused before anything opens it."""
    if len(content) > _MOST_SVG:
        raise Problem("That drawing is larger than 1 MB.", "Save it as a PNG picture, and choose that.")
    if not _is_utf8(content):
        raise Problem("That drawing is not written in UTF-8.", "Save it as a PNG picture, and choose that.")
    if _UNWANTED.search(content):
        raise Problem("That drawing holds more than lines and shapes.", "Save it as a PNG picture, and choose that.")
    try:
        return _rendered(content)
    except Exception as error:  # the library fails in any way on what it does not know
        raise Problem("That drawing cannot be read.", "Save it as a PNG picture, and choose that.") from error


def _is_utf8(content: bytes) -> bool:
    """Whether it is what it looks like: in another encoding, anything could hide from who looks for it."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    declared = _ENCODING.search(content[:1_000])
    return declared is None or declared[1].lower() in {b"utf-8", b"utf8", b"us-ascii"}


def _rendered(content: bytes) -> "Image":
    import logging

    import pypdfium2
    from reportlab.graphics import renderPDF
    from svglib.svglib import svg2rlg

    logging.getLogger("svglib.svglib").setLevel(logging.CRITICAL)  # what it leaves out of a drawing stops nothing
    drawing = svg2rlg(BytesIO(content))
    if drawing is None or drawing.width <= 0 or drawing.height <= 0:
        raise ValueError("no size")
    document = pypdfium2.PdfDocument(renderPDF.drawToString(drawing))
    try:
        page = document[0]
        scale = min(_WIDTH / page.get_width(), _HEIGHT / page.get_height())
        image: Image = page.render(scale=scale, fill_color=(255, 255, 255, 0), maybe_alpha=True).to_pil()
        return image.convert("RGBA")
    finally:
        document.close()


def _as_png(picture: "Image", colours: int) -> bytes:
    out = BytesIO()
    (picture.quantize(colours) if colours else picture).save(out, "PNG", optimize=True)
    return out.getvalue()
