"""Actions written down with names, and read again."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, strategies as st

from game.engine import actions as a
from game.engine.treaty import GROUNDS, TONES
from game.kernel.canonical import dumps
from game.kernel.sides import Side
from game.session.codec import BadAction, decode, decode_actor, decode_text, encode, encode_actor, normal
from tests.session.helpers import harbour_edition
from tests.strategies import GARBAGE

BOARD = harbour_edition().board
ARTICLE = st.integers(0, 3)
ARTICLES = st.lists(ARTICLE, unique=True, max_size=4).map(lambda items: tuple(sorted(items)))
TERMS = st.dictionaries(ARTICLE, st.integers(0, 2), max_size=4).map(lambda found: tuple(sorted(found.items())))
WORD = st.text(alphabet="abcdefgh-", max_size=12)
SIDE = st.sampled_from(tuple(Side))
TOOL = st.sampled_from([tool.id for tool in BOARD.instruments])

EVERY: dict[type, st.SearchStrategy[a.Action]] = {
    a.Choose: st.builds(a.Choose, WORD, WORD),
    a.Answer: st.builds(
        a.Answer, st.sampled_from(("accept", "decline", "reserve")), ARTICLES, st.sampled_from(("", *GROUNDS))
    ),
    a.Present: st.builds(a.Present, TERMS),
    a.LayOffer: st.builds(a.LayOffer, TERMS, st.booleans(), st.sampled_from(TONES), st.booleans(), ARTICLES),
    a.Withdraw: st.builds(a.Withdraw, st.none() | ARTICLE),
    a.MoveToSign: st.just(a.MoveToSign()),
    a.AnswerSigning: st.builds(a.AnswerSigning, st.booleans()),
    a.Adjourn: st.just(a.Adjourn()),
    a.OrderTrain: st.builds(a.OrderTrain, ARTICLE),
    a.Leave: st.just(a.Leave()),
    a.Stay: st.just(a.Stay()),
    a.AskNeed: st.just(a.AskNeed()),
    a.PlayInstrument: st.builds(
        a.PlayInstrument, TOOL, st.permutations([0, 1, 3]).map(tuple), st.sampled_from(("", "offer", "walk_away"))
    ),
    a.SaveInfluence: st.just(a.SaveInfluence()),
    a.MarkText: st.builds(a.MarkText, st.booleans()),
    a.RequestImprovement: st.just(a.RequestImprovement()),
    a.MarkImprovement: st.builds(a.MarkImprovement, st.booleans()),
    a.Write: st.builds(a.Write, SIDE, ARTICLE),
    a.SendText: st.builds(a.SendText, TERMS),
    a.Warn: st.builds(a.Warn, SIDE, ARTICLE),
    a.Wait: st.just(a.Wait()),
    a.Inject: st.builds(a.Inject, WORD),
    a.TakeOver: st.builds(a.TakeOver, SIDE, st.booleans()),
    a.EndNow: st.just(a.EndNow()),
    a.SetCalendar: st.builds(a.SetCalendar, st.integers(0, 30)),
    a.PutToVote: st.builds(a.PutToVote, st.sampled_from(a.VOTES), st.sampled_from(a.VOTES)),
    a.Statement: st.builds(a.Statement, st.text(max_size=60)),
    a.Guess: st.builds(a.Guess, st.integers(-500, 500), TERMS),
}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def assert_sentence(error: BadAction) -> None:
    """The error is one sentence of a readable length."""
    assert error.sentence.endswith(".")
    assert len(error.sentence) < 300


def test_every_action_has_a_strategy_here() -> None:
    """No kind of action is left out of the round trip below."""
    assert set(EVERY) == {kind for _, kind in a.ACTION_NAMES}


@given(st.one_of(*EVERY.values()))
def test_round_trip(action: a.Action) -> None:
    """Every action comes back from JSON as it was, and is written the same way again."""
    written = json.loads(dumps(encode(BOARD, action)))
    again = decode(BOARD, written)
    assert again == action
    assert encode(BOARD, again) == written


def test_names_not_positions() -> None:
    """A save names articles and options by their ids."""
    offer = a.LayOffer(((0, 1),), linked=True)
    assert encode(BOARD, offer) == {"action": "offer", "terms": {"quay": "b"}, "linked": True}
    assert encode(BOARD, a.Write(Side.SECOND, 2)) == {"action": "write", "side": "southam", "article": "nets"}


@given(GARBAGE)
def test_impossible_actions_are_said_to_be(action: a.Action) -> None:
    """Writing down an action with positions that do not exist gives one sentence, nothing else."""
    try:
        again = normal(BOARD, action)
    except BadAction as error:
        assert_sentence(error)
    else:
        assert normal(BOARD, again) == again


@given(
    st.sampled_from([name for name, _ in a.ACTION_NAMES]),
    st.dictionaries(
        st.sampled_from(
            ("terms", "article", "side", "articles", "event", "linked", "positions", "text", "walk_away", "x")
        ),
        JSON,
        max_size=3,
    ),
)
def test_any_json_is_an_action_or_a_sentence(name: str, fields: dict[str, object]) -> None:
    """Reading never fails but by a sentence, whatever stands in the file."""
    try:
        action = decode(BOARD, {**fields, "action": name})
    except BadAction as error:
        assert_sentence(error)
    else:
        assert dict(a.ACTION_NAMES)[name] is type(action)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (None, "mapping"),
        ({}, "no action"),
        ({"action": "surrender"}, "surrender"),
        ({"action": "offer"}, "terms"),
        ({"action": "offer", "terms": {"quay": "z"}}, "z"),
        ({"action": "offer", "terms": {"moon": "a"}}, "moon"),
        ({"action": "adjourn", "until": "noon"}, "until"),
        ({"action": "answer", "verdict": "perhaps"}, "accept"),
        ({"action": "mark_text", "accept": 1}, "true or false"),
        ({"action": "set_calendar", "sittings": True}, "whole number"),
        ({"action": "instrument", "instrument": "gun"}, "gun"),
        ({"action": "statement", "text": "\ud800"}, "half a character"),
    ],
)
def test_what_is_wrong_is_named(data: object, word: str) -> None:
    """The sentence names the thing that is wrong."""
    with pytest.raises(BadAction) as caught:
        decode(BOARD, data)
    assert word in caught.value.sentence


def test_a_record_may_hold_texts_for_numbers() -> None:
    """In YAML everything is text; numbers and truth values are understood by their key."""
    assert decode_text(BOARD, {"action": "offer", "terms": {"quay": "a"}, "linked": "true"}).linked is True
    assert decode_text(BOARD, {"action": "guess", "walk_away": "-12"}) == a.Guess(-12)


def test_actors_have_names() -> None:
    """Sides are called by their ids, the others by what they are."""
    for actor in a.Actor:
        assert decode_actor(BOARD, encode_actor(BOARD, actor)) is actor
    with pytest.raises(BadAction):
        decode_actor(BOARD, "kaiser")
