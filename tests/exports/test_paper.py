"""Paper: every letter is there, embedded, tagged, large enough and on a page with something on it."""

import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
import uharfbuzz
from hypothesis import example, given
from hypothesis import strategies as some

from organiser.domain.agendas import Item
from organiser.domain.occasion import Group
from organiser.domain.people import Reading
from organiser.domain.problem import Problem
from organiser.domain.sessions import Status
from organiser.exports.paper.blocks import Block, Column, Heading, Items, Sheet, Span, Table, Timed, Title, Words
from organiser.exports.paper.fonts import Stack
from organiser.exports.paper.look import Look, Theme, Times
from organiser.exports.paper.printing import Printed, printed
from organiser.exports.prints import PRINTS, Print
from tests.exports.occasions import FONTS, SESSION, occasion
from tests.exports.paper_reader import Paper

PLAIN = Look()
LARGE = Look(Reading.LARGE)
EVERY = pytest.mark.parametrize("kind", PRINTS, ids=lambda kind: kind.name)
ALONE = pytest.mark.parametrize("kind", [one for one in PRINTS if not one.parts], ids=lambda kind: kind.name)
ON_PAPER = pytest.mark.parametrize("kind", [one for one in PRINTS if not one.grids], ids=lambda kind: kind.name)
SCRIPTS = (
    "Łódź, Ŵyl y Gwŷr, Nguyễn, “quoted” – £5 … 3 × 4",
    "آپ کا شکریہ کہ آپ 19 مئی کو (Elm Road) تشریف لائے",
    "Dear محمد علی, come at 12:30 to the hall.",
    "আশা বেগম হিন্দি প্রিয়া।",
    "ਹਰਪ੍ਰੀਤ ਕੌਰ",
    "પ્રિયા પટેલ",
    "हिन्दी प्रिया र्क क\u200dष",
)


def on_paper(*blocks: Block, look: Look = PLAIN) -> Printed:
    return printed(Sheet("A sheet", ("A sheet", "Printed today"), blocks, "Somebody"), look, fonts=FONTS)


def read(*blocks: Block, look: Look = PLAIN) -> Paper:
    return Paper(on_paper(*blocks, look=look).pdf)


def missing_from(words: str) -> dict[str, str]:
    """The characters that no font has, with what is printed in their place."""
    missing: dict[str, str] = {}
    Stack(FONTS, bold=False).printable(words, missing)
    return missing


def plainly(words: str) -> str:
    return " ".join(words.split())


@EVERY
@pytest.mark.parametrize("style", Reading)
def test_the_same_values_give_the_same_bytes(kind: Print, style: Reading) -> None:
    assert kind.print(occasion(), Look(style), fonts=FONTS).pdf == kind.print(occasion(), Look(style), fonts=FONTS).pdf


@ON_PAPER
@pytest.mark.parametrize(("style", "least"), [("standard", 12), ("clear", 14), ("large", 18)])
@pytest.mark.parametrize("size", ["A5", "A4", "A3"])
def test_no_type_is_smaller_than_was_asked_for(kind: Print, style: str, least: float, size: str) -> None:
    paper = Paper(kind.print(occasion(), Look(Reading(style), size), fonts=FONTS).pdf)
    least = max(least, 18) if size == "A3" else least  # what is large enough for a wall is read from a distance
    assert min(one.size for page in paper.pages for one in page) == least


@EVERY
def test_every_font_is_embedded_and_of_ours(kind: Print) -> None:
    paper = Paper(kind.print(occasion(), PLAIN, fonts=FONTS).pdf)
    for font in paper.pdf.pages[0].obj.Resources.Font.values():
        [descendant] = font.DescendantFonts
        assert "/FontFile2" in descendant.FontDescriptor
        assert (FONTS / f"{str(font.BaseFont).partition('+')[2]}.ttf").exists()


