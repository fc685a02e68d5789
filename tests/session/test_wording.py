"""Every sentence that the session asks for stands in the catalogue, with the parameters it is given."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from game.engine.events import REASONS
from game.engine.refusals import Code
from game.engine.treaty import GROUNDS, TONES
from game.kernel.message import Message
from game.kernel.sides import BOTH_SIDES
from game.paths import assets
from game.scenario.texts import MEDIATOR_PHRASES, SIDE_PHRASES
from game.scenario.vocabulary import ENDING_KINDS
from game.session.controller import Controller
from game.ui.strings import Strings
from tests.catalogue import sentences
from tests.session.helpers import played

ROOT = Path(__file__).parents[2]
PLACE = re.compile(r"\{([a-z_]+)\}")
LITERAL = re.compile(r'"((?:minutes|paper|phrase|say|refusal)\.[a-z_.]+)"')

DIRECTED = ("inject", "take_over", "end_now", "set_calendar", "put_to_vote", "rewind")


def catalogue() -> dict[str, Any]:
    """The interface's sentences by key."""
    return dict(sentences())


def asked_for() -> list[str]:
    """Keys written out in the session's modules, and the families that are put together there."""
    files = sorted((ROOT / "game" / "session").glob("*.py"))
    found = [key for path in files for key in LITERAL.findall(path.read_text(encoding="utf-8"))]
    found += [f"minutes.offer.{form}.{tone}" for form in ("open", "linked") for tone in TONES]
    found += [f"minutes.declined.{ground}" for ground in GROUNDS]
    found += [f"minutes.broken.{why}" for why in ("firm", "instructions", "red_line")]
    found += [f"minutes.offer_dropped.{why}" for why in ("withdrawn", "contradicted", "lapsed")]
    found += [f"minutes.ended.{kind}" for kind in ENDING_KINDS]
    found += [f"minutes.directed.{what}" for what in DIRECTED]
    found += [f"minutes.voted.{vote}_{how}" for vote in ("yes", "no") for how in ("agrees", "stands", "noted")]
    found += [f"phrase.{purpose}" for purpose in SIDE_PHRASES]
    found += [f"paper.{purpose}" for purpose in SIDE_PHRASES]
    found += [f"phrase.mediator_{purpose}" for purpose in MEDIATOR_PHRASES]
    found += [f"phrase.evening.{why}" for why in (*REASONS, "nobody_came")]
    found += [f"paper.{kind}" for kind in ("act_well", "act_ill", "refunded", "blame_shared")]
    found += [f"phrase.{telegram}" for telegram in ("order_slept", "order_dropped", "blame_shared")]
    found += [f"refusal.{code.value}" for code in Code]
    return sorted(set(found))


@pytest.mark.parametrize("key", asked_for())
def test_the_sentence_is_there(key: str) -> None:
    """No key leads to a sentence that nobody has written."""
    assert key in catalogue()


@pytest.mark.parametrize(
    ("language", "leader"), [("en", "leader of the game"), ("ja", "進行役"), ("ru", "Ведущий игры")]
)
def test_the_minutes_name_who_stepped_in_from_outside(language: str, leader: str) -> None:
    """Whether a teacher or an author did it, a class understands who did: each of these lines names the leader of the
    game.
    """
    told = Strings(assets() / "locale", language).text
    keys = (*(f"minutes.directed.{what}" for what in (*DIRECTED, "inject_private")), "archive.inject")
    assert [key for key in keys if leader not in told(key, detail="")] == []


def test_sentences_take_the_parameters_they_are_given() -> None:
    """In games of random play every message has a sentence, and no place in it stays empty."""
    written = catalogue()
    for seed in range(30):
        door = Controller(played(seed))
        said: list[Message] = [minute.message for minute in door.minutes()]
        for side in BOTH_SIDES:
            for paper in door.papers(side):
                said += [text for text in (paper.origin, paper.headline, paper.body) if isinstance(text, Message)]
        for one in said:
            sentence = written[one.key]
            texts = [sentence] if isinstance(sentence, str) else list(sentence.values())
            given = {name for name, _ in one.params}
            assert all(set(PLACE.findall(text)) <= given for text in texts), one
