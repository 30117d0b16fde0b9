"""What the program is made of, on the About page and in the bill of materials."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from organiser.app.parts import DIRECT, parts

ROOT = Path(__file__).parents[2]


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).casefold()


def test_the_list_of_libraries_is_that_of_the_project() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert sorted(map(_key, DIRECT)) == sorted(_key(re.split(r"[<>=]", one)[0]) for one in wanted)


def test_every_library_has_a_version_and_sqlite_is_named() -> None:
    found = {part.name: part.version for part in parts()}
    assert {_key(name) for name in DIRECT} <= set(map(_key, found))
    assert "SQLite" in found
    assert all(found.values())


def test_the_bill_of_materials_holds_the_whole_lock() -> None:
    script, lock = ROOT / "packaging" / "bill_of_materials.py", ROOT / "packaging" / "requirements.lock"
    told = subprocess.run([sys.executable, str(script)], capture_output=True, check=True, text=True)
    bill = json.loads(told.stdout)
    named = {(one["name"], one["version"]) for one in bill["components"]}
    assert named == set(re.findall(r"^([\w.-]+)==([^\s;\\]+)", lock.read_text("utf-8"), re.MULTILINE))
    assert all(one["hashes"] for one in bill["components"])
    licensed = [one for one in bill["components"] if one.get("licenses")]
    assert len(licensed) > len(bill["components"]) / 2
