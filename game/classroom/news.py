"""The news of a team as signs: each piece is two numbers of two digits, what it is and what it is about.

The first digit of a sign is a kind of news, the second says more of it; of a line in the orders, how hard it now is.
What a line's news tells is where the line is now, never where it was on the way; an answer to a cable that has been
overtaken by new orders is not told beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.engine import events as e
from game.engine.board import Board
from game.engine.treaty import ladder_better
from game.kernel.sides import Side
from game.views.view import SideView

LINES = ("none", "soft", "firm", "hard", "never")
"""How hard a line is: the second digit of news about a line."""
MOVED, GRANTED, REFUSED, PACKAGE, ACT, OTHERS, GAUGE, LETTER, ORDER = range(1, 10)
"""The first digit of a sign."""
PACKAGES = ("granted", "refused")
ACTS = ("well", "badly", "nobody", "seen", "sounded", "not_done", "written", "not_now", "settled", "nothing")
OF_OTHERS = ("mandate", "preference", "leak", "walk_away", "no_order", "order", "seen")
LETTERS = ("written", "warned")
ORDERS = ("came", "final", "sleeps", "dropped")
TEN = 10
DIGITS = 9
"""Up to so many articles, of so many options, a place is two digits: article and option."""
MOST_OPTIONS = 99
_WHY = {
    "won": "well", "lost": "badly", "no_order": "nothing", "nothing_hidden": "nothing", "written": "written",
    "sent": "written", "weary": "not_now", "settled": "settled", "not_now": "not_now",
}  # fmt: skip
PUBLIC_OR_READ: frozenset[type] = frozenset({
    e.CableSent, e.PackageWaived, e.BlameShared, e.InstrumentChosen, e.InfluenceSaved, e.InstrumentPlayed, e.TextMarked,
    e.Confided, e.ChoiceMade, e.MeterMoved, e.PointsMoved, e.InstrumentSet, e.GuessMade, e.ImprovementMarked,
    e.ImprovementFound, e.TextLaid, e.TextFailed, e.EventFired, e.ChoicePut, e.TrackRead,
})  # fmt: skip
"""What is no news in groups: a team's own doing, what its figures show, and what it reads behind the curtain."""
CARRIED = frozenset({
    "cable_granted", "cable_refused", "package_granted", "package_refused", "mandate_wider", "mandate_narrower", "leak",
    "report", "report_preference", "report_track", "report_order", "report_no_order", "report_walk_away", "order",
    "order_final", "order_slept", "order_dropped", "mediator_wrote", "mediator_warned", "seen_alone", "seen_other",
    "sounded", "sounded_seen", "refunded", "act_well", "act_ill",
})  # fmt: skip
"""The papers of which groups say everything: where there are groups nobody reads them behind the curtain as well."""

