"""Reads a plain copy: the document that ``exports/plain_copy`` wrote, whoever has had it in their hands since."""

import base64
import binascii
import json
from collections.abc import Mapping

from organiser.domain import plain_copy
from organiser.domain.plain_copy import Cell, PlainCopy, Rows
from organiser.domain.problem import Problem

LARGEST = 200 * 2**20  # bytes

_ADVICE = f"Choose the folder that Organiser wrote, with {plain_copy.FILE} in it."


def read(content: bytes) -> PlainCopy:
    """The tables in the document; a Problem says what is wrong with it. Nothing of it is believed yet."""
    if len(content) > LARGEST:
        raise Problem("That plain copy is larger than any that can be read.", "The limit is 200 MB.")
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Problem(f"{plain_copy.FILE} cannot be read: it is not the JSON that was written.", _ADVICE) from error
    if not isinstance(found, dict) or found.get("format") != plain_copy.FORMAT:
        raise Problem(f"{plain_copy.FILE} is no plain copy of a workspace.", _ADVICE)
    version, schema = found.get("version"), found.get("schema")
    if type(version) is not int or type(schema) is not int or schema < 1:
        raise Problem(f"{plain_copy.FILE} does not say of which version it is.", _ADVICE)
    if version > plain_copy.VERSION:
        raise Problem("That plain copy was made by a newer version of Organiser.", "Update Organiser and try again.")
    tables = found.get("tables")
    if not isinstance(tables, dict):
        raise Problem(f"{plain_copy.FILE} holds no tables.", _ADVICE)
    return PlainCopy(schema, {name: _rows(name, rows) for name, rows in tables.items()})


def _rows(table: str, rows: object) -> Rows:
    if not isinstance(rows, list):
        raise Problem(f"The table “{table[:40]}” is no list of rows.", _ADVICE)
    return [_row(table, number, row) for number, row in enumerate(rows, 1)]


def _row(table: str, number: int, row: object) -> Mapping[str, Cell]:
    if not isinstance(row, dict):
        raise Problem(f"Row {number:,} of “{table[:40]}” is no row.", _ADVICE)
    try:
        return {column: _cell(value) for column, value in row.items()}
    except ValueError as error:
        raise Problem(f"Row {number:,} of “{table[:40]}” holds what no cell can.", _ADVICE) from error


def _cell(value: object) -> Cell:
    if value is None or (isinstance(value, str | int | float) and not isinstance(value, bool)):
        return value
    if isinstance(value, dict) and isinstance(text := value.get("base64"), str) and len(value) == 1:
        try:
            return base64.b64decode(text, validate=True)
        except binascii.Error as error:
            raise ValueError("base64") from error
    raise ValueError("cell")
