"""What a seat's own people think, and what computer players say: from what the seat may know, nothing else."""

from __future__ import annotations

import re

from game.ai.delegation import Delegation
from game.ai.levels import PLENIPOTENTIARY
from game.ai.tables import within_mandate
from game.engine import actions as a, events as e
from game.engine.treaty import GROUNDS, Offer
from game.kernel.draws import private_draws
from game.kernel.message import Message
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.session.advice import ADVISER, LIKELY, answered_in_time
from game.session.chain import COMPUTER, Settings
from game.session.controller import Controller
from game.session.edition import edition_of_path
from game.session.match import rewind, start
from tests.session.helpers import ONE_PERSON, done, harbour_edition, played
from tests.session.test_wording import catalogue
from tests.strategies import HARBOUR
from tests.ui.game_hands import quietly

PLACE = re.compile(r"{(\w+)}")
STRONG = BySide("plenipotentiary", "plenipotentiary")
COMPUTERS = Settings(BySide(COMPUTER, COMPUTER), STRONG)


def door(seed: str, instructions: BySide[str] | None = None) -> Controller:
    """A game between two computers at its first question."""
    return Controller(start(harbour_edition(), seed, COMPUTERS, instructions))


def whole(text: Message) -> bool:
    """Whether a message has a sentence with no place left empty."""
    sentence = catalogue().get(text.key)
    return isinstance(sentence, str) and set(PLACE.findall(sentence)) <= {name for name, _ in text.params}


def test_secretaries_add_up() -> None:
    """The secretaries weigh every public doctrine of the other side, in per cent that add up, likeliest first."""
    for seed in range(10):
        game = Controller(played(seed, 40))
        for side in BOTH_SIDES:
            found = game.secretaries(side)
            cards = game.view(side).board.doctrines.of(side.other)
            assert sorted(one.doctrine for one in found) == sorted(card.id for card in cards)
            assert sum(one.per_cent for one in found) == 100
            assert [one.per_cent for one in found] == sorted((one.per_cent for one in found), reverse=True)
            assert all(whole(one.text) for one in found)


def test_advice_in_any_position() -> None:
    """In random positions the adviser has a line that can be said, about an article that is open if about any."""
    directions = set()
    for seed in range(12):
        for most in (3, 12, 30):
            game = Controller(played(seed, most))
            for side in BOTH_SIDES:
                line = game.adviser_line(side)
                assert whole(line), line
                assert line.get("confidence") in ("good", "fair", "poor")
                directions.add(line.key)
    assert len(directions) > 2


def test_an_offer_that_waits_is_spoken_of_first() -> None:
    """With an offer before the seat the advice is an answer to it, whole, in part, refused or reserved."""
    heard = set()
    for seed in range(15):
        for most in (6, 12, 20, 30):
            game = Controller(played(seed, most))
            for side in BOTH_SIDES:
                if game.legal(side).answer:
                    line = game.adviser_line(side)
                    assert whole(line), line
                    heard.add(line.key.removeprefix("advice.adviser."))
    assert {"accept", "take_part", "decline_price"} <= heard
    assert heard <= {"accept", "take_part", "let_part", "refer", *(f"decline_{ground}" for ground in GROUNDS)}


def test_no_room_is_asked_for_where_their_offer_needs_none() -> None:
    """While an offer of theirs waits overnight, home is not to be cabled about what it says within the orders."""
    seen = 0
    for seed in range(25, 35):
        for most in range(6, 60, 4):
            game = Controller(played(seed, most))
            for side in BOTH_SIDES:
                view = game.view(side)
                offer = view.seat.against
                if offer is None or not game.legal(side).evening:
                    continue
                line = game.adviser_line(side)
                allowed = {f"@article:{n}" for n, option in offer.terms if option in within_mandate(view, n)}
                seen += bool(allowed)
                assert line.key != "advice.adviser.cable" or dict(line.params)["article"] not in allowed
    assert seen > 3


