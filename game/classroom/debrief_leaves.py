"""What stands on the leaves of a class's debrief: a finished game in the words of its scenario and of the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from game.analysis.concepts import Concept
from game.analysis.moments import Moment
from game.analysis.trades import MissedTrade
from game.analysis.verdict import Fate, Followed
from game.classroom.debrief_plan import (
    STAGES,
    Cuttings,
    Leaf,
    Part,
    Turn,
    filled,
    paged,
    paired,
    tables,
)
from game.engine import events as e
from game.kernel.sides import BOTH_SIDES, Side
from game.report.blocks import Block, Entry, Figure, Row, Table, Words
from game.report.pages import MOST_TRADES, missed, trades_told
from game.report.pages_figures import guesses
from game.report.plane_chart import plane_chart, worth, zone_words
from game.report.teller import Teller, figure
from game.scenario.definition import Fact
from game.session.controller import Controller
from game.session.papers import Paper

MOST_TURNS, MOST_FOLLOWED, CONCEPTS = 5, 6, 3
FRONT_PAGES, ABREAST, MOST_ORDERS = 4, 2, 2
"""About how many front pages are shown, how many beside each other, and how many orders from home a vote has."""
ORDERS = ("mandate_opened", "zone_opened", "zone_closed")
"""The turning points that are a capital's doing, not a delegation's."""
GENERAL = ("goal", "surprise", "other", "today")
TOLD, UNCHECKED = "told", "unchecked"
"""What is inferred of the treaty of fact itself; the weight of a source that nobody has looked up."""
KINDS = (("documented", "fact"), (TOLD, "told"), ("inferred", "likely"), ("invented", "might"))
"""How sure a line of the epilogue is, and the leaf that it stands on."""


def leaves(tell: Teller, controller: Controller) -> tuple[Leaf, ...]:
    """Every leaf of the debrief of a game that has ended, stage by stage in the order of `STAGES`."""
    makers: dict[str, Callable[[Teller, Controller], list[Leaf]]] = {
        "guess": _guess, "treaty": _treaty, "orders": _orders, "scores": _scores, "plane": _plane,
        "history": _history, "trades": _trades, "absent": _absent, "press": _press, "followed": _followed,
        "vote": _vote, "questions": _questions,
    }  # fmt: skip
    return tuple(leaf for stage in STAGES for leaf in makers[stage](tell, controller))


def _titled(tell: Teller, stage: str, leaf_id: str, pages: Sequence[Sequence[Part]]) -> list[Leaf]:
    return paged(stage, leaf_id, tell.t(f"class_debrief.title.{leaf_id}"), pages)


# 1 to 4


def _guess(tell: Teller, controller: Controller) -> list[Leaf]:
    return [Leaf("guess", "guess", tell.t("class_debrief.title.guess"), (Words(tell.t("class_debrief.guess_how")),))]


def _treaty(tell: Teller, controller: Controller) -> list[Leaf]:
    """How it ended; the treaty, whether or not it came into force; what came instead of one."""
    verdict = tell.found.verdict
    told = [Words(tell.t(f"ending.{verdict.closing.kind}"), "eyebrow"), Words(verdict.ending.title, "display"),
            *(Words(part) for part in paragraphs(verdict.ending.text)), *_capitals(tell)]  # fmt: skip
    found = _titled(tell, "treaty", "ending", filled(told))
    if verdict.treaty is not None:
        found += _titled(tell, "treaty", "articles", _articles(tell, verdict.treaty))
    if verdict.war is not None:
        war = [Words(verdict.war.title, "display"), *(Words(part) for part in paragraphs(verdict.war.text))]
        found += _titled(tell, "treaty", "war", filled(war))
    return found


def _capitals(tell: Teller) -> Iterator[Words]:
    """What each capital made of the treaty, or who left."""
    verdict = tell.found.verdict
    closing = verdict.closing
    if closing.left is not None and closing.cause is not None:
        yield Words(tell.t("verdict.left", side=tell.side(closing.left), article=tell.article(closing.cause)), "strong")
    for side in BOTH_SIDES if verdict.treaty is not None else ():
        said = closing.ratified.of(side)
        if said is not None:
            key = "verdict.ratified" if said else "verdict.repudiated"
            yield Words(tell.t(key, capital=tell.shown.sides.of(side).capital), "strong", side)


def _articles(tell: Teller, treaty: Sequence[int]) -> list[list[Part]]:
    rows = [Row((tell.article(n), tell.option(n, option))) for n, option in enumerate(treaty)]
    head = (tell.t("class_debrief.article"), tell.t("class_debrief.agreed"))
    label = tell.t("class_debrief.title.articles")
    return tables(lambda page: Table(label, head, tuple(page), (None, None), words=True), rows)


def _orders(tell: Teller, controller: Controller) -> list[Leaf]:
    """Both instructions beside each other: the lines of the first day, then what changed in them, then their words."""
    moves = [_moved(tell, controller, side) for side in BOTH_SIDES]
    first = Words(tell.t("class_debrief.orders_day_one" if any(moves) else "class_debrief.orders_kept"), "note")
    lines = paired(_lines(tell, Side.FIRST), _lines(tell, Side.SECOND), lead=first)
    same = Words(tell.t("class_debrief.order_same"), "note")
    below = [[_name(tell, side), *(moves[side] or [same])] for side in BOTH_SIDES]
    changes = paired(below[0], below[1]) if any(moves) else []
    letters = paired(_letter(tell, Side.FIRST), _letter(tell, Side.SECOND))
    return [
        *_titled(tell, "orders", "lines", lines),
        *_titled(tell, "orders", "changes", changes),
        *_titled(tell, "orders", "letters", letters),
    ]


def _name(tell: Teller, side: Side) -> Words:
    return Words(tell.found.revealed.of(side).name, "heading", side)


def _lines(tell: Teller, side: Side) -> list[Block]:
    revealed = tell.found.revealed.of(side)
    lines = [
        Words(tell.t("class_debrief.line", article=tell.short(article), option=tell.option(article, option),
                     kind=tell.t(f"class_debrief.kind.{kind}")))
        for article, option, kind in revealed.lines
    ]  # fmt: skip
    return [_name(tell, side), *lines]


def _moved(tell: Teller, controller: Controller, side: Side) -> list[Block]:
    """What changed in a side's orders after the first day, in the order in which it came; nothing where nothing did."""
    found: list[Block] = []
    sitting = 1
    for event in controller.events_since(side)[0]:
        match event:
            case e.SittingOpened():
                sitting = event.sitting
            case e.MandateMoved() if event.side is side:
                found.append(Words(tell.t("class_debrief.order_moved", when=tell.when(sitting),
                                          article=tell.short(event.article),
                                          option=tell.option(event.article, event.option))))  # fmt: skip
    return found


