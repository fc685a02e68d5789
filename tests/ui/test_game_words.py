"""What the other side says, on the screen: how it answered my offer, what it said with its own, my plea of orders."""

from pathlib import Path
from random import Random

import pytest

from game.ai.levels import LEVELS, Level
from game.engine import actions as a, events as e
from game.kernel.message import Message
from game.kernel.sides import Side
from game.session.controller import Controller
from game.ui import level_words
from game.ui.describe import find, walk
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.minutes import MinutesScene
from game.ui.scenes.parts_reply import last_reply
from game.ui.scenes.parts_weigh import weigh
from game.ui.scenes.table import Table
from tests.ui.game_hands import Hands, begin, pilot, services
from tests.ui.pilot import Pilot
from tests.ui.test_game_layout import SIZES

SIDE = Side.FIRST
GROUNDS = ("instructions", "price")


def _words(at: Pilot) -> str:
    return " ".join(node.label for node in walk(at.tree()))


def _anything(controller: Controller, side: Side) -> bool:
    """The plainest act that is legal now; False when none is."""
    legal = controller.legal(side)
    acts: list[a.Action] = [a.Choose(event, answers[0]) for event, answers in legal.choices]
    acts += [a.MarkText(False), a.Answer("decline", (), "price"), a.AnswerSigning(False), a.Stay(), a.SaveInfluence()]
    return any(controller.submit(side, act) is None for act in (*acts, a.Adjourn()))


def _greedy(playing: Playing, chance: Random, whole: bool) -> None:
    """Lay something: everything one's own way, or anything at all."""
    controller = playing.controller
    view = controller.view(SIDE)
    opened = list(view.seat.open_articles())
    for _ in range(20):
        chosen = sorted(chance.sample(opened, min(len(opened), 3)))
        sizes = [len(view.board.articles[n].options) for n in chosen]
        offer = a.LayOffer(
            tuple((n, 0 if whole else chance.randrange(size)) for n, size in zip(chosen, sizes, strict=True)), True
        )
        if controller.why_not(SIDE, offer) is None:
            flow.act(playing, SIDE, offer)
            return
    controller.submit(SIDE, a.Adjourn())


def refused(folder: Path, ground: str) -> Playing:
    """A game of Portsmouth in which Japan's last offer has just been declined on this ground, and it is its turn."""
    with_ = services(folder, "portsmouth-1905")
    for seed in range(12):
        playing = begin(with_, SIDE, scenario="portsmouth-1905", seed=f"r{seed}")
        flow.begin(playing)
        controller, chance = playing.controller, Random(seed)
        for _ in range(200):
            while controller.advance():
                pass
            if controller.over:
                break
            if not controller.legal(SIDE).act:
                if not _anything(controller, SIDE):
                    break
                continue
            reply = last_reply(playing, SIDE)
            now = controller.view(SIDE).common.sitting
            if reply is not None and reply.ground == ground and reply.sitting == now:
                return playing
            _greedy(playing, chance, ground == "instructions")
    raise AssertionError(f"nothing was declined on {ground}")


@pytest.mark.parametrize("ground", GROUNDS)
def test_a_refusal_is_told_with_its_ground_and_words(tmp_path: Path, ground: str) -> None:
    """The answer to my offer stands at the table with what was said; orders name the articles and look otherwise."""
    playing = refused(tmp_path, ground)
    reply = last_reply(playing, SIDE)
    assert reply is not None
    shown = playing.controller.presentation
    said = [words for words in playing.controller.words(SIDE) if words.text.key.startswith("reason.decline.")]
    for size, text in SIZES:
        at = pilot(playing.services, Table(playing, SIDE), size, text)
        labels = _words(at)
        assert at.problems() == []
        assert at.strings.missing == {}
        assert playing.controller.say(said[-1].text, SIDE, at.strings.text) in labels
        assert (at.strings.text("reply.sealed", side=shown.sides.second.name) in labels) is (ground == "instructions")
        if ground == "instructions":
            assert reply.articles
            assert all(shown.articles[n].short in labels for n in reply.articles)


def test_minutes_hold_what_was_said(tmp_path: Path) -> None:
    """Under the act of a computer stands what it said with it, in the open leaf of the minutes."""
    playing = refused(tmp_path, "price")
    at = pilot(playing.services, MinutesScene(playing, SIDE))
    remarks = [line for line in playing.controller.minutes(at.scene.now) if line.remark]  # type: ignore[attr-defined]
    assert remarks
    assert all(playing.controller.say(line.message, None, at.strings.text) in _words(at) for line in remarks)


def _asked(folder: Path) -> Playing:
    """Russia has laid an offer of several articles, and Japan is to answer."""
    with_ = services(folder, "portsmouth-1905")
    for seed in range(12):
        playing = begin(with_, SIDE, scenario="portsmouth-1905", seed=f"answer{seed}")
        flow.begin(playing)
        controller = playing.controller
        for _ in range(60):
            while controller.advance():
                pass
            offer = controller.view(SIDE).seat.against
            if controller.legal(SIDE).answer and offer is not None and len(offer.terms) > 1:
                return playing
            if controller.over or not _anything(controller, SIDE):
                break
    raise AssertionError("no such offer was laid")