def test_what_brings_little_is_not_called_a_gain() -> None:
    """Advice to take a part, or to lay an article, says that it is given where it brings less than half of the most."""
    heard = set()
    for seed in range(30):
        for most in (6, 12, 20, 30):
            game = Controller(played(seed, most))
            for side in BOTH_SIDES:
                line, view = game.adviser_line(side), game.view(side)
                direction = line.key.removeprefix("advice.adviser.")
                if direction not in ("take_part", "let_part", "lay", "give"):
                    continue
                heard.add(direction)
                delegation, draws = Delegation(PLENIPOTENTIARY), private_draws(ADVISER, ADVISER)
                action = delegation.decide(view, game.legal(side), draws).action
                if isinstance(action, a.Answer) and view.seat.against is not None:
                    terms = [term for term in view.seat.against.terms if term[0] in action.articles]
                    brings = sum(view.own.points[n][option] for n, option in terms)
                    most_had = sum(max(view.own.points[n]) for n, _ in terms)
                    assert (direction == "let_part") is (2 * brings < most_had)
    assert {"take_part", "let_part"} <= heard and heard & {"lay", "give"}


def test_what_would_they_say() -> None:
    """An offer has an estimate in words with a word of confidence; what asks for no answer has none."""
    game = door("1")
    side = Side.FIRST
    found = game.what_would_they_say(side, a.LayOffer(((0, 1), (1, 1)), True))
    assert found is not None
    assert found.likely in [word for _, word in LIKELY]
    assert whole(found.text)
    assert whole(found.basis)
    assert game.what_would_they_say(side, a.Adjourn()) is None
    assert game.what_would_they_say(side, a.LayOffer(((99, 0), (0, 77)))) is not None


def test_a_guess_is_worded_as_one() -> None:
    """What is poorly founded is said with "probably" or "perhaps", never as a thing known."""
    poor = {
        found.text.key: catalogue()[found.text.key]
        for seed in range(8)
        for game in (Controller(played(seed, 25)),)
        for article in game.view(Side.FIRST).seat.open_articles()
        for option in range(len(game.view(Side.FIRST).board.articles[article].options))
        if (found := game.what_would_they_say(Side.FIRST, a.LayOffer(((article, option),)))) is not None
        and found.confidence == "poor"
    }
    assert len(poor) > 2
    for key, words in poor.items():
        assert key.startswith("advice.guess.")
        assert any(word in str(words).lower() for word in ("probably", "perhaps", "might")), words


def test_more_for_them_is_no_less_likely() -> None:
    """On one article alone, an option nearer to the other side's end is never thought less likely to be taken."""
    order = [word for _, word in LIKELY]
    for seed in range(8):
        game = Controller(played(seed, 25))
        view = game.view(Side.FIRST)
        for article in view.seat.open_articles():
            ladder = range(len(view.board.articles[article].options))
            found = [game.what_would_they_say(Side.FIRST, a.LayOffer(((article, option),))) for option in ladder]
            ranks = [order.index(one.likely) for one in found if one is not None]
            assert ranks == sorted(ranks, reverse=True), (seed, article, ranks)


def test_advice_knows_no_secret() -> None:
    """Two games that differ only in the other side's secret instructions give the same advice at first."""
    cards = door("1").view(Side.SECOND).board.doctrines.second
    games = [door("1", BySide("council", card.id)) for card in cards]
    offer = a.LayOffer(((0, 1), (1, 1)), True)
    assert len({game.adviser_line(Side.FIRST) for game in games}) == 1
    assert len({game.secretaries(Side.FIRST) for game in games}) == 1
    assert len({game.what_would_they_say(Side.FIRST, offer) for game in games}) == 1


