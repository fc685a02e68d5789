"""What one side knows, gathered, and conditions judged on that knowledge alone."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.board import Board, BoardDress, BoardInstrument
from game.engine.parts import Common, Own
from game.engine.treaty import Offer
from game.kernel.conditions import All, Any, Condition, Facts, Not, Ref, holds
from game.kernel.sides import Side

SIDES = {"first": Side.FIRST, "second": Side.SECOND}


class UnknownFactError(Exception):
    """A condition asks about something this seat cannot know. Never leaves this module."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One side at the table with everything it knows."""

    board: Board
    side: Side
    common: Common
    own: Own

    @property
    def against(self) -> Offer | None:
        """The offer standing against this side that it has not yet declined."""
        offer = self.common.desks.of(self.side.other).offer
        return None if offer is None or offer.declined else offer

    @property
    def must_answer(self) -> bool:
        """Whether that offer waits for this side's answer now; one reserved at this sitting does not."""
        offer = self.against
        return offer is not None and offer.reserved != self.common.sitting

    @property
    def mine(self) -> Offer | None:
        """This side's own standing offer."""
        return self.common.desks.of(self.side).offer

    def dress(self, instrument: BoardInstrument) -> BoardDress:
        """An instrument as this side plays it."""
        return instrument.dress.of(self.side)

    def judge(self, condition: Condition) -> bool | None:
        """Whether a condition holds, or None when this seat cannot tell."""
        match condition:
            case All(parts):
                answers = [self.judge(part) for part in parts]
                return False if False in answers else None if None in answers else True
            case Any(parts):
                answers = [self.judge(part) for part in parts]
                return True if True in answers else None if None in answers else False
            case Not(part):
                answer = self.judge(part)
                return None if answer is None else not answer
        try:
            return holds(condition, SeatFacts(self))
        except UnknownFactError:
            return None

    def open_articles(self) -> tuple[int, ...]:
        """Articles neither initialled nor withdrawn."""
        return tuple(n for n, matter in enumerate(self.common.matters) if matter.open)


class SeatFacts(Facts):
    """Facts as far as a seat has them; asking for more raises `UnknownFactError`."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat

    def number(self, ref: Ref) -> int:
        """The number, when this seat reads it exactly."""
        seat = self.seat
        match ref:
            case ("track", name):
                ids = [track.id for track in seat.board.tracks]
                reading = seat.own.readings[ids.index(name)]
                if reading is not None and reading.low == reading.high:
                    return reading.low
            case ("count", "sitting"):
                return seat.common.sitting
            case ("count", "barren"):
                return seat.common.barren
            case ("count", "settled"):
                return sum(matter.settled is not None for matter in seat.common.matters)
            case ("side", side, meter) if SIDES[side] is seat.side and meter not in ("credibility", "walk_away"):
                value: int = getattr(seat.own, meter)
                return value
        raise UnknownFactError

    def symbol(self, ref: Ref) -> str:
        """The word, when it is public or this side's own."""
        seat = self.seat
        match ref:
            case ("article", name):
                article = self._article(name)
                return self._option(article, seat.common.matters[article].settled)
            case ("position", side, name):
                article = self._article(name)
                return self._option(article, seat.common.desks.of(SIDES[side]).positions[article])
            case ("doctrine", side) if SIDES[side] is seat.side:
                return seat.own.doctrine
            case ("mandate", side, name) if SIDES[side] is seat.side:
                article = self._article(name)
                line = seat.own.mandate[article]
                return self._option(article, None if line is None else line.option)
        raise UnknownFactError

    def test(self, name: str, args: tuple[str, ...]) -> bool:
        """Whether a test holds, when it is about public things or this side's own."""
        seat = self.seat
        match name, args:
            case (("initialled" | "open" | "laid" | "withdrawn"), (article,)):
                matter = seat.common.matters[self._article(article)]
                return {
                    "initialled": matter.settled is not None,
                    "open": matter.open,
                    "laid": matter.laid_by is not None,
                    "withdrawn": matter.withdrawn,
                }[name]
            case "announced", (side, article):
                return self._article(article) in dict(seat.common.desks.of(SIDES[side]).announced)
            case "used", (side, instrument) if SIDES[side] is seat.side:
                return seat.own.use(instrument) is not None
            case "ordered", (side,) if SIDES[side] is seat.side:
                return seat.own.order is not None and not seat.own.order.asleep
            case "offer_stands", ():
                return any(desk.offer is not None and desk.offer.standing for desk in seat.common.desks)
            case "final_stands", ():
                offers = [desk.offer for desk in seat.common.desks]
                return any(offer is not None and offer.standing and offer.tone == "final" for offer in offers)
            case "text_stands", ():
                return seat.common.text is not None
            case "final_date", ():
                return seat.common.sitting >= seat.common.last
        raise UnknownFactError

    def _article(self, name: str) -> int:
        return [article.id for article in self.seat.board.articles].index(name)

    def _option(self, article: int, option: int | None) -> str:
        return "none" if option is None else self.seat.board.articles[article].options[option]
