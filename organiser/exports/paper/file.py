"""Writes pages as a PDF file: tagged for listening, with every font inside it and a list of its parts."""

import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from organiser.exports.paper.fonts import Face
from organiser.exports.paper.pages import Page
from organiser.exports.paper.tags import Content, Place, Tag

if TYPE_CHECKING:
    import pikepdf

LANGUAGE = "en-GB"
_DROPPED = ("GDEF", "GPOS", "GSUB", "OS/2", "STAT", "name", "post", "cmap", "gasp", "meta")
_METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>Organiser</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class PdfFile:
    """One file in the making."""

    def __init__(self, size: tuple[float, float], title: str, author: str) -> None:
        import pikepdf

        self._pike = pikepdf
        self._pdf = pikepdf.new()
        self._size = size
        self._title = title
        self._author = author

    def written(self, pages: Sequence[Page], root: Tag, used: Mapping[Face, Mapping[int, str]]) -> bytes:
        """The file's bytes; the same pages give the same bytes."""
        fonts = self._pike.Dictionary({f"/{face.name}": self._font(face, used[face]) for face in used})
        resources = self._pdf.make_indirect(self._pike.Dictionary(Font=fonts))
        for page in pages:
            self._add_page(page, resources)
        self._tag(pages, root)
        self._list_parts(pages)
        self._describe()
        out = BytesIO()
        self._pdf.save(out, deterministic_id=True, object_stream_mode=self._pike.ObjectStreamMode.generate)
        return out.getvalue()

    def _add_page(self, page: Page, resources: "pikepdf.Object") -> None:
        pike = self._pike
        self._pdf.pages.append(
            pike.Page(
                pike.Dictionary(
                    Type=pike.Name.Page,
                    MediaBox=[0, 0, *(round(side, 2) for side in self._size)],
                    Resources=resources,
                    Contents=self._pdf.make_stream(page.content.encode("ascii")),
                    StructParents=page.number,
                    Tabs=pike.Name.S,
                )
            )
        )

    def _font(self, face: Face, meanings: Mapping[int, str]) -> "pikepdf.Object":
        """The glyphs that were used, under their own numbers, with what they mean."""
        pike = self._pike
        name = pike.Name(f"/{_letters(meanings)}+{face.name}")
        ordered = sorted(meanings)
        descendant = pike.Dictionary(
            Type=pike.Name.Font,
            Subtype=pike.Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=pike.Dictionary(Registry=pike.String("Adobe"), Ordering=pike.String("Identity"), Supplement=0),
            CIDToGIDMap=pike.Name.Identity,
            W=[part for glyph in ordered for part in (glyph, [face.width(glyph)])],
            FontDescriptor=self._pdf.make_indirect(self._descriptor(face, name, ordered)),
        )
        return self._pdf.make_indirect(
            pike.Dictionary(
                Type=pike.Name.Font,
                Subtype=pike.Name.Type0,
                BaseFont=name,
                Encoding=pike.Name("/Identity-H"),
                DescendantFonts=[self._pdf.make_indirect(descendant)],
                ToUnicode=self._pdf.make_stream(_to_unicode(meanings)),
            )
        )

    def _descriptor(self, face: Face, name: "pikepdf.Name", glyphs: Sequence[int]) -> "pikepdf.Dictionary":
        pike = self._pike
        program = _subset(face, glyphs)
        extents = face.font.get_font_extents("ltr")
        box = struct.unpack_from(">4h", face.face.reference_table("head").data, 36)
        return pike.Dictionary(
            Type=pike.Name.FontDescriptor,
            FontName=name,
            Flags=4,
            FontBBox=[round(side * face.scale) for side in box],
            ItalicAngle=0,
            Ascent=round(extents.ascender * face.scale),
            Descent=round(extents.descender * face.scale),
            CapHeight=700,
            StemV=120 if face.name.endswith("Bold") else 80,
            FontFile2=self._pdf.make_stream(program, Length1=len(program)),
        )

    def _tag(self, pages: Sequence[Page], root: Tag) -> None:
        """The tree of tags, and the way back from each stretch of a page to its tag."""
        pike = self._pike
        tree = self._pdf.make_indirect(pike.Dictionary(Type=pike.Name.StructTreeRoot))
        elements: dict[int, Any] = {}
        links: list[tuple[int, Any]] = []
        tree.K = self._element(root, tree, elements, links, len(pages))
        owners = [
            (page.number, self._pdf.make_indirect(pike.Array([elements[tag.order] for tag in page.owners])))
            for page in pages
        ]
        tree.ParentTree = self._pdf.make_indirect(
            pike.Dictionary(Nums=[part for pair in [*owners, *links] for part in pair])
        )
        tree.ParentTreeNextKey = len(owners) + len(links)
        self._pdf.Root.StructTreeRoot = tree
        self._pdf.Root.MarkInfo = pike.Dictionary(Marked=True)

    def _element(
        self, tag: Tag, parent: Any, elements: dict[int, Any], links: list[tuple[int, Any]], pages: int
    ) -> "pikepdf.Object":
        pike = self._pike
        element = self._pdf.make_indirect(
            pike.Dictionary(Type=pike.Name.StructElem, S=pike.Name(f"/{tag.kind}"), P=parent)
        )
        elements[tag.order] = element
        if tag.scope:
            element.A = pike.Dictionary(O=pike.Name.Table, Scope=pike.Name(f"/{tag.scope}"))
        children: list[Any] = []
        for child in tag.children:
            if isinstance(child, Tag):
                children.append(self._element(child, element, elements, links, pages))
            elif isinstance(child, Content):
                page = self._pdf.pages[child.page].obj
                children.append(pike.Dictionary(Type=pike.Name.MCR, Pg=page, MCID=child.number))
            else:
                children.append(self._link(child, element, links, pages))
        element.K = pike.Array(children)
        return element

    def _link(self, place: Place, element: Any, links: list[tuple[int, Any]], pages: int) -> "pikepdf.Dictionary":
        pike = self._pike
        page = self._pdf.pages[place.page].obj
        annotation = self._pdf.make_indirect(
            pike.Dictionary(
                Type=pike.Name.Annot,
                Subtype=pike.Name.Link,
                Rect=[round(side, 2) for side in (place.left, place.bottom, place.right, place.top)],
                Border=[0, 0, 0],
                F=4,
                A=pike.Dictionary(S=pike.Name.URI, URI=pike.String(place.link)),
                Contents=pike.String(place.link),
                StructParent=pages + len(links),
            )
        )
        links.append((pages + len(links), element))
        if "/Annots" not in page:
            page.Annots = pike.Array()
        page.Annots.append(annotation)
        return pike.Dictionary(Type=pike.Name.OBJR, Pg=page, Obj=annotation)

    def _list_parts(self, pages: Sequence[Page]) -> None:
        """Bookmarks, nested by their level."""
        pike = self._pike
        with self._pdf.open_outline() as outline:
            path: list[Any] = []
            for page in pages:
                for level, words, top in page.bookmarks:
                    item = pike.OutlineItem(words, page.number, pike.PageLocation.XYZ, left=0, top=round(top + 6, 2))
                    del path[level - 1 :]
                    (path[-1].children if path else outline.root).append(item)
                    path.append(item)

    def _describe(self) -> None:
        pike = self._pike
        root = self._pdf.Root
        root.Lang = pike.String(LANGUAGE)
        root.ViewerPreferences = pike.Dictionary(DisplayDocTitle=True)
        words = _METADATA.format(title=escape(self._title), author=escape(self._author), language=LANGUAGE)
        root.Metadata = self._pdf.make_stream(words.encode(), Type=pike.Name.Metadata, Subtype=pike.Name.XML)
        self._pdf.docinfo.Title = pike.String(self._title)
        self._pdf.docinfo.Author = pike.String(self._author)
        self._pdf.docinfo.Producer = pike.String("Organiser")


def _letters(meanings: Mapping[int, str]) -> str:
    """Six letters that tell one set of glyphs from another, as PDF wants them before a font's name."""
    number = zlib.crc32(repr(sorted(meanings)).encode())
    return "".join(chr(65 + number // 26**place % 26) for place in range(6))


def _subset(face: Face, glyphs: Sequence[int]) -> bytes:
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(table.encode(), "big") for table in _DROPPED)
    flags = uharfbuzz.SubsetFlags
    wanted.flags = flags.RETAIN_GIDS | flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE
    return bytes(wanted.subset(face.face).blob.data)


def _to_unicode(meanings: Mapping[int, str]) -> bytes:
    def parts() -> Iterator[str]:
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

    return "\n".join(parts()).encode("ascii")
