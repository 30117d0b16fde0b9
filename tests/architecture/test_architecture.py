"""The design holds: arrows point down, modules stay small and say what they are for, and nothing reaches outwards."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import organiser

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path(organiser.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "_resources" not in path.parts)
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE.parent).as_posix()


def test_the_import_contracts_hold() -> None:
    words = "import sys\nfrom importlinter.cli import lint_imports\nsys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " kept, 0 broken" in done.stdout


def about(path: Path) -> str:
    """What a module says of itself, to the first blank line."""
    return (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split("\n\n")[0]


def test_every_module_begins_with_what_it_is_for() -> None:
    said = {name_of(path): about(path) for path in MODULES}
    assert {name: words for name, words in said.items() if not (words[:1].isalnum() and words.endswith("."))} == {}


def test_no_module_outgrows_its_room() -> None:
    lines = {name_of(path): path.read_text("utf-8").count("\n") for path in MODULES}
    assert {name: many for name, many in lines.items() if many > LONGEST_MODULE} == {}


def test_every_function_fits_on_a_screen() -> None:
    long = {
        f"{name_of(path)}: {node.name}": lines
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert long == {}


def imports_of(path: Path) -> set[str]:
    """The first names of everything that a module imports, inside functions too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").partition(".")[0])
    return found


DOMAIN = sorted((PACKAGE / "domain").rglob("*.py"))


def test_the_domain_imports_only_the_standard_library_and_no_files() -> None:
    allowed = (sys.stdlib_module_names | {"organiser"}) - {"pathlib", "os", "sqlite3", "time", "random", "socket"}
    assert {name_of(path): others for path in DOMAIN if (others := imports_of(path) - allowed)} == {}


def test_the_domain_asks_no_clock() -> None:
    asks = re.compile(r"\b(datetime\.now|date\.today|utcnow|time\.time)\b")
    assert [name_of(path) for path in DOMAIN if asks.search(path.read_text("utf-8"))] == []


SLOW = ("sqlalchemy", "sqlmodel", "pydantic", "icalendar", "reportlab", "pikepdf", "pypdfium2", "uharfbuzz", "PySide6")


MOST_FOR_A_QUESTION = 47  # modules of ours; each costs a question a third of a millisecond or more


def loaded_by(words: str) -> set[str]:
    """Which of the slow libraries a piece of the program loads."""
    program = f"import sys\n{words}\nprint([one for one in {SLOW!r} if one in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    found: list[str] = ast.literal_eval(done.stderr.strip().splitlines()[-1])
    return set(found)


def test_a_question_on_the_command_line_loads_no_slow_library(sample_file: Path) -> None:
    for command in (["sessions", "list"], ["register", "show", "1"], ["playbook", "list"], ["--help"]):
        words = f"from organiser.cli.main import run\nassert run({['--workspace', str(sample_file), *command]!r}) == 0"
        assert loaded_by(words) == set()


def test_a_question_on_the_command_line_loads_little_of_ours(sample_file: Path) -> None:
    program = f"""import sys
from organiser.start import main
assert main({["--workspace", str(sample_file), "sessions", "list"]!r}) == 0
print(*(name for name in sys.modules if name.startswith("organiser.")), file=sys.stderr)"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    ours = set(done.stderr.split())
    assert "organiser.store.queries.sessions" in ours
    assert len(ours) <= MOST_FOR_A_QUESTION, sorted(ours)
    assert not ours & {"organiser.app.backups", "organiser.store.journal", "organiser.store.inverses"}


def test_the_store_opens_without_the_orm(sample_file: Path) -> None:
    imports = "from pathlib import Path\nfrom organiser.store.store import Store"
    opening = f"{imports}\nStore.open(Path({str(sample_file)!r})).close()"
    assert loaded_by(opening) == set()


def test_the_exports_load_their_libraries_only_when_they_are_asked() -> None:
    words = "\n".join(
        f"import organiser.exports.{path.stem}"
        for path in (PACKAGE / "exports").glob("*.py")
        if path.stem != "__init__"
    )
    assert loaded_by(words) == set()


def tracked() -> list[Path]:
    """The files of the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is no checkout")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_the_address_of_a_registry() -> None:
    hosts = [
        host.replace("-", "")
        for host in ("py-pi.o-rg", "python-hosted.o-rg", "np-mjs.c-om", "conda.anaconda.o-rg", "crat-es.io")
    ]
    named = {
        f"{path.relative_to(ROOT)}: {host}"
        for path in tracked()
        for content in [path.read_bytes()]
        for host in hosts
        if host.encode() in content
    }
    assert named == set()


def test_every_test_is_named_in_a_sentence() -> None:
    names = [
        node.name
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]
    assert [name for name in names if name.count("_") < 3] == []
