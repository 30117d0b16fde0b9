"""What names somebody is taken out of words, in every form, and nothing else is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.domain.traces import Traces

ZANETA = Traces(("Żaneta Örn",), ("z.orn@example.org",), ("07700 900732", "x"))


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Ask Żaneta Örn, or Ben", "Ask (name), or Ben"),
        ("ŻANETA  ÖRN and zaneta orn", "(name) and (name)"),
        ("Write to Z.Orn@example.org.", "Write to (email)."),
        ("07700900732, +44 7700 900 732, 0044 (0)7700-900732", "(phone), (phone), (phone)"),
        ("Żaneta alone, Örnstedt, 077009007321", "Żaneta alone, Örnstedt, 077009007321"),
        ("", ""),
    ],
)
def test_full_names_mail_and_numbers_go_in_every_form(words: str, left: str) -> None:
    assert ZANETA.out_of(words) == left
    assert ZANETA.stand_in(words) == (words != left)


@pytest.mark.parametrize("name", ["Pearl “P” Adebayo", 'Pearl "P" Adebayo', "Sean O'Brien", "Back\\slash Jones"])
@pytest.mark.parametrize("text", ["{}", "Ask\n{}\ntoday", "\t{}", "Cards by {}, and {}"])
def test_they_go_from_texts_that_are_written_down_as_json_too(name: str, text: str) -> None:
    words = text.replace("{}", name)
    traces = Traces((name,))
    once = json.dumps([words], ensure_ascii=False)
    for written in (once, json.dumps({"plan": once}, ensure_ascii=False)):
        assert "(name)" in traces.out_of(written)
        assert "Pearl" not in traces.out_of(written)
        assert "Brien" not in traces.out_of(written)
        assert "Jones" not in traces.out_of(written)
    assert json.loads(traces.out_of(once)) == [traces.out_of(words)]
    broken = name.replace(" ", "\n")
    assert json.loads(traces.out_of(json.dumps([broken], ensure_ascii=False))) == ["(name)"]


def test_a_single_word_is_left_alone_unless_it_is_wanted() -> None:
    assert Traces(("May",)).out_of("In May") == "In May"
    assert Traces(("May",), with_single=True).stand_in("In May")
    assert not Traces().stand_in("anything")


@given(st.text(max_size=30), st.text(max_size=30))
def test_nothing_is_left_and_nothing_new_comes(before: str, after: str) -> None:
    out = ZANETA.out_of(f"{before} Żaneta Örn {after}")
    assert "Żaneta Örn" not in out
    assert ZANETA.out_of(out) == out
