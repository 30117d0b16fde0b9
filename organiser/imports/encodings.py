"""Turns the bytes of lists into text: how they are encoded is found by a fixed order, or said."""

import codecs

from organiser.domain.problem import Problem

ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 without its mark",
    "cp1252": "Windows (Western Europe)",
    "cp1250": "Windows (Central Europe)",
    "mac-roman": "Mac",
}


def decoded(content: bytes, encoding: str = "") -> tuple[str, str]:
    """The text and how it was read: UTF-16 where its first bytes tell, UTF-8, and else Windows-1252; never fails."""
    if encoding:
        return content.decode(encoding, "replace").removeprefix("\ufeff"), encoding
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace"), "utf-16"
    if content[1:2] == b"\0":  # little end first, as Windows writes it, with no mark that says so
        return content.decode("utf-16-le", "replace"), "utf-16-le"
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), "cp1252"


def decoded_list(content: bytes, encoding: str = "") -> tuple[str, str]:
    """Like ``decoded``; a Problem where the bytes are no text at all, such as those of a picture."""
    text, found = decoded(content, encoding)
    if not encoding and "\0" in text[:4096]:
        raise Problem(
            "The file holds no list that can be read: it is not a text.",
            "Save the list as CSV in the program it comes from, and choose that.",
        )
    return text, found