@EVERY
def test_the_file_says_what_it_is(kind: Print) -> None:
    pdf = Paper(kind.print(occasion(), PLAIN, fonts=FONTS).pdf).pdf
    assert str(pdf.docinfo.Title) == f"{kind.title}: {SESSION.title}"
    assert str(pdf.docinfo.Author) == "Elm Road Neighbours"
    assert pdf.Root.Lang == "en-GB"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == f"{kind.title}: {SESSION.title}"
        assert metadata["pdfuaid:part"] == "1"


@pytest.mark.parametrize("kind", [one for one in PRINTS if not one.grids and not one.parts], ids=lambda kind: kind.name)
@pytest.mark.parametrize("look", [PLAIN, LARGE, Look(Reading.LARGE, "A5")], ids=["standard", "large", "large on A5"])
def test_every_page_has_content_its_number_and_the_date(kind: Print, look: Look) -> None:
    paper = Paper(kind.print(occasion(), look, fonts=FONTS).pdf)
    for number, page in enumerate(paper.pages, start=1):
        assert any(one.number is not None and one.words.strip() for one in page)
        assert paper.decoration(number - 1).endswith(f"Page {number} of {len(paper.pages)}")
        assert "Printed 12 May 2027" in paper.decoration(number - 1)


@ON_PAPER
def test_all_text_lies_inside_the_margins(kind: Print) -> None:
    width, height = PLAIN.size
    for page in Paper(kind.print(occasion(), PLAIN, fonts=FONTS).pdf).pages:
        assert all(PLAIN.margin - 1 <= one.left < width - PLAIN.margin for one in page)
        assert all(PLAIN.margin <= one.baseline < height - PLAIN.margin for one in page)


@EVERY
def test_each_stretch_of_a_page_leads_back_to_its_tag(kind: Print) -> None:
    paper = Paper(kind.print(occasion(), PLAIN, fonts=FONTS).pdf)
    tags = [element.objgen for element in paper.elements()]
    ways_back = list(paper.pdf.Root.StructTreeRoot.ParentTree.Nums)[1::2]
    for page, owners in zip(paper.pdf.pages, ways_back, strict=False):
        marked = {one.number for one in paper.pages[page.index] if one.number is not None}
        assert marked <= set(range(len(owners)))
        for number, owner in enumerate(owners):
            assert owner.objgen in tags
            contents = [child for child in owner.K if child.get("/Type") == "/MCR"]
            assert (page.obj.objgen, number) in [(child.Pg.objgen, int(child.MCID)) for child in contents]


@EVERY
def test_headings_go_down_one_level_at_a_time(kind: Print) -> None:
    spoken = Paper(kind.print(occasion(), PLAIN, fonts=FONTS).pdf).spoken()
    levels = [int(said.kind[1]) for said in spoken if said.kind in {"H1", "H2", "H3", "H4"}]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_bookmarks_name_the_parts() -> None:
    paper = read(Title("Whole"), Heading("Part"), Timed("12:30", "5 min", "Tea"), Heading("Rest"))
    assert paper.bookmarks() == ["Whole", "Part", "12:30 Tea", "Rest"]


@given(some.text(some.characters(categories=("L", "N", "P", "Zs"), max_codepoint=0x24F), max_size=200))
@example("Tea & cake <b>for</b> 3 < 4 &amp; \\ (half")
@example("x" * 500)
@example("")
@example("\u2003")
def test_whatever_is_typed_is_read_out(words: str) -> None:
    paper = read(Words(words), Items((words,)), Timed("", "", words, (Words((Span(words, bold=True),)),)))
    printable = words
    for character, stand_in in missing_from(words).items():
        printable = printable.replace(character, stand_in)
    printable = plainly(printable.replace("\xad", ""))
    said = [one for one in paper.spoken() if one.kind != "Lbl"]
    assert [one.words for one in said] == ([printable] * 4 if printable else [])