Held = dict[int, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class News:
    """A piece of news: its sign, 10 to 99, and what it is about, 0 to 99; 0: nothing."""

    sign: int
    where: int


def by_digits(options: Sequence[int]) -> bool:
    """Whether a place is read digit by digit, when the articles have so many options each."""
    return len(options) <= DIGITS and max(options) <= DIGITS


def carries(options: Sequence[int]) -> bool:
    """Whether a place can name every option; where it cannot, only articles are named, and papers are read as well."""
    return by_digits(options) or sum(options) <= MOST_OPTIONS


def place_of(options: Sequence[int], article: int, option: int | None = None) -> int:
    """The number of an option, or of an article alone: 42 is article 4, b. Where digits do not do, articles have their
    own numbers, and options are counted through.
    """
    if by_digits(options):
        return TEN * (article + 1) + (0 if option is None else option + 1)
    if option is None or not carries(options):
        return article + 1
    return sum(options[:article]) + option + 1


def options_of(board: Board) -> tuple[int, ...]:
    """How many options each article has."""
    return tuple(len(article.options) for article in board.articles)


def told_of(
    view: SideView, before: Sequence[e.Event], events: Sequence[e.Event], places: int, *, refused: bool = False
) -> tuple[tuple[News, ...], int]:
    """The news of the longest beginning of `events` that has room, in the order of the sheet; and how many events that
    is. An order from home is told even where other news must wait.
    """
    for count in range(len(events), -1, -1):
        news = _news(view, before, events[:count], events[count:], refused=refused)
        if len(news) <= places:
            break
    return news, count


@dataclass(slots=True)
class _Desk:
    """What has been read so far. `sent`: the option that a cable on an article asked for when it left; `asked`: what
    the last one asked for, and the answer.
    """

    side: Side
    options: tuple[int, ...]
    lines: Held
    moved: set[int] = field(default_factory=set)
    sent: dict[int, int] = field(default_factory=dict)
    asked: dict[int, tuple[int, bool]] = field(default_factory=dict)
    order: News | None = None
    found: list[News] = field(default_factory=list)

    def put(self, kind: int, words: Sequence[str], word: str, where: int = 0) -> None:
        """One more piece of news."""
        self.found.append(_signed(kind, words, word, where))

    def place(self, article: int | None, option: int | None = None) -> int:
        """The number of what is meant; 0 for no article."""
        return 0 if article is None else place_of(self.options, article, option)


def _signed(kind: int, words: Sequence[str], word: str, where: int = 0) -> News:
    return News(TEN * kind + words.index(word), where)


def _news(
    view: SideView, before: Sequence[e.Event], events: Sequence[e.Event], later: Sequence[e.Event], *, refused: bool
) -> tuple[News, ...]:
    opened = {n: line for n, line in enumerate(view.card.lines) if line is not None}
    desk = _Desk(view.side, options_of(view.board), opened)
    for event in before:
        if isinstance(event, e.MandateMoved):
            desk.lines[event.article] = (event.option, event.kind)
    for event in events:
        _learn(desk, event)
    for event in (*events, *later):
        _ordered(desk, event, view.common.sitting)
    if refused:
        desk.put(ACT, ACTS, "not_done")
    told = [*desk.found, *_lines(desk), *((desk.order,) if desk.order is not None else ())]
    return tuple(sorted(dict.fromkeys(told), key=lambda one: (one.sign, one.where)))


def _lines(desk: _Desk) -> list[News]:
    """What became of lines: granted, refused, or moved by new orders; where each is now, and how hard."""
    found = []
    for article in sorted({*desk.moved, *desk.asked}):
        kind, (option, hard) = MOVED, desk.lines.get(article, (None, "none"))
        asked, granted = desk.asked.get(article, (None, False))
        if asked is not None:
            reached = option is not None and (option == asked or ladder_better(desk.side.other, option, asked))
            if granted and option == asked:
                kind = GRANTED
            elif not granted and not reached:
                kind = REFUSED
        if kind != MOVED or article in desk.moved:
            found.append(_signed(kind, LINES, hard, desk.place(article, option)))
    return found


def _learn(desk: _Desk, event: e.Event) -> None:
    match event:
        case e.MandateMoved(article=article, option=option, kind=hard):
            if desk.lines.get(article) != (option, hard):
                desk.moved.add(article)
            desk.lines[article] = (option, hard)
        case e.CableAnswered(article=None, granted=granted):
            desk.put(PACKAGE, PACKAGES, "granted" if granted else "refused")
        case e.CableSent(article=int(article)):
            desk.sent[article] = _step(desk, article)
        case e.CableAnswered(article=int(article), granted=granted, option=option):
            wanted = desk.sent.pop(article, _step(desk, article))
            desk.asked[article] = (wanted if option is None else option, granted)
        case e.MediatorWrote(article=article):
            desk.put(LETTER, LETTERS, "written", desk.place(article))
        case e.MediatorWarned(article=article):
            desk.put(LETTER, LETTERS, "warned", desk.place(article))
        case e.ActTold() | e.Refunded() | e.Sounded():
            _act(desk, event)
        case e.SeenAlone(by=by):
            mine = by is desk.side
            desk.put(ACT if mine else OTHERS, ACTS if mine else OF_OTHERS, "seen")
        case e.LeakHeard(article=article, option=option):
            desk.put(OTHERS, OF_OTHERS, "leak", desk.place(article, option))
        case e.ReportHeard():
            _report(desk, event)


def _step(desk: _Desk, article: int) -> int:
    """What a cable asks for: one step beyond the line; where there is none, one that no line can reach."""
    option = desk.lines[article][0] if article in desk.lines else None
    way = 1 if desk.side is Side.FIRST else -1
    return way * desk.options[article] * 2 if option is None else option + way


def _act(desk: _Desk, event: e.ActTold | e.Refunded | e.Sounded) -> None:
    """What came of an act of the evening."""
    match event:
        case e.ActTold(articles=articles, why=why):
            desk.put(ACT, ACTS, _WHY[why], desk.place(articles[0] if articles else None))
        case e.Refunded():
            desk.put(ACT, ACTS, "nobody")
        case e.Sounded():
            desk.put(ACT, ACTS, "sounded")


def _report(desk: _Desk, event: e.ReportHeard) -> None:
    """A report: an option, the middle of a walk-away in tens, an order or none, or a gauge with its tens as second
    digit.
    """
    match event:
        case e.ReportHeard(subject="mandate" | "preference" as subject):
            desk.put(OTHERS, OF_OTHERS, subject, desk.place(event.article, event.low))
        case e.ReportHeard(subject="walk_away", low=low, high=high):
            desk.put(OTHERS, OF_OTHERS, "walk_away", ((low + high) // 2 + TEN // 2) // TEN)
        case e.ReportHeard(subject="order", low=low):
            desk.put(OTHERS, OF_OTHERS, "order" if low else "no_order")
        case e.ReportHeard(track=int(track), low=low):
            desk.found.append(News(TEN * GAUGE + min(TEN - 1, low // TEN), track + 1))


def _ordered(desk: _Desk, event: e.Event, sitting: int) -> None:
    """How the order from home stands; one for a sitting that is over is no news."""
    match event:
        case e.OrderCame(sitting=when, final=final):
            desk.order = _signed(ORDER, ORDERS, "final" if final else "came") if when >= sitting else None
        case e.OrderSlept():
            desk.order = _signed(ORDER, ORDERS, "sleeps")
        case e.OrderDropped():
            desk.order = _signed(ORDER, ORDERS, "dropped")
