"""What a pack is made from: a scenario, a lesson number, a plan, a class; and the part of it that one team may see."""

from __future__ import annotations

from dataclasses import dataclass

from game.classroom.cards import LETTERS, Card, card_for, symbol_of
from game.classroom.groups import keys_for
from game.classroom.lesson import CARDS, CURTAIN
from game.classroom.number import HISTORICAL, Number, instructions_of
from game.classroom.pack.behind import behind
from game.classroom.plan import Plan, plan_of
from game.classroom.roles import Role, roles_for
from game.engine.setup import blank
from game.kernel.sides import BySide, Side, each
from game.report.teller import Lookup
from game.scenario.definition import Scenario
from game.scenario.geography import Geography
from game.session.briefing import Briefing, BriefLine, brief
from game.session.presentation import Presentation, present
from game.views.estimates import cable_estimate, walk_away_middle
from game.views.project import project


@dataclass(frozen=True, slots=True)
class Own:
    """What one team has in its hands: nothing in here is the other's.

    `chances`: per mille for one more step on an article, by article, None where there is no line that moves.
    `pads`: the keys of the code groups, one row a sitting. `war`: what no treaty is worth to it, as far as it can tell.
    `ratify_base` and `ratify_margin`: the chance per mille that its capital ratifies, and what a point above war adds.
    """

    side: Side
    brief: Briefing
    card: Card
    pads: tuple[tuple[int, ...], ...]
    chances: tuple[int | None, ...]
    war: int
    ratify_base: int
    ratify_margin: int


@dataclass(frozen=True, slots=True)
class Public:
    """What every sheet may show. `press` and `outside` are names; `symbols` are the signs of the sittings; `curtain`:
    private choices are made behind the curtain, so that there are no code cards.
    """

    t: Lookup
    shown: Presentation
    number: Number
    plan: Plan
    pupils: int
    roles: tuple[Role, ...]
    symbols: tuple[str, ...]
    press: tuple[str, ...]
    outside: tuple[str, ...]
    geography: Geography | None = None
    curtain: bool = False

    def side(self, side: Side) -> str:
        """The name of a side."""
        return self.shown.sides.of(side).name

    def article(self, article: int) -> str:
        """Number and name of an article."""
        return self.t("print.article", n=article + 1, name=self.shown.articles[article].name)

    def option(self, article: int, option: int) -> str:
        """Letter and name of an option."""
        return self.t("print.option", letter=LETTERS[option], name=self.shown.articles[article].options[option].name)

    def names(self, side: Side | None) -> dict[str, str]:
        """The parameters of the texts about roles."""
        mediator = self.shown.mediator
        card = None if side is None else self.shown.sides.of(side)
        return {
            "side": card.name if card is not None else "",
            "capital": card.capital if card is not None else "",
            "mediator": mediator.name if mediator is not None else "",
            "place": self.shown.place,
        }

    def jobs(self, group: str, side: Side | None) -> tuple[str, ...]:
        """What each seat of a group is called and does at every sitting, a line a job; empty when it has no seat."""
        seats = dict.fromkeys((role.job, role) for role in self.roles if role.group == group and role.side == side)
        named = self.names(side)
        lines = {
            job: self.t("print.job", role=self.t(role.name_key, **named), task=self.t(role.task_key, **named))
            for job, role in seats
        }
        return tuple(lines.values())

    def seats(self, group: str, side: Side | None = None) -> int:
        """How many pupils sit in a group."""
        return sum(role.group == group and role.side == side for role in self.roles)


@dataclass(frozen=True, slots=True)
class Kit:
    """Everything that is printed comes from here. All but `public` is secret."""

    public: Public
    scenario: Scenario
    how: str
    instructions: BySide[str]
    own: BySide[Own]


def kit_for(
    t: Lookup, scenario: Scenario, number: Number, minutes: int, pupils: int, how: str = HISTORICAL,
    geography: Geography | None = None, private: str = CARDS, lost: int = 0,
) -> Kit:  # fmt: skip
    """The kit of a lesson whose private choices are made on code cards or behind the curtain (`private`) and which
    begins `lost` seconds late, with the plan that this leaves. Raises BadRequest for minutes or pupils that there is
    no plan for.
    """
    shown, curtain = present(scenario), private == CURTAIN
    plan = plan_of(minutes, len(scenario.calendar), lost, curtain=curtain)
    given = instructions_of(number, scenario, how)
    public = Public(
        t=behind(t) if curtain else t, shown=shown, number=number, plan=plan, pupils=pupils,
        roles=roles_for(shown, pupils, outside=bool(scenario.bystanders)),
        symbols=tuple(symbol_of(number, scenario.id, n) for n in range(1, plan.sittings + 1)),
        press=tuple(paper.name for paper in scenario.press),
        outside=tuple(one.name for one in scenario.bystanders),
        geography=geography,
        curtain=curtain,
    )  # fmt: skip
    return Kit(public, scenario, how, given, each(lambda side: own_of(scenario, number, given, side, plan.sittings)))


def own_of(scenario: Scenario, number: Number, instructions: BySide[str], side: Side, sittings: int) -> Own:
    """What a team has in its hands when the lesson begins."""
    view = project(blank(scenario, "print", instructions), side)
    found = [cable_estimate(view, article) for article in range(len(scenario.articles))]
    rule = view.board.capital.of(side)
    return Own(
        side=side,
        brief=brief(scenario, view),
        card=card_for(number, scenario.id, view.board, side, sittings),
        pads=tuple(keys_for(number, scenario.id, side, n) for n in range(1, sittings + 1)),
        chances=tuple(None if one is None else one.per_mille for one in found),
        war=walk_away_middle(view),
        ratify_base=rule.ratify_base,
        ratify_margin=rule.ratify_margin,
    )


def line_of(own: Own, article: int) -> BriefLine | None:
    """The line of a team's orders on an article, or None."""
    return next((line for line in own.brief.mandate if line.article == article), None)
