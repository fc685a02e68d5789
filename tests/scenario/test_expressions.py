"""The condition language: what it means, what it refuses and where it points."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from game.kernel.conditions import All, Any, Compare, Condition, Is, Not, Test as Asked
from game.kernel.sides import Side
from game.scenario.expressions import ConditionReader, Reading
from game.scenario.names import Names

NAMES = Names(
    sides=("japan", "russia"),
    articles={"quay": ("a", "b", "c"), "open": ("yes", "no")},
    tracks=frozenset({"unrest", "chest"}),
    events={"rain": (), "baker": ("bread", "wait"), "new-orders": ()},
    instruments=frozenset({"cable", "raid"}),
    doctrines=(frozenset({"elders"}), frozenset({"treasury", "court"})),
    endings=frozenset({"peace"}),
    wars=frozenset({"winter"}),
    sources=frozenset(),
    mediator=True,
    ghosts=frozenset({"lost"}),
)
READER = ConditionReader(NAMES)

unrest, quay = ("track", "unrest"), ("article", "quay")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("unrest >= 70", Compare(unrest, ">=", 70)),
        ("-5 < unrest", Compare(-5, "<", unrest)),
        ("unrest != chest", Compare(unrest, "!=", ("track", "chest"))),
        ("sitting >= 3", Compare(("count", "sitting"), ">=", 3)),
        ("rapport < 10", Compare(("shared", "rapport"), "<", 10)),
        ("russia.standing >= 40", Compare(("side", "second", "standing"), ">=", 40)),
        ("japan.walk_away > 5", Compare(("side", "first", "walk_away"), ">", 5)),
        ("own.goodwill >= 25", Compare(("side", "second", "goodwill"), ">=", 25)),
        ("other.goodwill >= 25", Compare(("side", "first", "goodwill"), ">=", 25)),
        ("quay is b", Is(quay, ("b",))),
        ("quay is not none", Is(quay, ("none",), True)),
        ("quay in [a, b]", Is(quay, ("a", "b"))),
        ("quay not in [a]", Is(quay, ("a",), True)),
        ("russia.doctrine is court", Is(("doctrine", "second"), ("court",))),
        ("japan.mandate.quay is none", Is(("mandate", "first", "quay"), ("none",))),
        ("japan.position.quay in [c]", Is(("position", "first", "quay"), ("c",))),
        ("blame is russia", Is(("state", "blame"), ("second",))),
        ("blame is not none", Is(("state", "blame"), ("none",), True)),
        ("cause is quay", Is(("state", "cause"), ("quay",))),
        ("ending is broken_off_final", Is(("state", "ending"), ("broken_off_final",))),
        ("ending_id is peace", Is(("state", "ending_id"), ("peace",))),
        ("war is winter", Is(("state", "war"), ("winter",))),
        ("offer_stands", Asked("offer_stands", ())),
        ("japan.ordered", Asked("ordered", ("first",))),
        ("fired(new-orders)", Asked("fired", ("new-orders",))),
        ("chosen(baker, wait)", Asked("chosen", ("baker", "wait"))),
        ("open(quay)", Asked("open", ("quay",))),
        ("open is yes", Is(("article", "open"), ("yes",))),
        ("used(russia, raid)", Asked("used", ("second", "raid"))),
        ("announced(japan,quay)", Asked("announced", ("first", "quay"))),
        ("not final_date", Not(Asked("final_date", ()))),
        (
            "unrest > 1 or unrest > 2 and quay is a",
            Any((Compare(unrest, ">", 1), All((Compare(unrest, ">", 2), Is(quay, ("a",)))))),
        ),
        (
            "(unrest > 1 or unrest > 2)\n and not (quay is a)",
            All((Any((Compare(unrest, ">", 1), Compare(unrest, ">", 2))), Not(Is(quay, ("a",))))),
        ),
    ],
)
def test_what_a_condition_means(text: str, wanted: Condition) -> None:
    """A condition becomes the data that it says: names, words, precedence and the sides of an instrument."""
    assert READER.read(text, Side.SECOND) == Reading(wanted)


@pytest.mark.parametrize(
    ("text", "code", "offset", "hint"),
    [
        ("", "E320", 0, ""),
        ("unrest >=", "E320", 9, "missing"),
        ("unrest = 5", "E320", 7, "=="),
        ("unrest >= 5.5", "E320", 11, ""),
        ("unrest >= 70 && quay is a", "E320", 13, "`and`"),
        ("1 < unrest < 5", "E320", 11, "chained"),
        ("(unrest > 1", "E320", 11, "missing"),
        ("unrest > 1)", "E320", 10, "balanced"),
        ("quay is 'a'", "E320", 8, "quotes"),
        ("quay is a quay is b", "E320", 10, "`and`"),
        ("unrst >= 70", "E321", 0, "`unrest`"),
        ("unrest >= 1 and quay is d", "E321", 24, "`a`"),
        ("qay is a", "E321", 0, "`quay`"),
        ("rusia.standing > 1", "E321", 0, "`russia`"),
        ("russia.standng > 1", "E321", 7, "`standing`"),
        ("russia.doctrine is elders", "E321", 19, "`court`"),
        ("japan.mandate.qay is a", "E321", 14, "`quay`"),
        ("ending is ratifed", "E321", 10, "`ratified`"),
        ("blame is rusia", "E321", 9, "`russia`"),
        ("fired(rian)", "E321", 6, "`rain`"),
        ("chosen(baker, bred)", "E321", 14, "`bread`"),
        ("fire(rain)", "E321", 0, "`fired`"),
        ("offer_stand", "E321", 0, "`offer_stands`"),
        ("own.standing > 1", "E321", 0, "name the side"),
        ("fired(rain, baker)", "E322", 0, "fired(EVENT)"),
        ("fired", "E322", 0, "fired(EVENT)"),
        ("unrest is a", "E322", 0, "compare"),
        ("quay > 3", "E322", 0, "is"),
        ("quay", "E322", 0, "is"),
        ("unrest", "E322", 0, "compare"),
        ("3 < 4", "E322", 0, "name"),
        ("russia.standing", "E322", 7, "compare"),
        ("not " * 200 + "offer_stands", "E320", 0, "simply"),
        ("(" * 300 + "offer_stands", "E320", 312, ""),
        ("x" * 2000, "E320", 0, ""),
    ],
)
def test_what_is_wrong_with_a_condition(text: str, code: str, offset: int, hint: str) -> None:
    """Each fault has its code, the letter at which it is, and a hint that names what to write instead."""
    faults = READER.read(text).faults
    assert [(fault.code, fault.offset) for fault in faults] == [(code, offset)], faults
    assert hint in faults[0].hint, faults


def test_several_wrong_names_are_all_found() -> None:
    """One wrong name does not hide the next."""
    faults = READER.read("unrst > 1 and qay is a and fired(x)").faults
    assert [fault.offset for fault in faults] == [0, 14, 33]


def test_broken_parts_are_not_complained_about() -> None:
    """What names a part of the file that is broken itself is passed over."""
    assert READER.read("lost >= 3 and lost is a").faults == ()


WORDS = st.sampled_from(
    [
        "unrest",
        "quay",
        "japan",
        "russia",
        "own",
        ".",
        "(",
        ")",
        "[",
        "]",
        ",",
        "and",
        "or",
        "not",
        "is",
        "in",
        ">=",
        "==",
        "3",
        "-1",
        "a",
        "b",
        "none",
        "fired",
        "open",
        "rain",
        "ordered",
        "mandate",
        "blame",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=14).map(" ".join)))
def test_any_text_is_a_condition_or_a_fault(text: str) -> None:
    """Whatever is written is read or refused at a place within it, and nothing is raised."""
    for own in (None, Side.FIRST):
        reading = READER.read(text, own)
        assert isinstance(reading, Reading)
        for fault in reading.faults:
            assert 0 <= fault.offset <= len(text)