def test_a_plea_of_orders_names_its_articles(tmp_path: Path) -> None:
    """With keys alone: decline on instructions, tick one article, and it alone is named to the other side."""
    playing = _asked(tmp_path)
    offer = playing.controller.view(SIDE).seat.against
    assert offer is not None
    at = pilot(playing.services, Table(playing, SIDE))
    hands = Hands(at)
    hands.use("answer.instructions")
    assert at.scene.id == "barring"
    for article in offer.articles:
        node = find(at.tree(), f"bar.{article}")
        assert node is not None
        if node.selected is not (article == offer.articles[1]):
            hands.use(f"bar.{article}")
    hands.use("barring.yes")
    answers = [one for one in playing.controller.events_since(SIDE)[0] if isinstance(one, e.OfferAnswered)]
    mine = [one for one in answers if one.by is SIDE][-1]
    assert (mine.verdict, mine.ground, mine.articles) == ("decline", "instructions", (offer.articles[1],))


def test_a_plea_needs_an_article(tmp_path: Path) -> None:
    """With nothing ticked the plea is shut, with why; and one may go back without having answered."""
    playing = _asked(tmp_path)
    offer = playing.controller.view(SIDE).seat.against
    assert offer is not None
    at = pilot(playing.services, Table(playing, SIDE))
    hands = Hands(at)
    hands.use("answer.instructions")
    for article in offer.articles:
        node = find(at.tree(), f"bar.{article}")
        if node is not None and node.selected:
            hands.use(f"bar.{article}")
    shut = find(at.tree(), "barring.yes")
    assert shut is not None
    assert not shut.enabled
    assert shut.hint
    at.press("back")
    assert at.scene.id == "table"
    assert playing.controller.legal(SIDE).answer


def test_ratification_is_told_of_a_whole_treaty_only(tmp_path: Path) -> None:
    """While articles are open it is too early to say; it is never called out of the question for what is not there."""
    playing = _asked(tmp_path)
    view = playing.controller.view(SIDE)
    assert weigh(view).required
    at = pilot(playing.services, Table(playing, SIDE))
    assert at.strings.text("likely.never") not in _words(at)
    early = at.strings.text("consequence.home_early", capital=playing.controller.presentation.sides.first.capital)
    assert early in _words(at)


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.id)
def test_levels_are_told_true(tmp_path: Path, level: Level) -> None:
    """Every number of a level that is neither none nor all stands in its sentence, and what it cannot do is said."""
    strings = services(tmp_path).strings
    told = level_words.skill(strings, level)
    for figure in (level.learning, level.insight, level.reserve):
        assert figure in (0, 1000) or f"{figure // 10} %" in told
    for able, name in ((level.packages, "packages"), (level.channels, "channels"), (level.foresight, "foresight")):
        assert strings.text(f"new_game.skill.{name}_{'yes' if able else 'no'}") in told
    assert len({level_words.skill(strings, each) for each in LEVELS}) == len(LEVELS)
    assert strings.missing == {}


def test_levels_have_figures() -> None:
    """The figures that came with the game are of every level, and grow with skill."""
    found = level_words.measured("portsmouth-1905")
    assert level_words.measured("ghent-1814") == {}
    assert list(found) == [level.id for level in LEVELS]
    shares = [found[level.id].share for level in LEVELS]
    assert shares == sorted(shares)
    assert all(0 <= one.ratified <= 100 and one.games >= 20 for one in found.values())


def test_people_see_each_others_pleas(tmp_path: Path) -> None:
    """Between two people a plea of orders stands sealed at the other's table with the articles that it named."""
    with_ = services(tmp_path, "portsmouth-1905")
    playing = begin(with_, Side.FIRST, Side.SECOND, scenario="portsmouth-1905", seed="two")
    controller = playing.controller
    pleaded = False
    for _ in range(60):
        while controller.advance():
            pass
        side = controller.waiting_humans()[0]
        offer = controller.view(side).seat.against
        if controller.legal(side).answer and offer is not None and side is Side.SECOND:
            assert controller.submit(side, a.Answer("decline", (8,), "instructions")) is None
            pleaded = True
        elif controller.legal(side).act and side is SIDE and not pleaded:
            assert controller.submit(side, a.LayOffer(((3, 0), (8, 0)), True)) is None
        elif controller.legal(side).act and side is SIDE:
            break
        else:
            assert _anything(controller, side)
    reply = last_reply(playing, SIDE)
    assert reply is not None
    assert (reply.ground, reply.articles) == ("instructions", (8,))
    at = pilot(with_, Table(playing, SIDE))
    shown = controller.presentation
    assert at.strings.text("reply.sealed", side=shown.sides.second.name) in _words(at)
    assert at.problems() == []


def test_nothing_is_said_in_the_place_of_a_person(tmp_path: Path) -> None:
    """Between two people an answer shows its ground and articles, and no words are put in anybody's mouth."""
    with_ = services(tmp_path, "portsmouth-1905")
    playing = begin(with_, Side.FIRST, Side.SECOND, scenario="portsmouth-1905", seed="two")
    assert playing.controller.words(SIDE) == ()
    assert not any(isinstance(line.message, Message) and line.remark for line in playing.controller.minutes())
