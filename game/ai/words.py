"""What a computer player says with an act: one sentence for the heaviest of its reasons, in several wordings.

A sentence says what the public act says and why, never a figure, a line or the name of an instruction.
"""

from __future__ import annotations

from game.ai.policy import Choice
from game.ai.reasons import heaviest_first
from game.engine import actions as a
from game.kernel.message import Message, Param, message
from game.kernel.sides import Side
from game.views.view import SideView

WORDINGS: tuple[tuple[str, int], ...] = (
    ("decline.price", 5),
    ("decline.demand", 5),
    ("decline.instructions", 5),
    ("decline.not_now", 4),
    ("reserve.instructions", 3),
    ("accept.price", 4),
    ("accept.our_word", 2),
    ("accept.home", 2),
    ("offer.momentum", 6),
    ("offer.peace", 4),
    ("offer.concession", 4),
    ("offer.need", 3),
    ("firm.peace", 3),
    ("final.peace", 3),
    ("present.opening", 2),
    ("silent.nothing_new", 3),
    ("silent.last_word", 3),
    ("silent.mandate", 3),
    ("ask.uncertainty", 3),
    ("sign.peace", 2),
    ("unsigned.home", 2),
    ("unsigned.peace", 2),
    ("train.war", 2),
    ("train.order", 2),
    ("stay.war", 2),
    ("leave.war", 2),
    ("cable.latitude", 4),
    ("cable.refer", 3),
    ("letter.distance", 3),
    ("letter.appeal", 3),
    ("letter.train", 2),
    ("letter.balance", 2),
    ("letter.door", 2),
    ("letter.prestige", 2),
    ("text.fairness", 3),
    ("text.balance", 2),
    ("text.door", 2),
    ("text.prestige", 2),
    ("warn.stubborn", 2),
)
"""How many wordings each reason has, under `reason.<name>.<number>` from 1."""

EASY_FIRST, LITTLE_LEFT = 2, 5
"""The wordings of `offer.momentum` that hold only at the start, and only near the end."""

USUAL: tuple[tuple[str, str], ...] = (
    ("decline", "not_now"),
    ("accept", "price"),
    ("offer", "momentum"),
    ("firm", "peace"),
    ("final", "peace"),
    ("silent", "nothing_new"),
    ("stay", "war"),
    ("leave", "war"),
    ("sign", "peace"),
    ("unsigned", "peace"),
    ("train", "war"),
    ("letter", "distance"),
    ("text", "fairness"),
)
"""The reason taken when an act has none of its own wording."""


def spoken(view: SideView, choice: Choice) -> Message | None:
    """What a delegation says as it does this; None for acts that need no word. A cable is said to its capital only."""
    act = _act(choice.action)
    name = _named(act, choice) if act else None
    if name is None:
        return None
    if name == "decline.price" and _demanded(view):
        name = "decline.demand"
    about = choice.about or _articles(choice.action)
    number = 7 * view.common.sitting + 3 * view.common.desks.of(view.side).turns + sum(about)
    if name == "offer.momentum":
        fitting = _of_the_hour(view, about)
        return _message(name, fitting[number % len(fitting)] - 1, view.side, about)
    return _message(name, number, view.side, about)


def _of_the_hour(view: SideView, articles: tuple[int, ...]) -> tuple[int, ...]:
    """The wordings of a small offer that are true now: one begins with what is easy while little is initialled and
    the articles weigh no more to the speaker than most do, and little is left when few articles are open.
    """
    matters, rows = view.common.matters, view.own.points
    still = sum(matter.open for matter in matters)
    weights = sorted(max(row) for row in rows)
    light = all(max(rows[article]) <= weights[len(weights) // 2] for article in articles)
    if light and 4 * (len(matters) - still) <= len(matters):
        return (EASY_FIRST, 1, 3, 4, 6)
    return (1, 4, LITTLE_LEFT, 6) if 3 * still <= len(matters) else (1, 3, 4, 6)


def written(sitting: int, choice: Choice) -> Message | None:
    """What the mediator writes with a letter, a text or a warning; None when he does nothing."""
    match choice.action:
        case a.Write(side, article):
            name = _named("letter", choice)
            return None if name is None else _message(name, sitting + article, side, (article,))
        case a.SendText(terms):
            about = tuple(article for article, _ in terms)
            name = _named("text", choice)
            return None if name is None else _message(name, sitting + sum(about), Side.FIRST, about)
        case a.Warn(side, article):
            return _message("warn.stubborn", sitting + article, side, (article,))
    return None


def _demanded(view: SideView) -> bool:
    """Whether what lies against this side takes more from what it asks than it gives beyond its worst: too much is
    asked then, and otherwise too little given. Only which of the two is said aloud.
    """
    offer = view.seat.against
    if offer is None:
        return False
    asks = view.common.desks.of(view.side).positions
    given = taken = 0
    for article, option in offer.terms:
        points, asked = view.own.points[article], asks[article]
        taken += (max(points) if asked is None else points[asked]) - points[option]
        given += points[option] - min(points)
    return taken > given


def _act(action: a.Action) -> str:
    match action:
        case a.Answer(verdict, _, _):
            return verdict
        case a.LayOffer():
            return {"firm": "firm", "final": "final"}.get(action.tone, "offer")
        case a.Present():
            return "present"
        case a.Adjourn():
            return "silent"
        case a.AskNeed():
            return "ask"
        case a.MoveToSign():
            return "sign"
        case a.AnswerSigning(sign):
            return "sign" if sign else "unsigned"
        case a.OrderTrain():
            return "train"
        case a.Stay():
            return "stay"
        case a.Leave():
            return "leave"
        case a.PlayInstrument():
            return "cable"
    return ""


def _named(act: str, choice: Choice) -> str | None:
    """The name of the wording: the act and its heaviest reason that there are words for."""
    known = dict(WORDINGS)
    if act in ("decline", "reserve") and choice.ground:
        return f"{act}.{choice.ground}"
    for term in heaviest_first(*choice.reasons):
        if f"{act}.{term.name}" in known:
            return f"{act}.{term.name}"
    usual = dict(USUAL).get(act)
    return None if usual is None else f"{act}.{usual}"


def _articles(action: a.Action) -> tuple[int, ...]:
    match action:
        case a.LayOffer(terms):
            return tuple(article for article, _ in terms)
        case a.PlayInstrument(_, articles, _):
            return articles
        case a.Answer(_, articles, _):
            return articles
        case a.OrderTrain(article):
            return (article,)
    return ()


def _message(name: str, number: int, side: Side, about: tuple[int, ...]) -> Message:
    count = dict(WORDINGS)[name]
    params: dict[str, Param] = {"side": f"@side:{int(side)}", "capital": f"@capital:{int(side)}"}
    params |= {"chief": f"@chief:{int(side)}", "mediator": "@mediator:"}
    if about:
        params["articles"] = "@articles:" + ",".join(str(article) for article in about)
    return message(f"reason.{name}.{number % count + 1}", **params)
