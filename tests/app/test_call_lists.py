"""A video call's list beside the sample's people: sure, asked about, new, learnt, and safe to take again."""

import shutil
from pathlib import Path

import pytest

from organiser.app.actions import call_lists
from organiser.app.actions.call_lists import Looked
from organiser.domain.attendance import Answer, Mark, head_count
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.domain.recognition import Choice, Standing
from organiser.store import changes, queries
from organiser.store.store import Store
from tests.contents import contents

CALL = """Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)
Ruth Okafor (Host),ruth@aldermoor.example.org,05/26/2027 12:24:10 PM,05/26/2027 02:01:40 PM,98
AMINA YUSUF,,05/26/2027 12:28:00 PM,05/26/2027 12:40:00 PM,12
Amina Yusuf,,05/26/2027 12:41:00 PM,05/26/2027 02:00:00 PM,79
Lucja Wisniewska,,05/26/2027 12:28:00 PM,05/26/2027 02:00:00 PM,92
Helen,helen.marsh@example.org,05/26/2027 12:28:00 PM,05/26/2027 02:00:00 PM,92
"Tully, Bernard",,05/26/2027 12:28:00 PM,05/26/2027 02:00:00 PM,92
Nas,,05/26/2027 12:28:00 PM,05/26/2027 02:00:00 PM,92
07700***188,,05/26/2027 12:28:00 PM,05/26/2027 02:00:00 PM,92
iPhone,,05/26/2027 12:28:00 PM,05/26/2027 12:31:00 PM,3
Zahra Malik,,05/26/2027 12:28:00 PM,05/26/2027 02:00:00 PM,92
Rahul Chatterjee,,05/26/2027 12:28:00 PM,05/26/2027 12:30:00 PM,2
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "participants.csv"
    path.write_text(CALL, "utf-8")
    return path


def look(store: Store, path: Path) -> Looked:
    session = store.ask(queries.sessions.every)[0]
    return call_lists.look(store, session, call_lists.read(path), path.name)


def person_id(store: Store, name: str) -> int:
    return store.ask(queries.named.the_one, "person", name)


def marked(store: Store) -> dict[str, Mark]:
    lines = store.ask(queries.attendance.register, store.ask(queries.sessions.every)[0].id)
    return {line.person: line.mark for line in lines if line.mark is not Mark.NONE}


def test_each_name_is_sure_asked_about_unknown_or_no_person(sample: Store, file: Path) -> None:
    recognised = look(sample, file).recognised
    found = {one.participant.name: (one.standing, [c.name for c in one.candidates[:1]]) for one in recognised.matches}
    assert found == {
        "Ruth Okafor": (Standing.NO_PERSON, []),
        "AMINA YUSUF": (Standing.SURE, ["Amina Yusuf"]),
        "Lucja Wisniewska": (Standing.SURE, ["Łucja Wiśniewska"]),
        "Helen": (Standing.SURE, ["Helen Marsh"]),
        "Tully, Bernard": (Standing.ASK, ["Bernard Tully"]),
        "Nas": (Standing.ASK, ["Nasreen Akhtar"]),
        "07700***188": (Standing.ASK, ["Kofi Mensah-Boateng"]),
        "iPhone": (Standing.NO_PERSON, []),
        "Zahra Malik": (Standing.UNKNOWN, []),
        "Rahul Chatterjee": (Standing.SURE, ["Rahul Chatterjee"]),
    }
    assert recognised.in_words == "10 names: 4 surely known, 3 to ask about, 1 not known and 2 perhaps no person."
    assert sample.undo_label == "", "looking changes nothing"


def test_a_list_is_taken_in_one_step_and_safe_to_take_again(sample: Store, file: Path) -> None:
    looked = look(sample, file)
    before = sample.ask(contents)
    answers: dict[str, int | Choice] = {
        "nas": person_id(sample, "Nasreen Akhtar"),
        "zahra malik": Choice.WALK_IN,
        "iphone": Choice.LEAVE_OUT,
    }
    taking = looked.recognised.taking(answers)
    call_lists.take(sample, looked, taking)
    there = {"Amina Yusuf", "Łucja Wiśniewska", "Helen Marsh", "Nasreen Akhtar", "Zahra Malik"}
    assert marked(sample) == dict.fromkeys(there, Mark.PRESENT)
    assert call_lists.told(taking) == (
        "5 people of the video call are marked present.",
        "Too short to count: Rahul Chatterjee.",
        "Not decided, so not marked: Ruth Okafor, Tully, Bernard and 07700***188.",
    )
    after = sample.ask(contents)
    again = look(sample, file)
    assert {one.participant.name for one in again.recognised.standing(Standing.SURE)} == {
        "AMINA YUSUF", "Lucja Wisniewska", "Helen", "Nas", "Zahra Malik", "Rahul Chatterjee",
    }  # fmt: skip
    call_lists.take(sample, again, again.recognised.taking({}))
    assert sample.ask(contents) == after, "nobody twice, the list kept once"
    assert sample.undo() == "Mark 5 people present from the call of Co-creation workshop"
    assert sample.ask(contents) == before


def test_marks_made_by_hand_are_not_lost(sample: Store, file: Path) -> None:
    session_id = sample.ask(queries.sessions.every)[0].id
    late, sorry = person_id(sample, "Amina Yusuf"), person_id(sample, "Helen Marsh")
    sample.do("Mark", changes.attendance.key_in, session_id, {late: Mark.LATE, sorry: Mark.APOLOGIES})
    looked = look(sample, file)
    call_lists.take(sample, looked, looked.recognised.taking({}, least_minutes=0))
    assert marked(sample)["Amina Yusuf"] is Mark.LATE
    assert marked(sample)["Helen Marsh"] is Mark.PRESENT, "they said they could not come, and came"
    assert marked(sample)["Rahul Chatterjee"] is Mark.PRESENT


def test_two_people_of_one_name_are_asked_about_until_somebody_said_which(sample: Store, file: Path) -> None:
    namesake = sample.do("Add", changes.people.add, Person("Amina Yusuf", "Hollins"))
    (asked,) = [one for one in look(sample, file).recognised.matches if one.participant.key == "amina yusuf"]
    assert asked.standing is Standing.ASK
    assert {one.neighbourhood for one in asked.candidates} == {"Castle Fields", "Hollins"}
    sample.do("Learn", changes.call_lists.learn, "AMINA Yusuf", namesake)
    (still,) = [one for one in look(sample, file).recognised.matches if one.participant.key == "amina yusuf"]
    assert still.standing is Standing.ASK, "the namesake is not on this list"
    sample.do("Learn", changes.call_lists.learn, "AMINA Yusuf", person_id(sample, "Bernard Tully") - 1)
    (known,) = [one for one in look(sample, file).recognised.matches if one.participant.key == "amina yusuf"]
    assert (known.standing, known.why) == (Standing.SURE, "a name that was learnt")


def test_a_name_that_was_learnt_is_only_sure_where_that_person_may_be(sample: Store, tmp_path: Path) -> None:
    stranger = sample.do("Add", changes.people.add, Person("Quentin Vale"))
    sample.do("Learn", changes.call_lists.learn, "Q", stranger)
    path = tmp_path / "call.csv"
    path.write_text("Name,Email\nQ,\n")
    (match,) = look(sample, path).recognised.matches
    assert (match.standing, match.candidates[0].name) == (Standing.ASK, "Quentin Vale")
    sample.do("Invite", changes.attendance.invite, sample.ask(queries.sessions.every)[0].id, [stranger])
    assert look(sample, path).recognised.matches[0].standing is Standing.SURE
    sample.do("Forget", changes.call_lists.forget, "q")
    assert look(sample, path).recognised.matches[0].standing is not Standing.SURE


def test_what_is_kept_can_go_and_come_back(sample: Store, file: Path) -> None:
    looked = look(sample, file)
    session_id = looked.session.id
    call_lists.take(sample, looked, looked.recognised.taking({"nas": person_id(sample, "Nasreen Akhtar")}))
    (kept,) = sample.ask(queries.call_lists.kept, session_id)
    assert kept.name == "participants.csv"
    assert [one.words for one in sample.ask(queries.call_lists.nicknames)] == ["nas"]
    sample.do("Tidy", changes.call_lists.tidy, ["nas"], [kept.id])
    assert sample.ask(queries.call_lists.kept, session_id) == ()
    assert sample.ask(queries.call_lists.nicknames) == ()
    assert head_count(sample.ask(queries.attendance.register, session_id)).there == 4
    sample.undo()
    assert len(sample.ask(queries.call_lists.kept, session_id)) == 1


def test_answers_are_no_marks(sample: Store, file: Path) -> None:
    looked = look(sample, file)
    before = [line.answer for line in sample.ask(queries.attendance.register, looked.session.id)]
    call_lists.take(sample, looked, looked.recognised.taking({}))
    lines = sample.ask(queries.attendance.register, looked.session.id)
    assert [line.answer for line in lines] == before
    assert Answer.NO in before


@pytest.mark.parametrize("kind", ["missing", "folder"])
def test_what_is_no_file_is_told_in_words(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "call.csv"
    if kind == "folder":
        path.mkdir()
    with pytest.raises(Problem):
        call_lists.read(path)
    shutil.rmtree(path, ignore_errors=True)
