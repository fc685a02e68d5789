"""Two scenarios side by side: their files, their exact figures, and what paired games can and cannot tell."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from game.kernel.errors import BadRequest
from game.kernel.sides import BySide
from game.scenario.definition import Scenario
from game.scenario.loader import load_text
from game.workshop.compare import compared, still
from game.workshop.differences import changes, check_sides, exact, matched
from game.workshop.questions import POINTS, SHARE, Answer, Question, answers, questions
from game.workshop.simulate import Order, simulate, task_of
from tests.workshop.test_simulate import HARBOUR, row

ENVOYS = BySide("envoy", "envoy")
TEXT = HARBOUR.read_text(encoding="utf-8")


def scenario(*pairs: tuple[str, str]) -> Scenario:
    """The harbour with words replaced."""
    text = TEXT
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    loaded = load_text(text, "changed.yaml")
    assert loaded.scenario is not None, loaded.problems
    return loaded.scenario


def shares(first: list[float | None], second: list[float | None], unit: str = SHARE) -> Answer:
    """The answer to one question alone."""
    return answers([Question("q", "", unit, tuple(first), tuple(second), unit == SHARE)])[0]


def test_where_files_differ() -> None:
    """Numbers and short values by path, things matched by id wherever they stand, long texts only counted."""
    one = {"id": "x", "list": [{"id": "p", "n": "1"}, {"id": "q", "n": "2"}], "row": ["1", "2"], "text": "Some words."}
    two = {
        "id": "y",
        "list": [{"id": "q", "n": "2"}, {"id": "p", "n": "-4"}],
        "row": ["1", "3", "5"],
        "text": "Others are.",
    }
    assert changes(one, one) == {"numbers": [], "values": [], "texts": 0}
    assert changes(one, two) == {
        "numbers": [
            {"path": "list.p.n", "a": "1", "b": "-4"},
            {"path": "row.2", "a": "2", "b": "3"},
            {"path": "row.3", "a": None, "b": "5"},
        ],
        "values": [{"path": "id", "a": "x", "b": "y"}],
        "texts": 1,
    }


def test_what_one_file_has_alone_is_listed() -> None:
    """A branch of one file alone is gone through to its leaves; a leaf may stand where the other has a branch."""
    found = changes({"a": {"n": "1", "m": {"k": "2"}}, "b": "3"}, {"b": {"c": "4"}})
    assert found["numbers"] == [
        {"path": "a.n", "a": "1", "b": None},
        {"path": "a.m.k", "a": "2", "b": None},
        {"path": "b", "a": "3", "b": None},
        {"path": "b.c", "a": None, "b": "4"},
    ]


def test_articles_and_options_are_matched_by_id(harbour: Scenario) -> None:
    """What stands in one file only is named and not compared."""
    other = scenario(("bell", "chime"))
    found = matched(harbour, other)
    assert found["articles"] == {"both": ["quay", "tolls", "nets"], "only_a": ["bell"], "only_b": ["chime"]}
    assert found["options"]["nets"] == {"both": ["a", "b", "c"], "only_a": [], "only_b": []}
    treaties = [[row("ratified", (60, 60), (0, 0, 0, n % 2)) for n in range(20)] for _ in range(2)]
    asked = questions(harbour, other, *treaties)
    assert {question.of.split(".")[0] for question in asked if question.figure == "clause"} == {"quay", "tolls", "nets"}


def test_other_sides_cannot_be_compared(harbour: Scenario) -> None:
    """Points of other people mean nothing beside each other: a sentence."""
    with pytest.raises(BadRequest, match="same sides"):
        check_sides(harbour, scenario(("northam", "westham")))


def test_exact_figures(harbour: Scenario) -> None:
    """The same scenario has the same figures; a lower walk-away shows at every sitting, and in pairs of doctrines."""
    assert exact(harbour, harbour)["same"] is True
    other = scenario(("walk_away: {base: 8000, terms: {grain: 20", "walk_away: {base: 7400, terms: {grain: 20"))
    found = exact(harbour, other)
    assert found["same"] is False
    unlike = {(one["figure"], one["of"]): (one["a"], one["b"]) for one in found["figures"] if one["a"] != one["b"]}
    assert unlike["walk_away_southam", "sitting 1"] == (82, 76)
    assert any(figure == "ratifiable_last_day" and a < b for (figure, _), (a, b) in unlike.items())
    assert ("possible_treaties", "") not in unlike


def test_a_share_that_never_changed_is_not_thought_certain() -> None:
    """All treaties on both sides: the same, and yet the interval leaves room for what two hundred games can miss."""
    found = shares([1.0] * 200, [1.0] * 200)
    assert found.verdict == "same"
    assert 0.005 < found.bound < 0.02


def test_a_plain_change_is_seen() -> None:
    """Forty games that turned one way and five the other are a difference, with the interval of the textbook."""
    first = [1.0] * 100 + [0.0] * 100
    second = [0.0] * 40 + [1.0] * 60 + [1.0] * 5 + [0.0] * 95
    found = shares(first, second)
    assert found.verdict == "differs"
    assert found.difference == pytest.approx(-0.175)
    assert found.low == pytest.approx(-0.175 - 1.972 * 0.0314, abs=0.003)
    assert found.unlike == 45


def test_few_games_prove_nothing() -> None:
    """Three treaties are too few; five games that all turned the same way may be chance; six are not."""
    assert shares([1.0, 1.0, 1.0, None, None, None], [0.0, 0.0, 0.0, None, None, None]).verdict == "too_few"
    assert shares([1.0] * 5 + [0.0] * 45, [0.0] * 50).verdict == "none"
    assert shares([1.0] * 6 + [0.0] * 44, [0.0] * 50).verdict == "differs"
    assert shares([10.0] * 5, [20.0] * 5, POINTS).verdict == "none"


def test_many_questions_want_more_proof() -> None:
    """What would count alone is `perhaps` among thirty others of which none shows anything."""
    rng = random.Random(4)
    noise = [
        Question("q", str(n), POINTS, *(tuple(float(rng.gauss(0, 9)) for _ in range(60)) for _ in range(2)))
        for n in range(30)
    ]
    turned = Question("turned", "", SHARE, (1.0,) * 7 + (0.0,) * 53, (0.0,) * 60, True)
    assert answers([turned])[0].verdict == "differs"
    found = answers([turned, *noise])[0]
    assert found.verdict == "perhaps"
    assert found.chance is not None and found.chance_of_all is not None
    assert found.chance < 0.05 < found.chance_of_all


@pytest.mark.parametrize("conditional", [False, True])
def test_intervals_hold_what_they_say(conditional: bool) -> None:
    """Of intervals of a true difference, about 95 in 100 hold it: for points, and for shares of treaties alone."""
    rng = random.Random(7)
    held = 0
    rounds, games = 600, 80
    for _ in range(rounds):
        first, second = _pair(rng, games, conditional)
        found = shares(first, second, SHARE if conditional else POINTS)
        assert found.low is not None and found.high is not None
        held += found.low <= (0.1 if conditional else 3.0) <= found.high
    assert 0.93 <= held / rounds <= 0.985


def _pair(rng: random.Random, games: int, conditional: bool) -> tuple[list[float | None], list[float | None]]:
    """Paired games with a true difference: 3 points, or a tenth more of the treaties with an option."""
    first: list[float | None] = []
    second: list[float | None] = []
    for _ in range(games):
        luck = rng.random()
        if conditional:
            first.append(float(luck < 0.3) if rng.random() < 0.7 else None)
            second.append(float(luck < 0.4) if rng.random() < 0.6 else None)
        else:
            first.append(20 * luck + rng.gauss(0, 4))
            second.append(20 * luck + 3 + rng.gauss(0, 6))
    return first, second


def test_chance_alone_seldom_looks_like_a_difference() -> None:
    """Where nothing differs but luck, eight questions together cry out at most about one time in twenty."""
    rng = random.Random(8)
    cries = 0
    rounds = 400
    for _ in range(rounds):
        asked = []
        for n in range(8):
            values = [tuple(float(rng.random() < 0.3) for _ in range(50)) for _ in range(2)]
            asked.append(Question("q", str(n), SHARE, values[0], values[1], True))
        cries += any(answer.verdict == "differs" for answer in answers(asked))
    assert cries / rounds <= 0.07


def test_a_file_with_itself(harbour: Scenario) -> None:
    """Every game comes out alike, every question is `same`, and it is said how much could have been missed."""
    rows = list(simulate(Order(HARBOUR, 8, ENVOYS, "5")))
    found = compared(harbour, harbour, rows, rows)
    assert (found["alike"], found["verdict"], found["other_instructions"]) == (8, "same", 0)
    assert {one["verdict"] for one in found["questions"]} <= {"same", "too_few"}
    assert found["unlike_at_most"] == pytest.approx(0.3123)
    assert found["digests"]["a"] == found["digests"]["b"]


def test_without_a_game(tmp_path: Path) -> None:
    """Files, articles and exact figures are compared without playing."""
    path = tmp_path / "other.yaml"
    path.write_text(TEXT.replace("start: 45", "start: 46"), encoding="utf-8")
    found = still(task_of(Order(HARBOUR, 0, ENVOYS, "1")), task_of(Order(path, 0, ENVOYS, "1")))
    assert found["changes"] == {
        "numbers": [{"path": "tracks.unrest.start", "a": "45", "b": "46"}], "values": [], "texts": 0,
    }  # fmt: skip
    assert found["articles"]["both"] == ["quay", "tolls", "nets", "bell"]
    assert found["exact"]["same"] is True
