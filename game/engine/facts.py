"""What a scenario's conditions ask about, answered from the true state."""

from __future__ import annotations

from game.engine.state import GameState
from game.kernel.conditions import Condition, Ref, holds
from game.kernel.sides import Side

SIDES = {"first": Side.FIRST, "second": Side.SECOND}
SIDE_NAMES = ("first", "second")
NONE = "none"


class StateFacts:
    """Facts of one state (see `game.kernel.conditions.Facts`)."""

    def __init__(self, state: GameState) -> None:
        self.state = state

    def number(self, ref: Ref) -> int:
        """The number that `ref` names; KeyError for a name the parser should have refused."""
        state = self.state
        match ref:
            case ("track", name):
                return state.hidden.tracks[state.scenario.track_index[name]]
            case ("shared", name):
                return {
                    "rapport": state.hidden.rapport,
                    "world": state.hidden.world,
                    "mediator_patience": state.hidden.mediator_patience,
                }[name]
            case ("count", "sitting"):
                return state.common.sitting
            case ("count", "barren"):
                return state.common.barren
            case ("count", "settled"):
                return sum(matter.settled is not None for matter in state.common.matters)
            case ("side", side, "credibility"):
                return state.hidden.credibility.of(SIDES[side])
            case ("side", side, "walk_away"):
                return walk_away(state, SIDES[side])
            case ("side", side, meter):
                value: int = getattr(state.own.of(SIDES[side]), meter)
                return value
        raise KeyError(ref)

    def symbol(self, ref: Ref) -> str:
        """The word that `ref` names, or `none`."""
        state = self.state
        match ref:
            case ("article", name):
                return self._settled(state.scenario.article_index[name])
            case ("doctrine", side):
                return state.own.of(SIDES[side]).doctrine
            case ("mandate", side, name):
                article = state.scenario.article_index[name]
                line = state.own.of(SIDES[side]).mandate[article]
                return NONE if line is None else self._option(article, line.option)
            case ("position", side, name):
                article = state.scenario.article_index[name]
                return self._option(article, state.common.desks.of(SIDES[side]).positions[article])
            case ("state", name):
                return self._ending(name)
        raise KeyError(ref)

    def test(self, name: str, args: tuple[str, ...]) -> bool:
        """Whether a named test holds; KeyError for a name the parser should have refused."""
        state = self.state
        match name, args:
            case "fired", (event,):
                return any(fired == event for fired, _ in state.hidden.fired)
            case "chosen", (event, answer):
                return (event, answer) in state.hidden.chosen
            case "used", (side, instrument):
                return state.own.of(SIDES[side]).use(instrument) is not None
            case "announced", (side, article):
                lines = state.common.desks.of(SIDES[side]).announced
                return state.scenario.article_index[article] in dict(lines)
            case "ratified", (side,):
                closing = state.common.closing
                return closing is not None and closing.ratified.of(SIDES[side]) is True
            case "ordered", (side,):
                order = state.own.of(SIDES[side]).order
                return order is not None and not order.asleep
            case (("initialled" | "open" | "laid" | "withdrawn"), (article,)):
                return self._matter(name, state.scenario.article_index[article])
            case _, ():
                return self._bare(name)
        raise KeyError(name)

    def _matter(self, name: str, article: int) -> bool:
        matter = self.state.common.matters[article]
        return {
            "initialled": matter.settled is not None,
            "open": matter.open,
            "laid": matter.laid_by is not None,
            "withdrawn": matter.withdrawn,
        }[name]

    def _bare(self, name: str) -> bool:
        common = self.state.common
        offers = [desk.offer for desk in common.desks]
        return {
            "offer_stands": any(offer is not None and offer.standing for offer in offers),
            "final_stands": any(offer is not None and offer.standing and offer.tone == "final" for offer in offers),
            "text_stands": common.text is not None,
            "final_date": common.sitting >= common.last,
        }[name]

    def _option(self, article: int, option: int | None) -> str:
        return NONE if option is None else self.state.scenario.articles[article].options[option].id

    def _settled(self, article: int) -> str:
        common = self.state.common
        treaty = common.treaty
        return self._option(article, common.matters[article].settled if treaty is None else treaty[article])

    def _ending(self, name: str) -> str:
        closing = self.state.common.closing
        if closing is None:
            return NONE
        cause = NONE if closing.cause is None else self.state.scenario.articles[closing.cause].id
        return {
            "ending": closing.kind,
            "ending_id": closing.id,
            "blame": NONE if closing.blamed is None else SIDE_NAMES[closing.blamed],
            "cause": cause,
            "war": closing.war or NONE,
        }[name]


def judged(state: GameState, condition: Condition) -> bool:
    """Whether `condition` holds now."""
    return holds(condition, StateFacts(state))


def walk_away(state: GameState, side: Side) -> int:
    """A side's true walk-away now, in points (R8)."""
    scenario = state.scenario
    extra = scenario.doctrine(side, state.own.of(side).doctrine).walk_away
    return scenario.sides.of(side).walk_away.points(state.hidden.tracks, extra)
