"""Puts a font into a PDF file: the glyphs that were used, how wide they are and what they mean."""

import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence

import pikepdf
import uharfbuzz
from pikepdf import Dictionary, Name, String

from organiser.exports.paper.fonts import Face

# What only shaping needs, and that is done.
_DROPPED = ("GDEF", "GPOS", "GSUB", "OS/2", "STAT", "name", "post", "cmap", "gasp", "meta")
_SYMBOLIC = 4


def embedded(pdf: pikepdf.Pdf, face: Face, meanings: Mapping[int, str]) -> pikepdf.Object:
    """A font of the glyphs in ``meanings``, under the numbers that they have in the font's file."""
    glyphs = sorted(meanings)
    name = Name(f"/{_letters(glyphs)}+{face.name}")
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        CIDToGIDMap=Name.Identity,
        W=[part for glyph in glyphs for part in (glyph, [face.width(glyph)])],
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, face, name, glyphs)),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=[pdf.make_indirect(descendant)],
            ToUnicode=pdf.make_stream(_to_unicode(meanings)),
        )
    )


def _letters(glyphs: Sequence[int]) -> str:
    """Six letters that tell one set of glyphs from another, as PDF wants them before a font's name."""
    number = zlib.crc32(repr(glyphs).encode())
    return "".join(chr(65 + number // 26**place % 26) for place in range(6))


def _descriptor(pdf: pikepdf.Pdf, face: Face, name: Name, glyphs: Sequence[int]) -> Dictionary:
    program = _subset(face, glyphs)
    extents = face.font.get_font_extents("ltr")
    box = struct.unpack_from(">4h", face.face.reference_table("head").data, 36)
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=_SYMBOLIC,
        FontBBox=[round(side * face.scale) for side in box],
        ItalicAngle=0,
        Ascent=round(extents.ascender * face.scale),
        Descent=round(extents.descender * face.scale),
        CapHeight=700,
        StemV=120 if face.name.endswith("Bold") else 80,
        FontFile2=pdf.make_stream(program, Length1=len(program)),
    )


def _subset(face: Face, glyphs: Sequence[int]) -> bytes:
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(table.encode(), "big") for table in _DROPPED)
    flags = uharfbuzz.SubsetFlags
    wanted.flags = flags.RETAIN_GIDS | flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE
    return bytes(wanted.subset(face.face).blob.data)


def _to_unicode(meanings: Mapping[int, str]) -> bytes:
    def lines() -> Iterator[str]:
        yield "/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
        yield "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def"
        yield "/CMapName /Adobe-Identity-UCS def /CMapType 2 def"
        yield "1 begincodespacerange <0000> <FFFF> endcodespacerange"
        pairs = sorted(meanings.items())
        for start in range(0, len(pairs), 100):
            some = pairs[start : start + 100]
            yield f"{len(some)} beginbfchar"
            yield from (f"<{glyph:04X}> <{meaning.encode('utf-16-be').hex().upper()}>" for glyph, meaning in some)
            yield "endbfchar"
        yield "endcmap CMapName currentdict /CMap defineresource pop end end"

    return "\n".join(lines()).encode("ascii")