def _letter(tell: Teller, side: Side) -> list[Block]:
    revealed, card = tell.found.revealed.of(side), tell.shown.sides.of(side)
    heading = tell.t("class_debrief.from_to", capital=card.capital, chief=card.chief)
    return [Words(heading, "heading", side), *(Words(part) for part in paragraphs(revealed.letter))]


def _scores(tell: Teller, controller: Controller) -> list[Leaf]:
    """Each side's points beside what no treaty promised, what the other guessed of that, and history's."""
    verdict = tell.found.verdict
    sides = [verdict.sides.of(side) for side in BOTH_SIDES]
    insights = [verdict.sides.of(side.other).insight for side in BOTH_SIDES]
    t = tell.t
    rows = [
        Row((t("class_debrief.score.points"), *(figure(one.points) for one in sides)), True),
        Row((t("class_debrief.score.none"), *(figure(one.closing_walk_away) for one in sides))),
        Row((t("class_debrief.score.guessed"), *("" if one is None else figure(one.guessed) for one in insights))),
        Row((t("class_debrief.score.history"), *(figure(one.history) for one in sides))),
    ]
    if not any(insights):
        rows.pop(2)
    head = ("", *(tell.side(side) for side in BOTH_SIDES))
    table = Table(t("class_debrief.title.scores"), head, tuple(rows), (None, *BOTH_SIDES), large=True)
    note = "class_debrief.score.how" if verdict.treaty is not None else "class_debrief.score.how_war"
    found = _titled(tell, "scores", "scores", [[table, Words(t(note), "note")]])
    if any(one is not None and one.lines for one in insights):
        found += _titled(tell, "scores", "limits", filled(guesses(tell)[1:]))
    return found