@pytest.mark.parametrize("words", SCRIPTS)
def test_every_script_is_read_out_as_written(words: str) -> None:
    sheet = on_paper(Title(words), Words(words), Table((Column(words, 1),), ((words,),)))
    assert sheet.missing == {}
    assert [said.words for said in Paper(sheet.pdf).spoken()] == [words] * 4


def test_arabic_runs_from_right_to_left() -> None:
    [page] = read(Words("سلام دنیا")).pages
    first, *_, last = [one.left for one in page if one.number is not None and one.words.strip()]
    assert first > last
    assert last > PLAIN.size[0] / 2, "a paragraph in Arabic begins at the right"


def test_arabic_letters_are_joined() -> None:
    """The glyphs are those that HarfBuzz chooses for the whole word, not those of single letters."""
    word = "سلام"
    pdf = read(Words(word)).pdf
    [arabic] = [font for name, font in pdf.pages[0].obj.Resources.Font.items() if "Naskh" in name]
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FONTS / "NotoNaskhArabic-Regular.ttf")))
    uharfbuzz.shape(uharfbuzz.Font(face), buffer)
    assert set(list(arabic.DescendantFonts[0].W)[::2]) == {glyph.codepoint for glyph in buffer.glyph_infos}


def test_what_no_font_has_is_named_and_reported() -> None:
    sheet = on_paper(Words("Well done 🎉 中"), Items(("👍🏽",)))
    assert dict(sheet.missing) == {
        "🎉": "[party popper]",
        "中": "[U+4E2D]",
        "👍": "[thumbs up sign]",
        "🏽": "[emoji modifier fitzpatrick type-4]",
    }
    assert Paper(sheet.pdf).words().startswith("Well done [party popper] [U+4E2D]")
    assert missing_from("Łódź, a ☐ b") == {"☐": "[ballot box]"}


def test_where_it_stands_is_told_once_for_each_text() -> None:
    said = "You choose what you share, and you can just listen. 🎉 No experience is needed, and there will be tea."
    table = Table((Column("Name", 1),), (("Joe 🎉",), ("Ann Lee",), ("Siân 🎉 Ŵynne",), ("Joe 🎉",)))
    sheet = on_paper(Title("Tea 🎉"), Heading("Programme: Tea 🎉"), table, Words(said))
    assert list(sheet.places["🎉"]) == [
        "Tea 🎉",
        "Joe 🎉",
        "Siân 🎉 Ŵynne",
        "…and you can just listen. 🎉 No experience is needed, and …",
    ]


def test_no_font_means_a_problem_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="AtkinsonHyperlegibleNext-Regular"):
        PRINTS[0].print(occasion(), PLAIN, fonts=tmp_path)


@pytest.mark.parametrize("look", [PLAIN, LARGE, Look(Reading.LARGE, "A5")], ids=["standard", "large", "large on A5"])
def test_text_longer_than_a_page_is_divided_and_whole(look: Look) -> None:
    words = " ".join(f"word{number}" for number in range(2_000))
    table = Table((Column("No.", 1), Column("What", 5)), (("1", words), ("2", "short")))
    paper = read(Timed("12:30", "5 min", words, (Words(words), Items((words,)))), table, look=look)
    assert len(paper.pages) > 3
    assert [said.words for said in paper.spoken() if len(said.words) > 100] == [f"12:30 {words}", words, words, words]


def test_a_table_repeats_its_headings_without_reading_them_again() -> None:
    rows = tuple((str(number), "Name") for number in range(100))
    paper = read(Table((Column("No.", 1), Column("Who", 5)), rows))
    assert len(paper.pages) > 1
    assert all("No.Who" in paper.decoration(page) for page in range(1, len(paper.pages)))
    assert paper.words().count("Who") == 1
    scopes = [str(element.A.Scope) for element in paper.elements() if element.S == "/TH"]
    assert scopes == ["/Column"] * 2 + ["/Row"] * 100


def test_a_part_that_goes_on_overleaf_says_so() -> None:
    paper = read(Timed("12:30", "5 min", "Talk", tuple(Words(f"Line {number}.") for number in range(60))))
    assert "12:30 Talk (continued)" in paper.decoration(1)


