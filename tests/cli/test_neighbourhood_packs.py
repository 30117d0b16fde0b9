"""Plans are passed on without anybody's data, changed elsewhere, sent back, and compared block by block."""

import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from organiser.app.actions import neighbourhood_packs
from organiser.domain.agendas import Item
from organiser.domain.neighbourhood_packs import DOCUMENT
from organiser.domain.problem import Problem
from organiser.domain.returns import What
from organiser.store import changes, queries
from organiser.store.store import Store
from tests.cli.conftest import Organiser
from tests.conftest import NOW, TODAY, problem_of

PROGRAMME = 1


@pytest.fixture
def elsewhere() -> Iterator[Store]:
    """Another group's workspace."""
    store = Store.in_memory(now=lambda: NOW)
    yield store
    store.close()


def sent(store: Store, target: Path, programme_id: int = PROGRAMME) -> Path:
    return neighbourhood_packs.write(neighbourhood_packs.gather(store, programme_id), target)


def plan(store: Store, number: int = 0) -> tuple[Item, ...]:
    return store.ask(queries.agendas.items, store.ask(queries.sessions.every)[number].id)


def test_no_data_of_anybody_leaves(whole_sample: Store, tmp_path: Path) -> None:
    [first, *_] = whole_sample.ask(queries.sessions.every)
    people = whole_sample.ask(queries.people.every)
    block = plan(whole_sample)[0]
    told = f"{people[0].name} opens; ring {people[1].phone or '07700 900123'} or write to {people[2].email}"
    whole_sample.do("Note", changes.agendas.edit, block.id, replace(block, lead=people[3].name, notes=told))
    whole_sample.do("Note", changes.sessions.edit, first.id, replace(first, summary=f"With {people[4].name}"))
    pack = sent(whole_sample, tmp_path / "Ours.neighbourhood")
    with zipfile.ZipFile(pack) as opened:
        words = "\n".join(opened.read(name).decode() for name in opened.namelist())
    group = whole_sample.ask(queries.workspace.group)
    held = [group.organiser, group.phone, group.email, first.place, first.online_url]
    for person in people:
        held += [person.name, person.phone, person.email, person.address]
    assert [one for one in held if one and one in words] == []


def test_it_says_what_was_taken_out(whole_sample: Store) -> None:
    block = plan(whole_sample)[0]
    name = whole_sample.ask(queries.people.every)[0].name
    whole_sample.do("Note", changes.agendas.edit, block.id, replace(block, notes=f"Ask {name}"))
    assert name in neighbourhood_packs.gather(whole_sample, PROGRAMME).taken_out


def test_pages_can_be_read_without_the_program(whole_sample: Store, tmp_path: Path) -> None:
    with zipfile.ZipFile(sent(whole_sample, tmp_path / "Ours.neighbourhood")) as opened:
        pages = [name for name in opened.namelist() if name.endswith(".html")]
        sessions = len(whole_sample.ask(queries.sessions.every, PROGRAMME))
        assert len(pages) == 2 * sessions
        assert plan(whole_sample)[0].title in opened.read(pages[0]).decode()


def test_the_same_plans_give_the_same_bytes(whole_sample: Store, tmp_path: Path) -> None:
    packs = [sent(whole_sample, tmp_path / name).read_bytes() for name in ("a", "b")]
    assert packs[0] == packs[1]


def test_another_group_takes_it_on_days_of_its_own_as_one_step(
    whole_sample: Store, elsewhere: Store, tmp_path: Path
) -> None:
    opened = neighbourhood_packs.look(elsewhere, sent(whole_sample, tmp_path / "Ours.neighbourhood"))
    neighbourhood_packs.take_new(elsewhere, opened, date(2028, 3, 1))
    ours, theirs = (store.ask(queries.sessions.every) for store in (whole_sample, elsewhere))
    assert theirs[0].starts.date() == date(2028, 3, 1)
    assert [(one.starts - theirs[0].starts) for one in theirs] == [(one.starts - ours[0].starts) for one in ours]
    assert not {one.uid for one in theirs} & {one.uid for one in ours}
    assert [item.title for item in plan(elsewhere)] == [item.title for item in plan(whole_sample)]
    elsewhere.undo()
    assert elsewhere.ask(queries.sessions.every) == ()


def test_what_comes_back_unchanged_has_no_differences(whole_sample: Store, elsewhere: Store, tmp_path: Path) -> None:
    block = plan(whole_sample)[0]
    whole_sample.do("Note", changes.agendas.edit, block.id, replace(block, lead="Ruth Okafor", notes="Ask Ruth"))
    there = sent(whole_sample, tmp_path / "there")
    made = neighbourhood_packs.take_new(elsewhere, neighbourhood_packs.look(elsewhere, there), TODAY)
    back = sent(elsewhere, tmp_path / "back", made)
    opened = neighbourhood_packs.look(whole_sample, back)
    assert (opened.new, opened.changed) == ((), ())
    with pytest.raises(Problem, match="here already"):
        neighbourhood_packs.take_new(whole_sample, opened, TODAY)


