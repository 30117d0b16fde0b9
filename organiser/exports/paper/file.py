"""Writes pages as a PDF file: drawn by reportlab, then given by pikepdf what reportlab has not.

That is the tree of tags, and fonts with more than 256 glyphs that were shaped beforehand.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, String
from reportlab.pdfgen.canvas import Canvas

from organiser.exports.paper import dressing
from organiser.exports.paper.embedding import embedded
from organiser.exports.paper.fonts import Face
from organiser.exports.paper.pages import Page
from organiser.exports.paper.tags import Content, Place, Tag

LANGUAGE = "en-GB"
_PRODUCER = "Organiser"
_MOST_BOOKMARKS = 200  # each leads to the next, and programs that read PDF follow no longer chain than 256
_PRINTED = 4  # a link belongs to the page, on paper too
_METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Pages that belong together, with the root of their tags; they stand in the file ``copies`` times.

    ``size`` is width and height in points; bundles with a ``name`` have their bookmarks below it. ``logo`` is a PNG
    file, the same in all that have one.
    """

    pages: Sequence[Page]
    root: Tag
    size: tuple[float, float]
    copies: int = 1
    name: str = ""
    logo: bytes = b""


def written(bundles: Sequence[Bundle], fonts: Mapping[Face, Mapping[int, str]], *, title: str, author: str) -> bytes:
    """The bytes of a PDF file with those pages; the same pages give the same bytes.

    What a page shows is in the file once, however many copies there are.
    """
    pdf = pikepdf.open(BytesIO(_drawn(bundles, title=title, author=author)))
    resources = pdf.make_indirect(
        Dictionary(Font=Dictionary({f"/{face.name}": embedded(pdf, face, fonts[face]) for face in fonts}))
    )
    if logo := next((bundle.logo for bundle in bundles if bundle.logo), b""):
        resources.XObject = Dictionary({f"/{dressing.LOGO}": dressing.embedded(pdf, logo)})
    copies = list(_copied(pdf, bundles))
    tree = pdf.Root.Pages
    tree.Kids = Array([page for _, pages in copies for page in pages])
    tree.Count = len(tree.Kids)
    for number, page in enumerate(tree.Kids):
        page.Resources = resources
        page.StructParents = number
        page.Tabs = Name.S
        del page.Trans
    _Tagging(pdf, len(tree.Kids)).write(copies)
    _describe(pdf, title, author)
    out = BytesIO()
    # The description names no version, so nothing in it is to be fixed, and lxml need not be loaded for it.
    pdf.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate, fix_metadata_version=False)
    return out.getvalue()


Copy = tuple[Bundle, Sequence[pikepdf.Object]]


def _copied(pdf: pikepdf.Pdf, bundles: Sequence[Bundle]) -> Iterator[Copy]:
    """Each copy of each bundle with the pages that it has in the file; all copies share what they show."""
    drawn = iter(list(pdf.Root.Pages.Kids))
    for bundle in bundles:
        first = [next(drawn) for _ in bundle.pages]
        yield bundle, first
        for _ in range(bundle.copies - 1):
            yield bundle, [pdf.make_indirect(Dictionary(dict(page.items()))) for page in first]


def _drawn(bundles: Sequence[Bundle], *, title: str, author: str) -> bytes:
    """The pages as reportlab draws them, one copy of each, with bookmarks nested by their level."""
    out = BytesIO()
    canvas = Canvas(out, invariant=True, lang=LANGUAGE)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setProducer(_PRODUCER)
    depth, seen = -1, 0
    every = sum(len(page.bookmarks) for bundle in bundles for page in bundle.pages) // _MOST_BOOKMARKS + 1
    for at, bundle in enumerate(bundles):
        width, height = bundle.size
        canvas.setPageSize((round(width, 2), round(height, 2)))
        canvas._preamble = ""  # type: ignore[attr-defined]  # it names Helvetica, which cannot be put into the file
        for page in bundle.pages:
            bookmarks = [(level + bool(bundle.name), words, top) for level, words, top in page.bookmarks]
            if bundle.name and not page.number:
                bookmarks.insert(0, (1, bundle.name, height))
            canvas.addLiteral(page.content)
            for number, (level, words, top) in enumerate(bookmarks):
                seen += 1
                if (seen - 1) % every and not (bundle.name and level == 1):
                    continue
                key = f"{at}.{page.number}.{number}"
                canvas.bookmarkPage(key, fit="XYZ", left=0, top=round(top + 6, 2))
                depth = min(level - 1, depth + 1)
                canvas.addOutlineEntry(words, key, depth)
            canvas.showPage()
    canvas.save()
    return out.getvalue()