# 5 to 7


def _plane(tell: Teller, controller: Controller) -> list[Leaf]:
    chart = plane_chart(tell, path=False, solutions=False, history=False)
    return _titled(tell, "plane", "plane", [[Figure(chart), Words(zone_words(tell))]])


def _history(tell: Teller, controller: Controller) -> list[Leaf]:
    """History's treaty as a place on the plane, then where it is another one."""
    found, t = tell.found, tell.t
    chart = plane_chart(tell, path=False, solutions=False)
    points = found.plane.history.points
    said = t("class_debrief.in_fact", first=tell.side(Side.FIRST), a=figure(points.first),
             second=tell.side(Side.SECOND), b=figure(points.second))  # fmt: skip
    treaty = found.verdict.treaty
    if treaty is not None and found.verdict.matches_history:
        said = f"{said} {t('verdict.as_history')}"
    leaf = _titled(tell, "history", "history", [[Figure(chart), Words(said)]])
    made = treaty or (None,) * len(found.history)
    rows = [
        Row((tell.short(n), t("class_debrief.nothing") if option is None else tell.option(n, option),
             tell.option(n, fact)))
        for n, (option, fact) in enumerate(zip(made, found.history, strict=True)) if option != fact
    ]  # fmt: skip
    head = (t("class_debrief.article"), t("class_debrief.ours"), t("class_debrief.facts"))
    label = t("class_debrief.title.differs")
    pages = tables(lambda page: Table(label, head, tuple(page), (None, None, None), words=True), rows)
    return [*leaf, *_titled(tell, "history", "differs", pages)]


def _trades(tell: Teller, controller: Controller) -> list[Leaf]:
    """The trades that both missed, one a leaf; then the offer to better the treaty, and what came of it."""
    lead, *blocks = missed(tell)
    trades = [[block] for block in blocks[:MOST_TRADES]]
    told = _titled(tell, "trades", "trades", trades) if trades else _titled(tell, "trades", "no_trades", [[lead]])
    return [*told, *_settlement(tell, controller)]


def _settlement(tell: Teller, controller: Controller) -> list[Leaf]:
    verdict, common = tell.found.verdict, controller.view(Side.FIRST).common
    if verdict.improvement is None:
        return []
    how = Words(tell.t("class_debrief.offer_how"))
    offer = _titled(tell, "trades", "offer", [[how, *_changes(tell, verdict.improvement)]])
    open_yet = controller.legal(Side.FIRST).request_improvement or controller.waiting()
    if open_yet:
        return offer
    taken = common.improved is not None
    said = Words(tell.t("class_debrief.taken" if taken else "class_debrief.not_taken"), "display")
    gained = [Words(worth(tell, verdict.improved))] if taken and verdict.improved is not None else []
    return [*offer, *_titled(tell, "trades", "outcome", [[said, *gained]])]


def _changes(tell: Teller, trade: MissedTrade) -> list[Words]:
    return [
        Words(tell.t("class_debrief.change", article=tell.short(swap.article),
                     was=tell.option(swap.article, swap.was), to=tell.option(swap.article, swap.to)))
        for swap in trade.swaps
    ]  # fmt: skip


# 8 to 10


def _absent(tell: Teller, controller: Controller) -> list[Leaf]:
    """What became of those who were not asked, with sources; then who of them pays for what both sides missed."""
    lead = Words(tell.t("verdict.others_how"), "lead")
    fates = [_fate(tell, one) for one in tell.found.verdict.bystanders]
    pages = filled([lead, *fates]) if fates else [[Words(tell.t("verdict.no_others"))]]
    return [*_titled(tell, "absent", "absent", pages), *_titled(tell, "absent", "pays", _payers(tell))]