def test_what_they_changed_is_chosen_block_by_block_and_taken_as_one_step(
    whole_sample: Store, elsewhere: Store, tmp_path: Path
) -> None:
    block = plan(whole_sample)[1]
    whole_sample.do("Note", changes.agendas.edit, block.id, replace(block, lead="Ruth Okafor", notes="Ask Ruth"))
    before = plan(whole_sample)
    there = sent(whole_sample, tmp_path / "there")
    made = neighbourhood_packs.take_new(elsewhere, neighbourhood_packs.look(elsewhere, there), TODAY)
    session = elsewhere.ask(queries.sessions.every)[0]
    first, second, *_ = plan(elsewhere)
    elsewhere.do("Shorten", changes.agendas.set_minutes, second.id, second.minutes + 5)
    elsewhere.do("Add", changes.agendas.add, session.id, Item("A song", 5), at=1)
    elsewhere.do("Remove", changes.agendas.remove, [first.id])
    opened = neighbourhood_packs.look(whole_sample, sent(elsewhere, tmp_path / "back", made))
    [meeting] = opened.changed
    assert {one.what for one in meeting.returns} == {What.NEW, What.CHANGED, What.GONE}
    assert meeting.session is not None
    wanted = [one for one in meeting.returns if one.what is not What.GONE]
    assert neighbourhood_packs.take_returns(whole_sample, opened, {meeting.session.id: wanted}) == 2
    after = plan(whole_sample)
    assert [item.title for item in after] == ["A song", *(item.title for item in before)]
    assert (after[2].minutes, after[2].lead, after[2].notes) == (second.minutes + 5, "Ruth Okafor", "Ask Ruth")
    whole_sample.undo()
    assert plan(whole_sample) == before


def test_from_the_terminal(ours: Organiser, tmp_path: Path) -> None:
    pack = tmp_path / "Ours.neighbourhood"
    title = ours("programmes", "list", "--json").json[0]["title"]
    assert ours("neighbourhood-pack", "export", pack, "--programme", title).out.strip() == str(pack)
    assert ours("neighbourhood-pack", "export", pack, "--programme", title).code == 1
    assert ours("neighbourhood-pack", "show", pack, "--json").json["changes"] == []
    ours("agenda", "remove", "1", "1")
    shown = ours("neighbourhood-pack", "show", pack, "--json").json
    assert [one["what"] for one in shown["changes"]] == ["new"]
    assert ours("neighbourhood-pack", "take", pack, "--changes", "7").code == 1
    assert ours("neighbourhood-pack", "take", pack).code == 1
    assert "Took 1 change" in ours("neighbourhood-pack", "take", pack, "--changes", "1").out
    assert ours("neighbourhood-pack", "show", pack, "--json").json["changes"] == []


def test_a_new_workspace_takes_it_from_the_terminal(ours: Organiser, empty: Organiser, tmp_path: Path) -> None:
    pack = tmp_path / "Ours.neighbourhood"
    ours("neighbourhood-pack", "export", pack, "--programme", "1")
    said = empty("neighbourhood-pack", "take", pack, "--first-day", "2028-03-01", "--title", "Spring")
    assert said.out.startswith("Made “Spring” with ")
    assert empty("programmes", "list", "--json").json[0]["title"] == "Spring"


def _rewritten(pack: Path, change: Callable[[Any], object]) -> None:
    with zipfile.ZipFile(pack) as opened:
        content = json.loads(opened.read(DOCUMENT))
    change(content)
    with zipfile.ZipFile(pack, "w") as opened:
        opened.writestr(DOCUMENT, json.dumps(content))


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda pack: pack.write_bytes(b"no zip"), "broken"),
        (lambda pack: pack.write_bytes(pack.read_bytes()[:-200]), "broken"),
        (lambda pack: zipfile.ZipFile(pack, "w").close(), "no neighbourhood pack"),
        (lambda pack: pack.unlink(), "no file"),
        (lambda pack: _rewritten(pack, lambda content: content.update(version=2)), "newer version"),
        (lambda pack: _rewritten(pack, lambda content: content.update(version="1")), "damaged"),
        (lambda pack: _rewritten(pack, lambda content: content.update(sessions=[])), "0 sessions"),
        (lambda pack: _rewritten(pack, lambda content: content.update(sessions={})), "0 sessions"),
        (lambda pack: _rewritten(pack, lambda content: content.update(sessions=7)), "damaged"),
        (lambda pack: _rewritten(pack, lambda content: content["sessions"][0].update(day=-1)), "damaged"),
        (lambda pack: _rewritten(pack, lambda content: content["sessions"][0].update(minutes=0)), "cannot last"),
        (lambda pack: _rewritten(pack, lambda content: content["sessions"][0].update(minutes=True)), "damaged"),
        (lambda pack: _rewritten(pack, lambda content: content["sessions"][0].update(starts="noon")), "damaged"),
        (lambda pack: _rewritten(pack, lambda content: content["sessions"][0].update(blocks=[7])), "damaged"),
        (lambda pack: _rewritten(pack, lambda content: content["sessions"][0].update(uid=7)), "damaged"),
        (lambda pack: _rewritten(pack, lambda content: content["sessions"][0].pop("title")), "damaged"),
    ],
)
def test_a_damaged_pack_is_refused_in_words(
    whole_sample: Store, tmp_path: Path, damage: Callable[[Path], object], words: str
) -> None:
    pack = sent(whole_sample, tmp_path / "Ours.neighbourhood")
    damage(pack)
    problem = problem_of(neighbourhood_packs.look, whole_sample, pack)
    assert problem is not None
    assert words in str(problem)


def test_a_bomb_is_not_unpacked(whole_sample: Store, tmp_path: Path) -> None:
    pack = tmp_path / "bomb"
    with zipfile.ZipFile(pack, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(DOCUMENT, b"[" * 50_000_000)
    problem = problem_of(neighbourhood_packs.look, whole_sample, pack)
    assert problem is not None
    assert "suspicious size" in str(problem)
