"""What is said before a print that has letters which no font has."""

from organiser.app.actions.handouts import missing_in_words
from organiser.exports.paper.blocks import Sheet, Title, Words
from organiser.exports.paper.look import Look
from organiser.exports.paper.printing import printed
from tests.exports.occasions import FONTS


def said(words: str) -> str:
    sheet = Sheet("Tea", ("Tea",), (Title("Tea"), Words(words)))
    return missing_in_words(printed(sheet, Look(), fonts=FONTS))


def test_the_letters_of_a_name_are_told_together_with_what_to_do() -> None:
    assert said("王小明") == (
        "No font here has every character. “王”, “小” and “明” are printed as [U+738B], [U+5C0F] and [U+660E]: "
        "in “王小明”. Where that is a name, write it on the print by hand, or add it in the program in Latin letters."
    )


def test_a_symbol_is_told_by_its_name_and_apart_from_letters() -> None:
    assert said("Jo ☃ 王") == (
        "No font here has every character. “☃” is printed as [snowman]: in “Jo ☃ 王”. “王” is printed as [U+738B]: "
        "in “Jo ☃ 王”. Where that is a name, write it on the print by hand, or add it in the program in Latin letters."
    )
    assert said("Łukasz, محمد, আশা") == ""
