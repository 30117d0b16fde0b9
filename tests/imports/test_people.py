"""Lists of people as they come: what is found in them by a fixed order, and what is refused in a sentence."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.domain.columns import Field
from organiser.domain.problem import Problem
from organiser.imports import people, people_sheets
from tests.conftest import problem_of

TABLE = "Name,Phone\nAsha Rahman,07700 900123\nZoë Adébáyọ̀,07700 900124\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_letters_are_found_out_by_a_fixed_order(encoding: str) -> None:
    file = people.read(TABLE.encode(encoding), "list.csv")
    assert file.cells(0) == ["Asha Rahman", "Zoë Adébáyọ̀"]
    assert file.encoding == encoding.removesuffix("-sig")


def test_what_is_no_utf_8_is_read_as_windows_writes_it_and_can_be_read_otherwise() -> None:
    content = "Name;Ward\nZoë Łoś;Hollins\n".encode("cp1250")
    assert people.read(content, "list.csv").encoding == "cp1252"
    assert people.read(content, "list.csv", encoding="cp1250").cells(0) == ["Zoë Łoś"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_the_one_that_parts_every_line_alike(separator: str) -> None:
    rows = [("Name", "Address"), ("Asha", '"1, Elm Road; flat | 2"'), ("Ben", '"2, Elm Road"'), ("Col, in", '""')]
    if separator == ",":
        rows = rows[:3]
    file = people.read("\n".join(separator.join(row) for row in rows).encode(), "list.csv")
    assert file.separator == separator
    assert file.cells(0)[:2] == ["Asha", "Ben"]


def test_lines_keep_the_numbers_they_have_in_the_file() -> None:
    content = 'Name,Notes\n\nAsha,"two\nlines"\n,\nBen,\n'
    file = people.read(content.encode(), "list.csv")
    assert [(line.number, line.cells[0]) for line in file.lines] == [(3, "Asha"), (6, "Ben")]


def test_headings_may_stand_below_a_title() -> None:
    content = "Spring programme;;\nprinted 3 May;;\n\nSurname;Forename;Tel\nRahman;Asha;07700 900123\n"
    file = people.read(content.encode(), "list.csv")
    assert file.heading_line == 4
    assert file.matched == (Field.LAST_NAME, Field.FIRST_NAME, Field.PHONE)
    assert len(file.lines) == 1


def test_a_list_without_headings_is_told_by_what_is_in_it() -> None:
    file = people.read(b"Asha Rahman,asha@example.org,07700 900123\nBen Eze,ben@example.org,\n", "list.csv")
    assert file.heading_line == 0
    assert file.matched == (Field.NAME, Field.EMAIL, Field.PHONE)
    assert len(file.lines) == 2


def test_a_list_of_names_alone_is_one() -> None:
    file = people.read(b"Asha Rahman\nBen Eze\n", "names.txt")
    assert (file.matched, len(file.lines)) == ((Field.NAME,), 2)


def test_excels_own_line_about_the_separator_is_no_heading() -> None:
    file = people.read(b"sep=;\nName;Phone\nAsha;07700 900123\n", "list.csv")
    assert (file.separator, file.headings, file.lines[0].number) == (";", ("Name", "Phone"), 3)


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"", "list.csv", "empty"),
        (b"\x89PNG\0\0\0", "list.csv", "not a text"),
        (b"%PDF-1.7", "list.csv", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "list.xls", "old kind"),
        (b"PK\x03\x04 and then nothing", "list.xlsx", "damaged"),
        (b"Name\nAsha", "list.vcf", "no contact"),
        (",".join("abcde" * 2_000).encode(), "list.csv", "columns"),
        (b'Name,Notes\nAsha,"' + b"x" * 200_000, "list.csv", "quotation mark"),
        (b"x\n" * 100_002, "list.csv", "lines"),
        (b"x" * 30_000_001, "list.csv", "larger"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(content: bytes, name: str, told: str) -> None:
    problem = problem_of(people.read, content, name)
    assert problem is not None
    assert told in problem.message
    assert problem.advice


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode), st.sampled_from(["a.csv", "a.vcf", "a.xlsx"]))
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    for start in (b"", b"BEGIN:VCARD\n", b"PK\x03\x04"):
        problem_of(people.read, start + content, name)


def sheet(rows: str, strings: str = "") -> bytes:
    """A spreadsheet of one sheet, as plain as can be."""
    out = BytesIO()
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.'
            f'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/></Types>',
        )
        book.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Type="{office}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="People" sheetId="1" r:id="a"/></sheets>'
            "</workbook>",
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Type="{office}/worksheet" '
            f'Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="{office}/sharedStrings" '
            'Target="sharedStrings.xml"/></Relationships>',
        )
        book.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{strings}</sst>')
        book.writestr(
            "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'
        )
    return out.getvalue()


def words(*cells: tuple[str, str]) -> str:
    return "".join(f'<c r="{where}" t="inlineStr"><is><t>{text}</t></is></c>' for where, text in cells)


def test_a_spreadsheet_is_read_with_its_line_numbers_and_plain_numbers() -> None:
    heading = words(("A3", "Name"), ("B3", "Phone"))
    person = words(("A4", "Zoë")) + '<c r="B4"><v>7700900123</v></c>'
    file = people.read(sheet(f'<row r="3">{heading}</row><row r="4">{person}</row>'), "list.bin")
    assert (file.headings, file.heading_line, file.sheet) == (("Name", "Phone"), 3, "People")
    assert [(line.number, line.cells) for line in file.lines] == [(4, ("Zoë", "7700900123"))]


def test_a_sheet_that_is_not_there_is_named_with_those_that_are() -> None:
    problem = problem_of(lambda: people.read(sheet(words(("A1", "Name"))), "list.xlsx", sheet="Other"))
    assert problem is not None
    assert "People" in problem.advice


@pytest.mark.parametrize(
    ("rows", "strings"),
    [
        (f'<row r="1">{words(("A1", "Name"))}</row><row r="1048576">{words(("XFD1048576", "x"))}</row>', ""),
        (f'<row r="1">{words(("NTQ1", "Name"))}</row>', ""),
        ("".join(f'<c r="A{n}" t="s"><v>0</v></c>' for n in range(1, 3_000)), f"<si><t>{'x' * 30_000}</t></si>"),
        (f"<!--{' ' * 70_000_000}-->", ""),
    ],
    ids=["one cell at the far end", "ten thousand columns", "one long text three thousand times", "blown up"],
)
def test_a_spreadsheet_that_would_burst_is_refused_before_it_is_opened(rows: str, strings: str) -> None:
    content = sheet(rows, strings)
    assert len(content) < 200_000
    problem = problem_of(people.read, content, "list.xlsx")
    assert problem is not None
    assert "damaged" not in problem.message


def ods(rows: str) -> bytes:
    out = BytesIO()
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        book.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet>'
            f'<table:table table:name="Sheet1">{rows}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        )
    return out.getvalue()


def _cell(text: str, times: int = 1) -> str:
    repeated = f' table:number-columns-repeated="{times}"' if times > 1 else ""
    return f'<table:table-cell office:value-type="string"{repeated}><text:p>{text}</text:p></table:table-cell>'


def test_an_open_document_is_read_and_one_that_would_burst_is_refused() -> None:
    empty = '<table:table-cell table:number-columns-repeated="1024"/>'
    far = f'<table:table-row table:number-rows-repeated="1048000">{empty}</table:table-row>'
    lines = [_cell("Name") + _cell("Ward"), _cell("Zoë") + _cell("Hollins")]
    rows = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines) + far
    file = people.read(ods(rows), "list.ods")
    assert (file.matched, file.cells(0)) == ((Field.NAME, Field.NEIGHBOURHOOD), ["Zoë"])
    for bomb in (
        f'<table:table-row table:number-rows-repeated="1000000">{_cell("x")}</table:table-row>',
        f"<table:table-row>{_cell('x', 16_000)}</table:table-row>",
        f"{far}<table:table-row>{_cell('x')}</table:table-row>",
    ):
        with pytest.raises(Problem):
            people_sheets.check_size(ods(bomb))


CARDS = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=81o=C5=9B;Zo=C3=AB;;;
TEL;HOME:0161 496 0123
TEL;CELL;PREF:07700 900123
NOTE;ENCODING=QUOTED-PRINTABLE:first=0D=0Asec=
ond
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Asha Rahman
N:Rahman;Asha;;;
item1.EMAIL;type=INTERNET;type=pref:asha@example.org
EMAIL:second@example.org
TEL;type=FAX:0161 496 0199
ADR;TYPE=HOME:;;1 Elm Road\\, flat 2;Bury;;BL9 0AA;
this is no line at all
NOTE:one\\ntwo\\; three
 and more
PHOTO;ENCODING=b;TYPE=JPEG:AAAA
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:José
TEL;VALUE=uri;PREF=1:tel:+44-7700-900125
LANG:pt
END:VCARD
BEGIN:VCARD
FN:Nobody's end
"""


def test_contacts_of_all_three_versions_are_read() -> None:
    file = people.read(CARDS.replace("\n", "\r\n").encode(), "contacts.vcf")
    rows = [
        {field: cell for field, cell in zip(file.matched, line.cells, strict=True) if cell and field is not None}
        for line in reversed(file.lines)
    ]
    zoe, asha, jose = rows[::-1]
    assert zoe[Field.NAME] == "Zoë Łoś"
    assert zoe[Field.NOTES] == "first\r\nsecond"
    assert file.cells(file.matched.index(Field.PHONE))[0] == "07700 900123"
    assert asha[Field.ADDRESS] == "1 Elm Road, flat 2\nBury\nBL9 0AA"
    assert asha[Field.NOTES] == "one\ntwo; threeand more"
    assert Field.PHONE not in asha
    assert (jose[Field.PHONE], jose[Field.LANGUAGE]) == ("+44-7700-900125", "pt")
    assert [(one.line, one.reason.split(";")[0]) for one in file.unread] == [
        (17, "it is no line of a contact"),
        (28, "the card has no end"),
    ]
