"""Phone numbers as spreadsheets damage them: what is wrong with one, and how it can be mended."""

import re

_UK_LENGTHS = {9, 10}  # digits of a national number without its first 0
_SCIENTIFIC = re.compile(r"(\d)(?:[.,](\d+))?\s*[eE]\s*\+?(\d{1,2})")
_FORMULA = re.compile(r'=\s*"([^"]*)"|=\s*(\+?[\d\s]+)')


def plain(phone: str) -> str:
    """A number without what a spreadsheet put around it to keep it: an apostrophe, or a formula that is a text."""
    said = phone.strip()
    found = _FORMULA.fullmatch(said)
    if found:
        said = found[1] if found[1] is not None else found[2]
    said = said.removeprefix("'").strip()
    return said.removesuffix(".0") if re.fullmatch(r"\d{6,}\.0", said) else said


def is_rounded(phone: str) -> bool:
    """Whether digits are gone for good: ``4.477E+11``."""
    found = _SCIENTIFIC.fullmatch(phone.strip())
    return bool(found) and len(found[2] or "") < int(found[3])  # type: ignore[index]


def mended(phone: str) -> str:
    """The number with the first 0 or + that a spreadsheet took away; as it is where nothing is missing."""
    said = phone.strip()
    found = _SCIENTIFIC.fullmatch(said)
    if found and not is_rounded(said):
        said = (found[1] + (found[2] or ""))[: int(found[3]) + 1]
    digits = "".join(re.findall(r"\d", said))
    if not re.fullmatch(r"[\d\s()-]+", said) or said.startswith(("0", "(0")):
        return said
    if digits.startswith("44") and len(digits) - 2 in _UK_LENGTHS:
        return f"+{said}"
    if digits[:1] in "12378" and len(digits) in _UK_LENGTHS and len(digits) >= (10 if digits[0] == "7" else 9):
        return f"0{said}"
    return said


def is_damaged(phone: str) -> bool:
    """Whether the number can be mended."""
    return mended(phone) != phone.strip()


def dialled(phone: str) -> str:
    """The digits for comparing: of ``+44 7700 900123``, ``0044 7700…`` and ``07700 900123`` they are the same."""
    digits = re.sub("[^0-9]+", "", phone)
    if digits.startswith("0044"):
        digits = digits[2:]
    if digits.startswith("44") and len(digits.removeprefix("44").lstrip("0")) in _UK_LENGTHS:
        return digits.removeprefix("44").lstrip("0")
    return digits.lstrip("0")