def _fate(tell: Teller, one: Fate) -> Entry:
    """What became of some; that it is the same as in fact is not said beside a text that begins by saying so."""
    text = one.text.strip()
    said = one.verdict == "same" and text.startswith(tell.t("class_debrief.as_in_fact"))
    source = tell.mark(one.fact.mark, _checked(tell, one.fact))
    return Entry("", one.name, text, "" if said else one.verdict, source)


def _checked(tell: Teller, fact: Fact) -> tuple[str, ...]:
    """The sources of a text without those that nobody has looked up: these are for the teacher's papers."""
    unchecked = {source.code for source in tell.shown.sources if source.weight == UNCHECKED}
    return tuple(code for code in fact.sources if code not in unchecked)


def _payers(tell: Teller) -> list[list[Part]]:
    """Each missed trade with those outside the room who would have paid for it; nothing where none was missed."""
    said = [Words(tell.say(one.warning), "strong") for one in trades_told(tell) if one.warning is not None]
    names = {one.id: one.name for one in tell.found.verdict.bystanders}
    better = tell.found.verdict.improvement
    paying = tell.t("say.comma").join(names[each] for each in better.pays if each in names) if better else ""
    if paying:
        said.insert(0, Words(tell.t("class_debrief.pays", names=paying), "strong"))
    if not said and not trades_told(tell):
        return []
    once = list(dict.fromkeys(said)) or [Words(tell.t("class_debrief.nobody_pays"), "strong")]
    return filled([*once, Words(tell.t("class_debrief.pays_ask"))])


def _press(tell: Teller, controller: Controller) -> list[Leaf]:
    """How newspapers told the last news that they told at all; without newspapers the ending as one sheet."""
    told = [paper for paper in controller.papers(Side.FIRST) if paper.public and paper.slants]
    kept: list[Paper] = []
    while told and sum(len(paper.slants) for paper in kept) < FRONT_PAGES - 1:
        kept.insert(0, told.pop())
    pages: list[list[Part]] = [
        [_news(tell, paper), Cuttings(paper.slants[at : at + ABREAST])]
        for paper in kept for at in range(0, len(paper.slants), ABREAST)
    ]  # fmt: skip
    return _titled(tell, "press", "press", pages) if pages else _titled(tell, "press", "sheet", filled([*_sheet(tell)]))


def _news(tell: Teller, paper: Paper) -> Words:
    return Words(tell.t("class_debrief.news", when=tell.when(paper.sitting), news=tell.say(paper.headline)), "lead")


def _sheet(tell: Teller) -> Iterator[Block]:
    verdict = tell.found.verdict
    yield Words(verdict.ending.title or tell.t(f"ending.{verdict.closing.kind}"), "display")
    yield from (Words(part) for part in paragraphs(verdict.ending.text))
    for line in [one for one in verdict.epilogue if one.fact.mark != "invented"][:2] or verdict.epilogue[:2]:
        yield _line(tell, line)


def _followed(tell: Teller, controller: Controller) -> list[Leaf]:
    """The epilogue: what is documented, what is generally told, what is likely, what might have been, each apart."""
    found: list[Leaf] = []
    as_history = _as_history(tell)
    for mark, leaf_id in KINDS:
        told = [line for line in tell.found.verdict.epilogue if _kind(line, as_history=as_history) == mark]
        parts: list[Part] = [_line(tell, line) for line in told[:MOST_FOLLOWED]]
        if len(told) > MOST_FOLLOWED:
            parts.append(Words(tell.t("class_debrief.more", n=len(told) - MOST_FOLLOWED), "note"))
        found += _titled(tell, "followed", leaf_id, filled(parts))
    return found or _titled(tell, "followed", "fact", [[Words(tell.t("verdict.nothing_followed"))]])


