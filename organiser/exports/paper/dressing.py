"""What stands behind and above the words of a print: the tint of its pages, and the group's logo."""

import struct
import zlib
from functools import lru_cache
from io import BytesIO

import pikepdf
from pikepdf import Name

from organiser.exports.paper.look import MM, Look, Tint, painted

LOGO = "Logo"
_WIDEST = 45 * MM
_EDGE = 5 * MM  # what printers leave white at the edge of a page
_APART = 1 * MM


def ground(look: Look) -> list[str]:
    """The operators that tint a whole page; none for white."""
    if look.tint is Tint.NONE:
        return []
    width, height = look.size
    return [f"{painted(look.tint.ground)} rg 0 0 {width:.2f} {height:.2f} re f\n"]


def logo(look: Look) -> list[str]:
    """The operators that show the logo in the upper margin, at its right end; none where there is no logo."""
    if not look.brand.logo:
        return []
    across, down = _pixels(look.brand.logo)
    height = look.margin - _EDGE - _APART
    width = height * across / down
    if width > _WIDEST:
        width, height = _WIDEST, _WIDEST * down / across
    page_width, page_height = look.size
    left, bottom = page_width - look.margin - width, page_height - look.margin + _APART
    return [f"q {width:.2f} 0 0 {height:.2f} {left:.2f} {bottom:.2f} cm /{LOGO} Do Q\n"]


def _pixels(png: bytes) -> tuple[int, int]:
    across, down = struct.unpack(">II", png[16:24])
    return across, down


def embedded(pdf: pikepdf.Pdf, png: bytes) -> pikepdf.Object:
    """The logo as an image of the file, with what is see-through in it kept so."""
    (across, down), colours, opacity = _decoded(png)
    size = {"Width": across, "Height": down, "BitsPerComponent": 8, "Filter": Name.FlateDecode}
    mask = pdf.make_stream(opacity, Type=Name.XObject, Subtype=Name.Image, ColorSpace=Name.DeviceGray, **size)
    image = pdf.make_stream(colours, Type=Name.XObject, Subtype=Name.Image, ColorSpace=Name.DeviceRGB, **size)
    image.SMask = mask
    return image


@lru_cache(maxsize=2)
def _decoded(png: bytes) -> tuple[tuple[int, int], bytes, bytes]:
    from PIL import Image

    picture = Image.open(BytesIO(png)).convert("RGBA")
    colours, opacity = picture.convert("RGB").tobytes(), picture.getchannel("A").tobytes()
    return picture.size, zlib.compress(colours, 9), zlib.compress(opacity, 9)
