"""Packs cards into one file to pass on: a zip of the same Markdown files, with a manifest."""

from collections.abc import Iterable

from organiser.domain import cards, packs
from organiser.domain.exercises import Exercise
from organiser.domain.packs import Manifest
from organiser.exports.zips import zipped


def pack(exercises: Iterable[Exercise], manifest: Manifest) -> bytes:
    """The bytes of a pack. Licence and originator travel in the header of each card."""
    files = sorted((f"{exercise.id}.md", cards.write(exercise)) for exercise in exercises)
    named = [(packs.MANIFEST, packs.write_manifest(manifest)), *files]
    return zipped((name, source.encode()) for name, source in named)
