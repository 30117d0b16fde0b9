"""Knows in which order built-in exercises make sense: what one leaves in the room that another works on."""

from collections.abc import Iterable, Mapping

from organiser.domain.exercises import Exercise

_IDEAS, _CAUSES, _PROPOSAL = "ideas", "causes", "proposal"

_LEAVES: Mapping[str, str] = {
    "silent-idea-writing": _IDEAS,
    "think-pair-share-four": _IDEAS,
    "best-moment-interviews": _IDEAS,
    "how-could-we-make-it-fail": _IDEAS,
    "photo-walk": _IDEAS,
    "world-cafe": _IDEAS,
    "grouping-ideas": _IDEAS,
    "five-whys": _CAUSES,
    "problem-and-solution-tree": _CAUSES,
    "helping-and-hindering": _CAUSES,
    "journey-map": _CAUSES,
    "small-test": _PROPOSAL,
    "dot-voting": _PROPOSAL,
    "impact-and-effort": _PROPOSAL,
    "silent-list-and-rank": _PROPOSAL,
}
_WORKS_ON: Mapping[str, tuple[str, ...]] = {
    "grouping-ideas": (_IDEAS,),
    "small-test": (_IDEAS, _CAUSES),
    "dot-voting": (_IDEAS, _CAUSES),
    "impact-and-effort": (_IDEAS, _CAUSES),
    "consent-round": (_PROPOSAL,),
    "fist-to-five": (_PROPOSAL,),
    "who-what-by-when": (_PROPOSAL,),
    "first-small-step": (_PROPOSAL,),
}

# From what there is, to why it is so, to what could be, to what we make of it.
_PHASES: tuple[tuple[str, ...], ...] = (
    ("story-circle", "best-moment-interviews", "gifts-of-head-heart-hands", "community-asset-map", "photo-walk"),
    (
        "five-whys", "problem-and-solution-tree", "journey-map", "influence-map", "helping-and-hindering", "fishbowl",
        "spectrum-line",
    ),
    ("silent-idea-writing", "think-pair-share-four", "how-could-we-make-it-fail", "world-cafe", "open-space"),
    ("grouping-ideas", "small-test", "offers-and-wants", "peer-help-trios"),
)  # fmt: skip
_PHASE = {card_id: phase for phase, ids in enumerate(_PHASES) for card_id in ids}


def source(card: Exercise, earlier: Iterable[Exercise]) -> Exercise | None:
    """The latest of the earlier exercises whose result this one works on."""
    wanted = _WORKS_ON.get(card.id, ())
    return next((one for one in reversed(list(earlier)) if _LEAVES.get(one.id) in wanted), None)


def needs_a_source(card: Exercise) -> bool:
    """Whether an exercise works on what another one leaves; without it somebody has to bring that along."""
    return card.id in _WORKS_ON


def goes_back(card: Exercise, earlier: Iterable[Exercise]) -> bool:
    """Whether an exercise belongs before one that has been done: stories after the plans they should lead to."""
    here = _PHASE.get(card.id)
    return here is not None and any(_PHASE.get(one.id, here) > here for one in earlier)


def begins(card: Exercise) -> bool:
    """Whether an exercise is a good first one: it looks at what people have and know before what they lack."""
    return _PHASE.get(card.id) == 0
