"""Texts by any route, the wordings behind them, and the ring-round, from the terminal."""

from pathlib import Path

from tests.cli.conftest import Organiser, refused

WORKSHOP = "Co-creation workshop"


def test_the_text_for_somebody_goes_their_own_way(ours: Organiser) -> None:
    said = ours("invitations", "text", WORKSHOP, "Amina Yusuf")
    assert said.out.startswith("Hello Amina, this is Ruth Okafor from Aldermoor Neighbours Together.")
    assert said.err == "WhatsApp 07700 900114\n"
    document = ours("invitations", "text", WORKSHOP, "Amina Yusuf", "--route", "post", "--easy-read", "--json").json
    assert (document["wording"], document["easy_read"], document["contact"]) == ("letter", True, "")
    assert document["text"].startswith("Dear Amina")
    assert document["hints"] == ["No address is noted for this."]
    voicemail = ours("invitations", "text", WORKSHOP, "Bernard Tully", "--voicemail").out
    assert "0161 496 0148. I say it again" in voicemail
    assert "no way to reach people" in refused(ours("invitations", "text", WORKSHOP, "Bernard Tully", "--route", "owl"))


def test_one_file_for_each_person_is_written_and_not_written_over(ours: Organiser, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    said = ours("invitations", "texts", WORKSHOP, folder)
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 13, "everybody but the one who said no"
    assert names[0] == "01 Amina Yusuf, whatsapp.txt"
    assert "Made the folder" in said.out
    letter = (folder / "11 Pearl Adebayo, post.txt").read_bytes().decode("utf-8-sig")
    assert letter.startswith("For Pearl Adebayo\r\nPost 14 Weavers Court Northgate\r\n\r\nDear Pearl,\r\n")
    assert "is there already" in refused(ours("invitations", "texts", WORKSHOP, folder))
    assert ours("invitations", "texts", WORKSHOP, folder, "--force").code == 0


def test_a_wording_is_edited_shown_and_taken_back(ours: Organiser, tmp_path: Path) -> None:
    words = tmp_path / "text.txt"
    words.write_text("Hello {to}! {session}, {date} at {start}.\n", encoding="utf-8")
    assert ours("wordings", "edit", "text", words).code == 0
    said = ours("invitations", "text", WORKSHOP, "Gurpreet Sandhu").out
    assert said == f"Hello Gurpreet! {WORKSHOP}, 26/05/2027 at 12:30.\n"
    assert ours("wordings", "show", "text").out == "Hello {to}! {session}, {date} at {start}.\n"
    shown = ours("wordings", "show", "text", "--json").json
    assert (shown["name"], shown["whose"], shown["text"][:11]) == ("text", "own", "Hello {to}!")
    listed = ours("wordings", "list", "--json").json
    assert [one["name"] for one in listed if one["whose"] == "own"] == ["text"]
    assert "session" in {one["field"] for one in ours("wordings", "fields", "--json").json}
    assert ours("wordings", "reset", "text").code == 0
    assert ours("wordings", "show", "text").out != "Hello {to}! {session}, {date} at {start}.\n"
    assert ours("undo").code == 0
    assert "Hello {to}!" in ours("wordings", "show", "text").out


def test_what_cannot_be_used_is_refused_and_nothing_changes(ours: Organiser, tmp_path: Path) -> None:
    words = tmp_path / "text.txt"
    words.write_text("Hello {nmae}", encoding="utf-8")
    assert "There is no field called {nmae}" in refused(ours("wordings", "edit", "text", words))
    words.write_bytes(b"Hello \xff\xfe")
    assert "not UTF-8" in refused(ours("wordings", "edit", "text", words))
    assert "cannot be read" in refused(ours("wordings", "edit", "text", tmp_path / "nothing.txt"))
    assert "no wording called" in refused(ours("wordings", "show", "lettre"))
    assert "no such wording in Urdu" in refused(ours("wordings", "show", "text", "--language", "Urdu"))
    assert all(one["whose"] == "program" for one in ours("wordings", "list", "--json").json)


def test_a_translation_goes_out_comes_back_and_is_used(ours: Organiser, tmp_path: Path) -> None:
    file = tmp_path / "po polsku.txt"
    assert ours("wordings", "export", file, "--language", "Polski").code == 0
    assert ours("wordings", "import", file, "--language", "Polski").out == "There is nothing new in it.\n"
    words = file.read_text("utf-8-sig").replace(
        "Hello {to},\n\nWe would love", "Cześć {to},\n\nZapraszamy. We would love"
    )
    file.write_text(words, encoding="utf-8")
    assert ours("wordings", "import", file, "--language", "Polski").out == "1 wording taken over.\n"
    said = ours("invitations", "text", WORKSHOP, "Tom Entwistle", "--language", "polski").out
    assert said.startswith("Cześć Tom,\n")
    assert "Polski" in ours("wordings", "list").out
    missing = ours("invitations", "text", WORKSHOP, "Amina Yusuf", "--language", "Polski").err
    assert "There is no wording in Polski yet" in missing


def test_the_letter_in_the_draft_is_the_group_s_own(ours: Organiser, tmp_path: Path) -> None:
    words = tmp_path / "email.txt"
    words.write_text("Dear {first name}, see you on {day}?", encoding="utf-8")
    ours("wordings", "edit", "email", words)
    ours("invitations", "export", WORKSHOP, tmp_path / "out")
    (draft,) = (tmp_path / "out").glob("*Tom Entwistle.eml")
    assert b"Dear Tom, see you on Wednesday 26 May 2027?" in draft.read_bytes()


def test_the_ring_round_counts_down_and_notes_how_and_who(ours: Organiser) -> None:
    said = ours("calls", "list", WORKSHOP).out.splitlines()
    assert said[0] == "10  Oisín Brannigan  07700 900203  No answer yet"
    assert said[-1] == "4 to ring."
    done = ours("calls", "note", WORKSHOP, "Pearl Adebayo", "yes", "--note", "Needs a lift", "--by", "Ken")
    assert done.out == "Pearl Adebayo: yes. 3 people left to ring.\n"
    listed = ours("invitations", "list", WORKSHOP, "--json").json["invitations"]
    pearl = next(one for one in listed if one["person"] == "Pearl Adebayo")
    assert (pearl["answer"], pearl["answer_route"], pearl["noted_by"]) == ("yes", "phone", "Ken")
    assert pearl["holds_version"] == 0
    assert "by phone, noted by Ken" in ours("invitations", "list", WORKSHOP).out
    assert ours("undo").out.strip().endswith("Note the call to Pearl Adebayo: yes")
    assert len(ours("calls", "list", WORKSHOP, "--json").json["today"]) == 4


def test_who_asked_for_another_time_is_rung_then(ours: Organiser) -> None:
    again = ("--again", "2099-05-04 18:30")
    assert ours("calls", "note", WORKSHOP, "Oisín Brannigan", "ring-back", *again).code == 0
    found = ours("calls", "list", WORKSHOP, "--json").json
    (resting,) = found["resting"]
    assert resting["ring_again"] == "2099-05-04T18:30:00+01:00"
    assert resting["calls"][0]["noted_by"] == "Ruth Okafor"
    assert "goes with “ring back” only" in refused(ours("calls", "note", WORKSHOP, "Tom Entwistle", "yes", *again))
    refused(ours("calls", "note", WORKSHOP, "Tom Entwistle", "engaged"), code=2)


def test_only_who_is_on_the_list_can_be_rung_about_it(ours: Organiser) -> None:
    ours("people", "add", "Zahra Malik")
    for outcome in ("yes", "no-answer"):
        assert "not on this session's list" in refused(ours("calls", "note", WORKSHOP, "Zahra Malik", outcome))


def test_a_wrong_number_rests_until_it_is_mended(ours: Organiser) -> None:
    ours("calls", "note", WORKSHOP, "Oisín Brannigan", "wrong-number", "--note", "A garage")
    found = ours("calls", "list", WORKSHOP, "--json").json
    assert [one["person"] for one in found["wrong"]] == ["Oisín Brannigan"]
    assert found["wrong"][0]["calls"][0]["note"] == "07700 900203; A garage"


def test_an_answer_can_be_noted_with_its_way_and_by_whom(ours: Organiser) -> None:
    ours("invitations", "answer", WORKSHOP, "Pearl Adebayo", "maybe", "--route", "in person", "--by", "Ken")
    assert "in person, noted by Ken" in ours("invitations", "list", WORKSHOP).out
