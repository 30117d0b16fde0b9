"""What an exercise asks of people's bodies and nerves: which needs make that hard, and how to change it."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from organiser.domain import text

# What people write about themselves, as the beginnings of words, and what may be hard for them. To miss a need is
# worse than to ask once too often, so the table is generous; it judges nobody and is never shown with a name.
_HARD: Mapping[str, str] = {
    "standing": (
        "standing, cannot stand, can't stand, not stand, stand long, stand for, step-free, step free, wheelchair, "
        "walking stick, walking frame, crutch, back pain, bad back, sciatica, fatigue, tires, tired, chronic pain, "
        "long covid, pregnan, arthritis, needs a chair, needs to sit, needs a seat, sits down, mobility, balance, "
        "dizz, heart condition"
    ),
    "moving": (
        "step-free, step free, wheelchair, walking, cannot walk, can't walk, crutch, mobility, ramp, no stairs, "
        "cannot climb, can't climb, balance, fatigue, breathless, copd, long covid, arthritis, sight, eyesight, "
        "blind, guide dog"
    ),
    "reading": (
        "large print, big print, giant print, clear print, easy read, easy-read, braille, audio, screen reader, "
        "sight, eyesight, blind, visual, macular, cataract, glaucoma, dyslexi, literacy, cannot read, can't read, "
        "reads little, coloured paper, yellow paper, interpreter, translat, little english, learning english, "
        "learning disab, learning difficult"
    ),
    "writing": (
        "dyslexi, dyspraxi, literacy, cannot write, can't write, scribe, tremor, parkinson, arthritis, sight, "
        "eyesight, blind, large print, braille, interpreter, translat, little english, learning english, "
        "learning disab, learning difficult"
    ),
    "drawing": "sight, eyesight, blind, tremor, parkinson, dyspraxi, arthritis, braille",
    "touch": "sight, eyesight, blind, tremor, parkinson, dyspraxi, arthritis, dexterity, weak hand, grip",
    "listening in noise": (
        "hard of hearing, hearing, deaf, lip read, lip-read, lipread, caption, subtitle, bsl, sign language, "
        "speech to text, tinnitus, interpreter, autis, noise, quiet, sensory"
    ),
    "speaking to everyone": (
        "stammer, stutter, speech difficult, speech imped, aphasia, communication aid, does not speak, "
        "doesn't speak, non-verbal, nonverbal, anxi, shy, selective mut, interpreter, little english, "
        "learning english"
    ),
    "quick thinking": (
        "more time, extra time, needs time, take it slow, slowly, learning disab, learning difficult, easy read, "
        "easy-read, memory, dementia, alzheimer, brain injury, brain fog, stroke, aphasia, autis, adhd, "
        "interpreter, translat, little english, learning english, sign language, bsl"
    ),
}

_ADAPTATIONS: Mapping[str, tuple[str, str, str]] = {
    "standing": (
        "Do it seated: chairs for all in the same shape, so that nobody is the only one who sits.",
        "Bring the wall to the people: lay the sheets on tables that can be reached from a chair.",
        "Let each person choose somebody to place a note or a dot for them, where they point.",
    ),
    "moving": (
        "Let the paper, the object or the question travel round, and the people stay where they are.",
        "Answer with a raised card, or with one to five fingers, in place of walking to a spot.",
        "Clear wide ways between the chairs, and give twice the time for every change of place.",
    ),
    "reading": (
        "Read every sheet and every note aloud, slowly, before people work with it.",
        "Have two copies in large print, and send the words beforehand to whoever wishes.",
        "Use few words and a symbol beside each, on matt paper with dark ink.",
    ),
    "writing": (
        "Offer a scribe at every table, for anyone and without asking why: spoken words, written as they were said.",
        "Take answers by voice: a recorder, a phone call, or one round of speaking in place of notes.",
        "One word or a mark is enough; have thick pens and stiff card to lean on.",
    ),
    "drawing": (
        "Let people say what should be on the picture while a partner draws it.",
        "Have pictures cut out beforehand, or objects to lay, so that nobody needs to draw.",
        "A list in words counts as much as a drawing; say so before you begin.",
    ),
    "touch": (
        "Work in pairs: one decides, the other handles the pieces.",
        "Use large, thick pieces, on a mat so that they do not slip.",
        "Let notes be moved by word: “put mine beside the bus stop”.",
    ),
    "listening in noise": (
        "Give one group a room of its own, or let fewer groups talk at once with more space between them.",
        "One person speaks at a time, with a hand up first and the face to the light.",
        "Use the microphone or the loop, and captions on a screen; write each question up before it is asked.",
    ),
    "speaking to everyone": (
        "Talk in pairs first, and let a partner report what was said.",
        "To pass is a full answer: say so each time, and come round again at the end.",
        "Take written words as well, on a card or in the chat, and read them out without a name.",
    ),
    "quick thinking": (
        "Send the question some days before, so that people can come with an answer.",
        "Leave two quiet minutes before anybody speaks, and let nobody be first who was not ready.",
        "Do one thing fewer, more slowly: half the items, the same minutes.",
    ),
}  # fmt: skip

# On a screen nobody has to stand, walk or handle things: the card's own notes for online say what replaces them.
ONLY_IN_A_ROOM = frozenset({"standing", "moving", "touch"})

_PATTERNS = {
    demand: re.compile("|".join(rf"(?<!\w){re.escape(word)}" for word in words.split(", ")))
    for demand, words in _HARD.items()
}


def hard(needs: Iterable[str], *, in_a_room: bool = True) -> frozenset[str]:
    """The demands that somebody's needs, in their own words, make hard; on a screen some do not arise."""
    found = _hard("\n".join(needs))
    return found if in_a_room else found - ONLY_IN_A_ROOM


@lru_cache(maxsize=64)  # A list of cards asks this of each card for the same people.
def _hard(needs: str) -> frozenset[str]:
    words = text.folded(needs).replace("’", "'")
    return frozenset(demand for demand, pattern in _PATTERNS.items() if pattern.search(words))


def adaptations(demand: str) -> tuple[str, ...]:
    """Three ways to do without a demand; none for one that only a card of somebody's own knows."""
    return _ADAPTATIONS.get(demand, ())


def in_words(demand: str) -> str:
    """A demand as it ends the sentence “It asks for …”."""
    return "handling things" if demand == "touch" else demand
