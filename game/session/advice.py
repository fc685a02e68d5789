"""What a seat's own people think, from its own view and beliefs alone: an estimate of the other side's answer, one
line of advice, and the secretaries' opinion of the other side's instructions.

Each takes a controller and a side; the texts are messages for `Controller.say`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from game.ai import delegation as delegations
from game.ai.acceptance import completes
from game.ai.beliefs import barred, beliefs_of
from game.ai.forecast import confidence, forecast
from game.ai.levels import PLENIPOTENTIARY
from game.ai.persona import PLAIN
from game.ai.situation import Situation, assess
from game.ai.tables import needed, within_mandate
from game.bargaining.beliefs import WHOLE
from game.engine import actions as a, events as e
from game.engine.treaty import Terms, ladder_better
from game.kernel.draws import private_draws
from game.kernel.message import Message, message
from game.kernel.refs import articles_ref
from game.kernel.sides import Side
from game.session.match import Match
from game.session.rebuffs import Rebuffs, rebuffs
from game.views.options import Legal
from game.views.project import project
from game.views.view import SideView

LIKELY: tuple[tuple[int, str], ...] = (
    (900, "all_but"),
    (720, "likely"),
    (560, "rather"),
    (440, "even"),
    (280, "doubtful"),
    (120, "unlikely"),
    (0, "hardly"),
)
OPINION: tuple[tuple[int, str], ...] = ((80, "surely"), (50, "probably"), (20, "perhaps"), (0, "hardly"))
ADVISER = "adviser"
EVEN = 500
"""From this chance on (per mille) the other side is said to be able to live with something."""


class Door(Protocol):
    """What is asked of a controller."""

    def view(self, side: Side) -> SideView:
        """What `side` knows."""

    def legal(self, side: Side) -> Legal:
        """What `side` may try now."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What they would say. `likely` is a word (`all_but` .. `hardly`), `confidence` one of good, fair, poor; `text` and
    `basis` say both in sentences.
    """

    likely: str
    confidence: str
    text: Message
    basis: Message


@dataclass(frozen=True, slots=True)
class Opinion:
    """How well the other side's behaviour fits one of its public doctrines, in whole per cent."""

    doctrine: str
    per_cent: int
    text: Message


def what_would_they_say(controller: Door, side: Side, action: a.Action) -> Estimate | None:
    """The estimate of the other side's answer to an offer; None for acts that ask for no answer."""
    if not isinstance(action, a.LayOffer) or not action.terms:
        return None
    view = controller.view(side)
    terms = _told(view, action)
    found = forecast(view, terms, action.linked)
    word = next(word for least, word in LIKELY if found.per_mille >= least)
    basis = message(f"advice.basis.{found.confidence}")
    sure = "guess" if found.confidence == "poor" else "likely"
    return Estimate(word, found.confidence, message(f"advice.{sure}.{word}"), basis)


def _told(view: SideView, action: a.LayOffer) -> Terms:
    """The terms with those of articles withdrawn; what does not exist is left out."""
    silent = {n: view.board.articles[n].silent for n in action.withdraws if 0 <= n < len(view.board.articles)}
    told = dict(action.terms) | {n: option for n, option in silent.items() if option is not None}
    sizes = [len(article.options) for article in view.board.articles]
    return tuple((n, option) for n, option in sorted(told.items()) if 0 <= n < len(sizes) and 0 <= option < sizes[n])


def secretaries(controller: Door, side: Side) -> tuple[Opinion, ...]:
    """Every public doctrine of the other side with the weight that beliefs give it, likeliest first, in per cent."""
    return opinions(controller.view(side))


def opinions(view: SideView) -> tuple[Opinion, ...]:
    """The same from a view."""
    other, weights = view.side.other, beliefs_of(view).weights
    cards = view.board.doctrines.of(other)
    shares = _per_cent(weights)
    order = sorted(range(len(cards)), key=lambda n: (-weights[n], n))
    return tuple(_opinion(other, cards[n].id, shares[n]) for n in order)


def how_sure(controller: Door, side: Side) -> Message:
    """How much the secretaries have to go on: `advice.opinion.<good, fair or poor>`."""
    view = controller.view(side)
    return message(f"advice.opinion.{confidence(view, beliefs_of(view).weights)}")