def test_words_come_out_again() -> None:
    """What computers say is the same when a game is opened again, has sentences, and is gone with what is rewound."""
    game = door("1")
    for _ in range(60):
        game.advance()
    said = game.words()
    assert len(said) > 10
    assert all(whole(words.text) for words in said)
    again = door("1")
    for _ in range(60):
        again.advance()
    assert again.words() == said
    back = Controller(done(rewind(again._match, a.Actor.DIRECTOR, 30)))
    public = tuple(words for words in said if words.number <= 30 and words.to is None)
    assert tuple(words for words in back.words() if words.to is None) == public


def test_private_words_stay_private() -> None:
    """A cable home is read by its own side only, a letter of the mediator's by the side written to, until the end."""
    game = door("5")
    private = 0
    for _ in range(200):
        if game.over or not game.advance():
            break
    for side in BOTH_SIDES:
        mine = game.words(side)
        private += sum(words.to is not None for words in mine)
        if not game.over:
            assert all(words.to in (None, side) for words in mine)
    unfinished = door("5")
    for _ in range(40):
        unfinished.advance()
    assert not unfinished.over
    assert all(words.to is None for words in unfinished.words())
    assert any(words.to is Side.FIRST for words in unfinished.words(Side.FIRST))
    assert not any(words.to is Side.SECOND for words in unfinished.words(Side.FIRST))
    assert private > 0


def test_people_have_no_words_put_in_their_mouths() -> None:
    """What a person does is not given reasons."""
    assert Controller(played(2, 40)).words() == ()


def test_what_was_declined_is_not_advised_again_at_once() -> None:
    """Terms that the other side declined by themselves are not advised again at that sitting or the next."""
    refused = 0
    for seed in range(3):
        game = door(str(seed))
        declined: dict[tuple[Side, str], int] = {}
        laid: dict[Side, Offer] = {}
        cursor = 0
        while not game.over and game.advance():
            fresh, cursor = game.events_since(Side.FIRST, cursor)
            sitting = game.view(Side.FIRST).common.sitting
            for event in fresh:
                if isinstance(event, e.OfferLaid):
                    laid[event.offer.side] = event.offer
                elif isinstance(event, e.OfferAnswered) and event.verdict == "decline":
                    offer = laid[event.by.other]
                    if not offer.linked:
                        declined |= {(offer.side, f"@option:{n}.{option}"): sitting for n, option in offer.terms}
            for side in (side for side in BOTH_SIDES if game.legal(side).act):
                lately = {option for (by, option), when in declined.items() if by is side and sitting - when < 2}
                refused += bool(lately)
                line = game.adviser_line(side) if lately else None
                if line is not None and line.key in ("advice.adviser.lay", "advice.adviser.try"):
                    assert line.get("option") not in lately, (seed, sitting, line)
    assert refused > 8


def test_a_letter_that_is_answered_too_late_is_not_advised() -> None:
    """At Ghent, where Washington answers after five sittings: in August he would write home; what would be answered on
    the last day or never he leaves, even where a strong delegation in the same seat still writes.
    """
    ghent = edition_of_path(HARBOUR.parents[2] / "scenarios" / "ghent-1814.yaml")
    game, side = Controller(start(ghent, "late", ONE_PERSON)), Side.FIRST
    written: dict[int, str] = {}
    advised: dict[int, str] = {}
    for sitting in range(1, 13):
        quietly(game, side, lambda legal, at=sitting: legal.evening and game.view(side).common.sitting >= at)
        if game.over:
            break
        view = game.view(side)
        policy = Delegation(PLENIPOTENTIARY)
        action = policy.decide(view, game.legal(side), private_draws(ADVISER, ADVISER)).action
        written[view.common.sitting] = getattr(action, "instrument", "")
        advised[view.common.sitting] = game.adviser_line(side).key
        assert answered_in_time(view) == (view.sittings_left > view.board.lag.first + 1 and view.own.order is None)
    early = [sitting for sitting in advised if sitting <= 7]
    assert [advised[sitting] for sitting in early].count("advice.adviser.cable") > 3
    assert written[8] == "cable"
    assert "advice.adviser.cable" not in [advised[sitting] for sitting in advised if sitting >= 8]
