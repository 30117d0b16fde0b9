"""Packs cards into one file to pass on: a zip of the same Markdown files, with a manifest."""

import io
import zipfile
from collections.abc import Iterable

from organiser.domain import cards, packs
from organiser.domain.exercises import Exercise
from organiser.domain.packs import Manifest

_SAME_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip file knows: the same cards give the same bytes
_PLAIN_FILE = 0o100644 << 16


def pack(exercises: Iterable[Exercise], manifest: Manifest) -> bytes:
    """The bytes of a pack. Licence and originator travel in the header of each card."""
    files = [(packs.MANIFEST, packs.write_manifest(manifest))]
    files += sorted((f"{exercise.id}.md", cards.write(exercise)) for exercise in exercises)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as opened:
        for name, source in files:
            entry = zipfile.ZipInfo(name, _SAME_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on Windows
            entry.external_attr = _PLAIN_FILE
            opened.writestr(entry, source.encode("utf-8"))
    return made.getvalue()