def test_parts_fill_a_page_before_the_next_begins() -> None:
    paper = read(*(Timed("12:30", "", f"Part {number}") for number in range(60)))
    parts = [sum("Part" in one.words for one in page) for page in paper.pages]
    assert parts[0] == max(parts) > 15
    assert len(parts) == -(-60 // parts[0])


def test_a_heading_stays_with_what_it_is_about() -> None:
    for lines in range(20, 32):
        paper = read(*(Words(f"Line {number}.") for number in range(lines)), Heading("Here"), Words("Below it."))
        pages = [
            page for page in range(len(paper.pages)) if {"Here", "Below it."} & {one.words for one in paper.pages[page]}
        ]
        assert len(pages) == 1


def test_a_link_can_be_followed_and_heard() -> None:
    paper = Paper(PRINTS[0].print(occasion(), PLAIN, fonts=FONTS).pdf)
    [annotation] = paper.pdf.pages[0].obj.Annots
    assert annotation.A.URI == annotation.Contents == "https://meet.example.org/space-1"
    [link] = [element for element in paper.elements() if element.S == "/Link"]
    assert any(child.get("/Type") == "/OBJR" and child.Obj.objgen == annotation.objgen for child in link.K)
    ways_back = paper.pdf.Root.StructTreeRoot.ParentTree.Nums
    assert ways_back[2 * int(annotation.StructParent) + 1].objgen == link.objgen


def test_words_at_the_end_of_a_line_stay_apart() -> None:
    words = "neighbours " * 60
    [said] = read(Words(words)).spoken()
    assert said.words == plainly(words)


def test_plain_paper_is_black() -> None:
    for theme, colours in ((Theme.PLAIN, {(0.0, 0.0, 0.0)}), (Theme.COLOUR, {(0.0, 0.0, 0.0), (0.0784, 0.42, 0.369)})):
        pdf = Paper(PRINTS[0].print(occasion(), Look(theme=theme), fonts=FONTS).pdf).pdf
        used = {
            tuple(float(number) for number in instruction.operands)
            for page in pdf.pages
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator).lower() == "rg"
        }
        assert used == colours


@ALONE
def test_nothing_at_all_still_prints(kind: Print) -> None:
    bare = replace(SESSION, place="", online_url="", summary="", notes="")
    paper = Paper(kind.print(occasion(bare, (), (), Group()), PLAIN, fonts=FONTS).pdf)
    assert len(paper.pages) == (2 if kind.name in {"questionnaire", "asset-sheet"} else 1)
    assert str(paper.pdf.docinfo.Author) == "Organiser"


@ON_PAPER
@pytest.mark.parametrize(
    ("status", "words"), [(Status.CANCELLED, "This session is cancelled."), (Status.PROVISIONAL, "Not confirmed yet")]
)
def test_nobody_travels_in_vain(kind: Print, status: Status, words: str) -> None:
    paper = Paper(kind.print(occasion(replace(SESSION, status=status)), PLAIN, fonts=FONTS).pdf)
    assert words in paper.words()


@EVERY
@pytest.mark.parametrize("times", Times)
def test_titles_of_only_invisible_letters_do_no_harm(kind: Print, times: Times) -> None:
    odd = occasion(replace(SESSION, title="\ufe0f"), (Item("\u0301", 5, notes="\u200b", lead="\xad"),))
    assert kind.print(odd, Look(times=times), fonts=FONTS).pages >= 1


def test_an_unknown_paper_is_refused() -> None:
    with pytest.raises(Problem, match="“A9” is no paper size"):
        Look(paper="A9")


def test_the_list_of_prints_is_quick_to_import() -> None:
    """The window lists what can be printed; what prints is loaded with the first print."""
    slow = "{'reportlab', 'pikepdf', 'uharfbuzz', 'bidi'}"
    code = f"import sys, organiser.exports.prints; print(*({slow} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ""
