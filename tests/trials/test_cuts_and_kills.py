"""A few rounds of the long trials: what was said to be kept outlives a power cut, and the end of the program."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.trials import kills, recording
from tests.trials.power_cuts import Disk
from tests.trials.recording import Event

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not recording.is_possible(), reason="needs strace, on Linux")
@pytest.mark.parametrize("what", ["saves", "backup over", "restore"])
def test_a_power_cut_loses_no_save_and_leaves_the_old_or_the_new(what: str) -> None:
    trial = [sys.executable, "-m", "tests.trials.power_cuts", "--only", what, "--images", "40"]
    done = subprocess.run(trial, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 wrong" in done.stdout


def test_no_save_is_lost_to_a_kill(tmp_path: Path) -> None:
    found = list(kills.rounds(tmp_path / "Ours.organiser", 3, random.Random(1)))
    assert [one for one in found if one.wrong or one.lost] == []
    assert sum(one.said for one in found) >= 3


def cut(*events: Event) -> set[tuple[tuple[str, bytes], ...]]:
    """All that may be on a disk that began with one file, after these events and a cut."""
    disk = Disk({"/w/a": b"old" * 200})
    for event in events:
        disk.do(event)
    return {tuple(sorted(disk.after_a_cut(random.Random(seed)).items())) for seed in range(200)}


def test_the_disk_of_the_trial_keeps_what_was_synced_and_perhaps_the_rest() -> None:
    old, new = b"old" * 200, b"new" * 200
    write, sync = Event("write", "/w/a", content=new), Event("sync", "/w/a")
    torn = {old[:512] + new[512:], new[:512] + old[512:]}
    assert {dict(one)["/w/a"] for one in cut(write)} == {old, new, *torn}
    assert cut(write, sync) == {(("/w/a", new),)}
    part, rename = (Event("make", "/w/p"), Event("write", "/w/p", content=new)), Event("name", "/w/p", "/w/a")
    hasty = {dict(one).get("/w/a") for one in cut(*part, rename)}
    assert {old, new} < hasty
    assert any(not content or content not in {old, new} for content in hasty)
    careful = cut(*part, Event("sync", "/w/p"), rename)
    assert {dict(one)["/w/a"] for one in careful} == {old, new}
    assert cut(*part, Event("sync", "/w/p"), rename, Event("sync", "/w")) == {(("/w/a", new),)}
