"""Prints what Organiser is made of as a bill of materials (CycloneDX 1.6, JSON).

    python packaging/bill_of_materials.py > organiser.cdx.json

Every library of requirements.lock with its version and the hashes of its files, and its licence where it is installed
for the Python that runs this. The same lock and libraries give the same text: no time and no serial number is in it.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "requirements.lock"

_ENTRY = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)(?: *; *([^\\]+?))? *\\?$", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def components(lock: str, licences: Mapping[str, str]) -> Iterator[dict[str, object]]:
    """One component for each library of a lock; ``licences`` by the library's name in small letters."""
    entries = list(_ENTRY.finditer(lock))
    ends = [entry.start() for entry in entries[1:]] + [len(lock)]
    for entry, end in zip(entries, ends, strict=True):
        name, version, only_on = entry.groups()
        found: dict[str, object] = {
            "type": "library",
            "bom-ref": f"pkg:pypi/{name}@{version}",
            "name": name,
            "version": version,
            "purl": f"pkg:pypi/{name}@{version}",
            "hashes": [{"alg": "SHA-256", "content": one} for one in _HASH.findall(lock[entry.start() : end])],
        }
        if licence := licences.get(name.casefold()):
            found["licenses"] = [{"license": {"name": licence}}]
        if only_on:
            found["properties"] = [{"name": "organiser:only-on", "value": only_on}]
        yield found


def document(lock: str, licences: Mapping[str, str], version: str) -> dict[str, object]:
    """The whole bill of materials."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "organiser", "version": version}},
        "components": list(components(lock, licences)),
    }


def main() -> None:
    """Print the bill of materials of this checkout."""
    sys.path.insert(0, str(ROOT))
    import organiser
    from organiser.app.parts import parts

    licences = {part.name.casefold().replace("_", "-").replace(".", "-"): part.licence for part in parts()}
    found = document(LOCK.read_text("utf-8"), licences, organiser.__version__)
    sys.stdout.write(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
