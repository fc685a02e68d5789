"""Effects of a checked file as the engine knows them, `own` and `other` resolved for the side that causes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.kernel import effects as e
from game.kernel.conditions import ALWAYS, Condition
from game.kernel.sides import Side
from game.scenario import effect_shapes as fx, models as m
from game.scenario.expressions import ConditionReader


@dataclass(frozen=True, slots=True)
class Scope:
    """Positions of everything that has a name, and the reader of conditions."""

    reader: ConditionReader
    articles: Mapping[str, int]
    options: Mapping[str, Mapping[str, int]]
    tracks: Mapping[str, int]

    @classmethod
    def of(cls, file: m.ScenarioFile, reader: ConditionReader) -> Scope:
        """The positions in `file`."""
        return cls(
            reader,
            {article.id: number for number, article in enumerate(file.articles)},
            {article.id: {one.id: n for n, one in enumerate(article.options)} for article in file.articles},
            {track.id: number for number, track in enumerate(file.tracks)},
        )

    def condition(self, text: str | None, own: Side | None) -> Condition:
        """A condition, or the one that always holds."""
        return ALWAYS if text is None else self.reader.read(text, own).condition

    def article(self, key: str) -> int:
        """The position of an article."""
        return self.articles[key]

    def option(self, article: str, option: str) -> int:
        """The position of an option on its ladder."""
        return self.options[article][option]

    def track(self, key: str) -> int:
        """The position of a track."""
        return self.tracks[key]

    def side(self, word: str, own: Side | None) -> Side:
        """The side that a word means."""
        found = self.reader.names.side(word, own)
        if found is None:
            raise KeyError(word)
        return found


@dataclass(frozen=True, slots=True)
class EffectCompiler:
    """Compiles effects; `own` is the side that causes them, where one does."""

    scope: Scope
    own: Side | None

    def all(self, effects: Iterable[fx.EffectShape]) -> tuple[e.Guarded, ...]:
        """Every effect with its guard."""
        return tuple(e.Guarded(self.one(effect), self.scope.condition(effect.if_, self.own)) for effect in effects)

    def side(self, word: str) -> Side:
        """The side that a word means here."""
        return self.scope.side(word, self.own)

    def one(self, effect: fx.EffectShape) -> e.Effect:
        """One effect without its guard."""
        scope = self.scope
        match effect:
            case fx.TrackEffect():
                return e.MoveTrack(scope.track(effect.track), effect.change)
            case fx.MeterEffect():
                side = None if effect.side is None else self.side(effect.side)
                return e.MoveMeter(effect.meter, side, effect.change)
            case fx.MandateEffect():
                return self.mandate(effect)
            case fx.PointsEffect():
                option = scope.option(effect.points, effect.option)
                return e.MovePoints(self.side(effect.side), scope.article(effect.points), option, effect.change)
            case fx.OptionEffect():
                which = scope.option(effect.option, effect.which)
                return e.SetOption(scope.article(effect.option), which, effect.open)
            case fx.InstrumentEffect():
                return e.SetInstrument(self.side(effect.side), effect.instrument, effect.allowed)
            case fx.OrderEffect():
                return e.SendOrder(self.side(effect.order), effect.send)
            case fx.ReportEffect():
                return self.report(effect)
            case fx.EaseCableEffect():
                article = None if effect.ease_cable == "any" else scope.article(effect.ease_cable)
                return e.EaseCable(self.side(effect.side), article, effect.per_mille)
            case fx.LaterEffect():
                return e.Later(effect.later, self.all(effect.effects))
            case fx.ShareBlameEffect():
                return e.ShareBlame(self.side(effect.share_blame))
            case fx.GambleEffect():
                return e.Gamble(effect.gamble, self.all(effect.success), self.all(effect.failure))
        raise TypeError(f"no such effect: {type(effect).__name__}")

    def mandate(self, effect: fx.MandateEffect) -> e.MoveMandate:
        """A mandate moved to an option or by steps."""
        article = self.scope.article(effect.mandate)
        to = None if effect.to is None else self.scope.option(effect.mandate, effect.to)
        return e.MoveMandate(self.side(effect.side), article, to, effect.steps, effect.kind)

    def report(self, effect: fx.ReportEffect) -> e.SendReport:
        """A report to a side about the other."""
        article = None if effect.article is None else self.scope.article(effect.article)
        track = None if effect.track is None else self.scope.track(effect.track)
        return e.SendReport(self.side(effect.to), effect.report, article, track, effect.truth)
