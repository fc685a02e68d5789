"""One side's view as lines of text by id: what a leak would show up in."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.parts import Line, Matter, Reading
from game.kernel.sides import Side
from game.views.estimates import projected, ratification_estimate, walk_away_band, worth
from game.views.options import Legal, legal
from game.views.view import SideView
from game.workshop.wording import offer_text, terms_text


def view_lines(view: SideView) -> tuple[str, ...]:
    """Instructions, meters, readings, the ladders with both sides' positions, what stands, and what may be done."""
    return (*_own(view), *_readings(view), *_ladders(view), *_table(view), legal_line(view, legal(view)))


def _own(view: SideView) -> Iterator[str]:
    own, (low, high) = view.own, walk_away_band(view)
    treaty = projected(view)
    yield (
        f"instructions {own.doctrine}; walk-away {low}..{high}; as things stand {worth(view, treaty)} points, "
        f"ratified {ratification_estimate(view, treaty)} per mille"
    )
    order = "none" if own.order is None else f"for sitting {own.order.sitting}" + " (final)" * own.order.final
    cable = "none" if own.cable is None else _subject(view, own.cable.article)
    yield (
        f"standing {own.standing}, influence {own.influence}, patience {own.patience}, goodwill {own.goodwill}; "
        f"order to go home: {order}; cable under way: {cable}"
    )
    room = view.common.room
    yield (
        f"room in words 0..4: rapport {room.rapport}, world {room.world}, mediator {room.mediator}, credibility "
        f"{room.credibility.first}/{room.credibility.second}; events seen {len(view.history)}"
    )
    if own.waivers:
        yield "authorised whole: " + "; ".join(terms_text(view.board, package) for package in own.waivers)
    if own.asked:
        yield "asked: " + ", ".join(own.asked)


def _subject(view: SideView, article: int | None) -> str:
    return "package" if article is None else view.board.articles[article].id


def _readings(view: SideView) -> Iterator[str]:
    parts = []
    for n, track in enumerate(view.board.tracks):
        reading = view.common.readings[n] or view.own.readings[n]
        parts.append(f"{track.id} {_reading(reading)}")
    yield "tracks: " + ", ".join(parts)


def _reading(reading: Reading | None) -> str:
    if reading is None:
        return "?"
    return str(reading.low) if reading.low == reading.high else f"{reading.low}..{reading.high}"


def _ladders(view: SideView) -> Iterator[str]:
    mine, theirs = view.common.desks.of(view.side), view.common.desks.of(view.side.other)
    for n, article in enumerate(view.board.articles):
        options = article.options
        points = " ".join(str(value) for value in view.own.points[n])
        yield (
            f"{article.id:<10} {_matter(options, view.common.matters[n]):<14} "
            f"ours {_at(options, mine.positions[n])} theirs {_at(options, theirs.positions[n])} "
            f"line {_line(options, view.own.mandate[n]):<20} points {points}"
        )


def _at(options: tuple[str, ...], option: int | None) -> str:
    return "-" if option is None else options[option]


def _line(options: tuple[str, ...], line: Line | None) -> str:
    if line is None:
        return "-"
    return f"{options[line.option]} {line.kind}" + f" +{line.granted}" * (line.granted > 0) + " public" * line.announced


def _matter(options: tuple[str, ...], matter: Matter) -> str:
    if matter.withdrawn:
        return "withdrawn"
    if matter.settled is not None:
        return f"initialled {options[matter.settled]}"
    closed = "".join(options[n] for n in matter.closed)
    return ("open" if matter.laid_by is None else "laid") + (f" not {closed}" if closed else "")


def _table(view: SideView) -> Iterator[str]:
    for side in (view.side, view.side.other):
        desk = view.common.desks.of(side)
        name = view.board.side_ids.of(side)
        if desk.offer is not None:
            yield f"standing offer of {name}: {offer_text(view.board, desk.offer)}"
        if desk.final_refused is not None:
            yield f"refused final word of {name}: {terms_text(view.board, desk.final_refused.terms)}"
    if view.common.text is not None:
        yield f"text of the mediator: {terms_text(view.board, view.common.text)}"
    train = view.common.train
    if train is not None:
        yield f"train ordered by {view.board.side_ids.of(train.side)} over {view.board.articles[train.article].id}"


def legal_line(view: SideView, may: Legal) -> str:
    """What this side may do now, in a line."""
    said = [f"answer {event} ({'/'.join(answers)})" for event, answers in may.choices]
    flags = (
        ("answer", may.answer),
        ("reserve", may.reserve),
        ("lay or present", may.act),
        ("take back", may.take_back),
        ("move to sign", may.sign),
        ("answer signing", may.answer_signing),
        ("ask need", may.need),
        ("reply to need", may.reply_need),
        ("leave or stay", may.leave),
        ("mark text", may.mark_text),
    )
    said += [name for name, allowed in flags if allowed]
    if may.withdraw:
        said.append("withdraw " + ",".join(view.board.articles[n].id for n in may.withdraw))
    if may.train:
        said.append(f"train over {len(may.train)} articles")
    if may.evening:
        free = [item.id for item in may.instruments if item.refused is None]
        said.append(f"evening: save{''.join(f', {name}' for name in free)}")
    return "may: " + ("; ".join(said) or "nothing")


def side_name(view: SideView) -> str:
    """The id of the side whose view it is."""
    return view.board.side_ids.of(Side(view.side))