def opinions_before(match: Match, side: Side) -> tuple[tuple[int, tuple[Opinion, ...]], ...]:
    """Each earlier sitting with what the secretaries thought at the end of it, from what the side had been shown by
    then.
    """
    ends: dict[int, tuple[int, int]] = {}
    seen = 0
    for number in match.line:
        step = match.steps[number]
        seen += sum(e.sees(side, event) for event in step.events)
        ends[step.state.common.sitting] = (number, seen)
    now = match.state.common.sitting
    shown = match.shown.of(side)
    return tuple(
        (sitting, opinions(project(match.steps[number].state, side, shown[:count])))
        for sitting, (number, count) in sorted(ends.items())
        if sitting < now
    )


def _opinion(side: Side, doctrine: str, per_cent: int) -> Opinion:
    word = next(word for least, word in OPINION if per_cent >= least)
    name = f"@doctrine:{int(side)}.{doctrine}"
    return Opinion(doctrine, per_cent, message(f"advice.secretaries.{word}", doctrine=name, n=per_cent))


def _per_cent(weights: tuple[int, ...]) -> tuple[int, ...]:
    """Whole per cent that add up to 100, the remainder to the largest rests."""
    shares = [weight * 100 // WHOLE for weight in weights]
    rests = sorted(range(len(weights)), key=lambda n: (-(weights[n] * 100 % WHOLE), n))
    for n in rests[: 100 - sum(shares)]:
        shares[n] += 1
    return tuple(shares)


def adviser_line(controller: Door, side: Side) -> Message:
    """One line of advice: `advice.adviser.<direction>`, with its `article` and `option` where it has an object.

    `confidence` among the parameters is `good`, `fair` or `poor`; its sentence is `advice.sure.<confidence>`. What was
    refused at this sitting or the one before is not advised again.
    """
    view, legal = controller.view(side), controller.legal(side)
    if view.common.treaty is not None or not legal.anything:
        return _line("wait", "fair")
    situation = assess(view, PLENIPOTENTIARY, PLAIN)
    sure = confidence(view, situation.beliefs.weights)
    refused = rebuffs(view)
    return _now(situation, legal, sure, refused) or _plan(situation, sure, refused)


def _line(direction: str, sure: str, article: int | None = None, option: int | None = None) -> Message:
    if article is None:
        return message(f"advice.adviser.{direction}", confidence=sure)
    if option is None:
        return message(f"advice.adviser.{direction}", confidence=sure, article=f"@article:{article}")
    named = f"@option:{article}.{option}"
    return message(f"advice.adviser.{direction}", confidence=sure, article=f"@article:{article}", option=named)


def _now(situation: Situation, legal: Legal, sure: str, refused: Rebuffs) -> Message | None:
    """Advice on what has to be decided this moment, from what a strong delegation would do in this seat, did it not
    write for what comes too late.
    """
    policy = delegations.Delegation(PLENIPOTENTIARY)
    timely = legal if answered_in_time(situation.view) else _without_cables(legal)
    action = policy.decide(situation.view, timely, private_draws(ADVISER, ADVISER)).action
    match action:
        case a.MoveToSign() | a.AnswerSigning(True):
            return _line("sign", sure)
        case a.Answer("accept", articles, _) if not articles or completes(situation, {}):
            return _line("accept", sure)
        case a.Answer("accept", articles, _):
            offer = situation.view.seat.against
            taken = () if offer is None else tuple(term for term in offer.terms if term[0] in articles)
            direction = "let_part" if _spared(situation.view, taken) else "take_part"
            return message(f"advice.adviser.{direction}", confidence=sure, articles=articles_ref(articles))
        case a.Answer("decline", _, ground):
            return _line(f"decline_{ground}", sure)
        case a.Answer("reserve", _, _):
            return _line("refer", sure)
        case a.PlayInstrument(_, (article,), "") if _is_cable(situation.view, action):
            idle = article in refused.cabled or _laid_within(situation.view, article)
            return _line("save", sure) if idle else _line("cable", sure, article)
        case a.PlayInstrument(instrument, _, _):
            name = f"@instrument:{int(situation.side)}.{instrument}"
            return message("advice.adviser.tonight", confidence=sure, instrument=name)
        case a.SaveInfluence():
            return _line("save", sure)
        case a.MarkText(accept):
            return _line("mark_yes" if accept else "mark_no", sure)
        case a.Present():
            return _line("present", sure)
        case a.AskNeed():
            return _line("need", sure)
        case a.LayOffer() as offer:
            return _offered(situation, offer, sure, refused)
    return None


def _laid_within(view: SideView, article: int) -> bool:
    """Whether an offer of theirs that waits for an answer says of an article what the orders allow already."""
    offer = view.seat.against
    return offer is not None and any(n == article and option in within_mandate(view, n) for n, option in offer.terms)


def _spared(view: SideView, terms: Terms) -> bool:
    """Whether these terms bring less than half of what their articles could: they are given rather than won."""
    rows = view.own.points
    return 2 * sum(rows[article][option] for article, option in terms) < sum(max(rows[article]) for article, _ in terms)


def answered_in_time(view: SideView) -> bool:
    """Whether home, asked tonight, answers while something can still be done with it. A capital that answers by the
    next sitting always does. One that takes longer must answer before the last sitting, and while nobody who has been
    ordered home, or has asked to leave, is about to end the talks.
    """
    lag = view.board.lag.of(view.side)
    if not lag:
        return True
    ending = view.own.order is not None or view.common.train is not None
    return not ending and view.sittings_left > lag + 1


def _without_cables(legal: Legal) -> Legal:
    return replace(legal, instruments=tuple(each for each in legal.instruments if each.kind != "cable"))


def _offered(situation: Situation, offer: a.LayOffer, sure: str, refused: Rebuffs) -> Message | None:
    """Advice to lay what a strong delegation would: its dearest gift, with what is asked for it where it is a trade.
    None where the plan says more, for one has spoken otherwise on an article before, and where it was refused lately.
    """
    side = situation.side
    spoken = situation.view.common.desks.of(side).positions
    if offer.linked and any(spoken[article] not in (None, option) for article, option in offer.terms):
        return None
    row = situation.tables
    given = max(offer.terms, key=lambda term: (row[term[0]][term[1]][side.other], -term[0]))
    if not offer.linked or len(offer.terms) < 2:
        if refused.alone.intersection(offer.terms):
            return None
        willing = forecast(situation.view, (given,), linked=False).per_mille >= EVEN
        spared = willing and _spared(situation.view, (given,))
        return _line("give" if spared else "lay" if willing else "try", sure, *given)
    asked = max(
        (term for term in offer.terms if term != given), key=lambda term: (row[term[0]][term[1]][side], -term[0])
    )
    if refused.alike(given, asked):
        return None
    wanted = f"@article:{asked[0]}"
    return message("advice.adviser.trade", confidence=sure, article=f"@article:{given[0]}", wanted=wanted)


def _is_cable(view: SideView, action: a.PlayInstrument) -> bool:
    tool = view.board.instrument(action.instrument)
    return tool is not None and tool.kind == "cable"


def _plan(situation: Situation, sure: str, refused: Rebuffs) -> Message:
    """The open article on which the plan and what was last said differ most in the other side's points."""
    view, side = situation.view, situation.side
    positions = view.common.desks.of(side).positions
    found = []
    for article in view.seat.open_articles():
        stands, option = positions[article], situation.sayable(article)
        if not needed(view, article) or stands is None:
            continue
        if option != stands and (article, option) in refused.alone:
            continue
        row = situation.tables[article]
        given = row[option][side.other] - row[stands][side.other]
        found.append((given if option != stands else 0, -barred(view, situation.beliefs, article, option), -article))
    if not found:
        return _line("wait", sure)
    gain, _, article = max(found)
    article = -article
    option = situation.sayable(article)
    if gain <= 0:
        known = (article, option) in refused.alone
        willing = not known and forecast(view, ((article, option),), linked=False).per_mille >= EVEN
        return _line("hold" if willing else "stand", sure, article, option)
    yields = ladder_better(side.other, option, positions[article] or 0)
    return _line("yield" if yields else "ask", sure, article, option)
