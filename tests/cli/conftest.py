"""The command line as a person uses it: words in, an exit code and two streams of text out."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from organiser.cli.main import run


@dataclass(frozen=True)
class Said:
    """What one command said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document that stdout holds, and nothing else."""
        return json.loads(self.out)


Organiser = Callable[..., Said]


@pytest.fixture
def organiser(capsys: pytest.CaptureFixture[str]) -> Organiser:
    """Runs one command and returns what it said."""

    def call(*words: object) -> Said:
        capsys.readouterr()
        code = run([str(word) for word in words])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return call


@pytest.fixture
def ours(sample_file: Path, organiser: Organiser) -> Organiser:
    """Runs one command on a copy of the sample programme."""

    def call(*words: object) -> Said:
        return organiser("--workspace", sample_file, *words)

    return call


@pytest.fixture
def empty(tmp_path: Path, organiser: Organiser) -> Organiser:
    """Runs one command on a new workspace with nothing in it."""
    path = tmp_path / "Ours.organiser"
    assert organiser("--workspace", path, "new").code == 0

    def call(*words: object) -> Said:
        return organiser("--workspace", path, *words)

    return call


def refused(said: Said, code: int = 1) -> str:
    """That a command was refused in plain words, and what it said."""
    assert said.code == code, said
    assert said.out == ""
    assert said.err.strip()
    assert "Traceback" not in said.err
    if code == 1:
        assert len(said.err) < 600
        assert said.err.count("\n") == 1
    return said.err