def _as_history(tell: Teller) -> bool:
    """Whether the treaty of fact came into force: what is told of it then is no inference from another treaty."""
    verdict = tell.found.verdict
    return verdict.closing.kind == "ratified" and verdict.matches_history


def _kind(line: Followed, *, as_history: bool) -> str:
    return TOLD if as_history and line.fact.mark == "inferred" else line.fact.mark


def _line(tell: Teller, line: Followed) -> Entry:
    source = tell.mark(line.fact.mark, _checked(tell, line.fact))
    return Entry(line.date, "", line.text.strip(), line.fact.mark, source)


# 11 and 12


def turns(tell: Teller) -> tuple[Turn, ...]:
    """The decisions that a class votes on, in the order in which they came: what the delegations did or left undone,
    the heaviest first, then their moves with a name; beside at most two orders from home.
    """
    story = tell.found.story
    heavy = list(_once(sorted(story.moments, key=lambda one: -one.weight)))
    orders = sorted((one for one in heavy if one.kind in ORDERS), key=lambda one: not one.kind.startswith("zone"))
    deeds: list[Moment | Concept] = [one for one in heavy if one.kind not in ORDERS]
    for one in sorted(story.concepts, key=lambda each: not each.message.key.endswith(".taken")):
        if one.kind not in [each.kind for each in deeds]:
            deeds.append(one)
    home = orders[:MOST_ORDERS]
    some: list[Moment | Concept] = [*home, *deeds[: MOST_TURNS - len(home)]]
    ordered = sorted(some, key=lambda one: one.sitting)
    return tuple(_turn(tell, n + 1, one) for n, one in enumerate(ordered))


def _once(moments: Sequence[Moment]) -> Iterator[Moment]:
    """Each decision once: of those of one kind, day, side and subject the heaviest, which comes first."""
    seen: set[tuple[object, ...]] = set()
    for one in moments:
        same = (one.kind, one.sitting, one.by, one.articles)
        if same not in seen:
            seen.add(same)
            yield one


def _turn(tell: Teller, number: int, one: Moment | Concept) -> Turn:
    what = tell.t(f"debrief.{'turn' if isinstance(one, Moment) else 'name'}.{one.kind}")
    when = tell.when(one.sitting)
    if isinstance(one, Moment) and one.by is not None and len(one.articles) == 1:
        name = tell.t("class_debrief.turn_order", when=when, what=what, side=tell.side(one.by),
                      article=tell.short(one.articles[0]))  # fmt: skip
    else:
        name = tell.t("class_debrief.turn", when=when, what=what)
    return Turn(number, name, tell.say(one.message), one.by)


def _vote(tell: Teller, controller: Controller) -> list[Leaf]:
    found = turns(tell)
    if not found:
        return _titled(tell, "vote", "turns", [[Words(tell.t("class_debrief.no_turns"))]])
    ballot = Leaf("vote", "vote", tell.t("class_debrief.title.vote"), found)
    return [*_titled(tell, "vote", "turns", filled(found)), ballot]


def _questions(tell: Teller, controller: Controller) -> list[Leaf]:
    """What the scenario is for, what was found in this game, what can be asked of any; then the game's code."""
    t, purpose = tell.t, tell.shown.purpose.strip()
    sides = {"first": tell.side(Side.FIRST), "second": tell.side(Side.SECOND)}
    kinds = list(dict.fromkeys(one.kind for one in tell.found.story.concepts))[:CONCEPTS]
    asked = [t(f"class_debrief.ask.{name}", **sides) for name in (*kinds, *GENERAL)]
    parts: list[Part] = [Words(purpose, "lead")] if purpose else []
    parts += [Words(t("class_debrief.numbered", n=n + 1, text=text)) for n, text in enumerate(asked)]
    end = Leaf("questions", "code", t("class_debrief.title.code"))
    return [*_titled(tell, "questions", "questions", filled(parts)), end]


def paragraphs(text: str) -> list[str]:
    """A text of the scenario by its paragraphs, without line breaks in them."""
    return [" ".join(part.split()) for part in text.split("\n") if part.strip()]