def _describe(pdf: pikepdf.Pdf, title: str, author: str) -> None:
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    words = _METADATA.format(title=escape(title), author=escape(author), language=LANGUAGE, producer=_PRODUCER)
    pdf.Root.Metadata = pdf.make_stream(words.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.docinfo.Title = String(title)
    pdf.docinfo.Author = String(author)
    pdf.docinfo.Producer = String(_PRODUCER)


class _Tagging:
    """Writes the tree of tags, and the way back to it from each stretch of a page and from each link."""

    def __init__(self, pdf: pikepdf.Pdf, number_of_pages: int) -> None:
        self._pdf = pdf
        self._number_of_pages = number_of_pages
        self._objects: Sequence[pikepdf.Object] = ()
        self._elements: dict[int, pikepdf.Object] = {}
        self._from_pages: list[pikepdf.Object] = []
        self._from_links: list[pikepdf.Object] = []

    def write(self, copies: Sequence[Copy]) -> None:
        tree = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        if len(copies) == 1:
            tree.K = self._copy(copies[0], tree)
        else:
            tree.K = whole = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=tree))
            whole.K = Array([self._copy(copy, whole, kind="Part") for copy in copies])
        # Numbers are first those of the pages, then those of the links.
        ways_back = [*self._from_pages, *self._from_links]
        numbered = [part for pair in enumerate(ways_back) for part in pair]
        tree.ParentTree = self._pdf.make_indirect(Dictionary(Nums=numbered))
        tree.ParentTreeNextKey = len(ways_back)
        self._pdf.Root.StructTreeRoot = tree
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _copy(self, copy: Copy, parent: pikepdf.Object, kind: str = "Document") -> pikepdf.Object:
        bundle, self._objects = copy
        self._elements = {}
        root = self._element(bundle.root, parent)
        root.S = Name(f"/{kind}")
        for page in bundle.pages:
            owners = Array([self._elements[tag.order] for tag in page.owners])
            self._from_pages.append(self._pdf.make_indirect(owners))
        return root

    def _element(self, tag: Tag, parent: pikepdf.Object) -> pikepdf.Object:
        element = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag.kind}"), P=parent))
        self._elements[tag.order] = element
        if tag.scope:
            element.A = Dictionary(O=Name.Table, Scope=Name(f"/{tag.scope}"))
        if tag.alt:
            element.Alt = String(tag.alt)
        if not tag.is_plain:
            element.ActualText = String(tag.words.strip())
        element.K = Array([self._child(child, element) for child in tag.children])
        return element

    def _child(self, child: Tag | Content | Place, element: pikepdf.Object) -> pikepdf.Object:
        match child:
            case Tag():
                return self._element(child, element)
            case Content():
                return Dictionary(Type=Name.MCR, Pg=self._objects[child.page], MCID=child.number)
            case Place():
                return self._link(child, element)

    def _link(self, place: Place, element: pikepdf.Object) -> Dictionary:
        page = self._objects[place.page]
        annotation = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=[round(side, 2) for side in (place.left, place.bottom, place.right, place.top)],
                Border=[0, 0, 0],
                F=_PRINTED,
                A=Dictionary(S=Name.URI, URI=String(place.link)),
                Contents=String(place.link),
                StructParent=self._number_of_pages + len(self._from_links),
            )
        )
        self._from_links.append(element)
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(annotation)
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=annotation)
