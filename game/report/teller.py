"""Who tells the debrief: names, dates and sentences, as the window says them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.kernel.message import Message
from game.kernel.sides import BySide, Side, each
from game.session.chain import COMPUTER, GIVEN
from game.session.controller import Controller
from game.session.days import short_day
from game.session.debrief import Debrief
from game.session.figures import roman as roman, signed as signed
from game.session.presentation import Presentation

Lookup = Callable[..., str]
RECORD = "record"


@dataclass(frozen=True, slots=True)
class Teller:
    """A finished game and the words for it. `t` looks up a sentence, `say` resolves a message.

    `players` says who played each side: the level of a delegation of the computer's, an empty text for people,
    `RECORD` for what was done in fact.
    """

    shown: Presentation
    found: Debrief
    t: Lookup
    say: Callable[[Message | str], str]
    players: BySide[str] = BySide("", "")

    def side(self, side: Side) -> str:
        """The name of a side."""
        return self.shown.sides.of(side).name

    def player(self, side: Side) -> str:
        """Who played a side, in a clause."""
        level = self.players.of(side)
        if level == RECORD:
            return self.t("debrief.player.record", side=self.side(side))
        name = self.t(f"new_game.level_{level}") if level else ""
        return self.t("debrief.player.computer" if level else "debrief.player.person", side=self.side(side), level=name)

    def article(self, article: int) -> str:
        """Numeral and name of an article."""
        return f"{roman(article + 1)}. {self.shown.articles[article].name}"

    def article_bare(self, article: int) -> str:
        """The name of an article without its numeral."""
        return self.shown.articles[article].name

    def short(self, article: int) -> str:
        """The short name of an article."""
        return self.shown.articles[article].short

    def option(self, article: int, option: int) -> str:
        """The name of an option."""
        return self.shown.articles[article].options[option].name

    def term(self, article: int, option: int) -> str:
        """An article and where it stands, in one clause."""
        return self.t("debrief.term", article=self.short(article), option=self.option(article, option))

    def terms(self, treaty: tuple[int, ...], articles: tuple[int, ...]) -> str:
        """Several articles and where they stand."""
        return self.t("say.separator").join(self.term(article, treaty[article]) for article in articles)

    def day(self, sitting: int) -> str:
        """The date of a sitting without its year, or an empty text."""
        return short_day(self.t, self.shown.date(sitting))

    def when(self, sitting: int) -> str:
        """A sitting by its number and date."""
        return self.t("debrief.when", n=sitting, date=self.day(sitting))

    def mark(self, mark: str, codes: tuple[str, ...]) -> str:
        """How sure a text is, and by whom."""
        titles = {source.code: source.title for source in self.shown.sources}
        words = self.t(f"mark.{mark}")
        if not codes:
            return words
        sources = self.t("say.separator").join(titles.get(code, code) for code in codes)
        return self.t("mark.sources", mark=words, sources=sources)


def teller(controller: Controller, t: Lookup) -> Teller | None:
    """The teller of a game that has ended; None while it is being played."""
    found = controller.debrief()
    if found is None:
        return None
    seats, levels = controller.seats, controller.settings.levels
    given = RECORD if controller.settings.instructions == GIVEN else ""
    players = each(lambda side: levels.of(side) if seats.of(side) == COMPUTER else given)
    return Teller(controller.presentation, found, t, lambda text: controller.say(text, lookup=t), players)


def figure(number: int) -> str:
    """A figure with a true minus."""
    return str(number).replace("-", "\u2212")


def grouped(number: int, between: str = ",") -> str:
    """A large figure with its thousands apart; `between`: what the language puts there."""
    return f"{number:,}".replace(",", between)
