"""A new game: which conference, which chair, against whom, under which instructions."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from game.ai.levels import LEVELS
from game.kernel.sides import BOTH_SIDES, Side
from game.session.catalogue import SideSummary, Summary
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.level_words import figures, how_measured, measured, skill
from game.ui.scenes.base import Changed, Command, Context, Pop, Pressed, Push, Resumed, Scene, Stay, Transition
from game.ui.scenes.front import front_page
from game.ui.scenes.opening import begin_new
from game.ui.scenes.problems import Problems
from game.ui.services import Order, Services
from game.ui.strings import escape
from game.ui.widgets.basic import column, columns, heading, note, panel, row, rule, scroll, text
from game.ui.widgets.controls import Option, button, choices, listitem, text_box, toggle

LONGEST_SEED = 40


@dataclass(frozen=True, slots=True)
class Wish:
    """What has been chosen so far. `seat` is first, second or both."""

    scenario: str = ""
    seat: str = "first"
    level: str = LEVELS[0].id
    instructions: str = "drawn"
    seed: str = ""
    iron: bool = False

    @property
    def human(self) -> tuple[Side, ...]:
        """The sides that people play."""
        return BOTH_SIDES if self.seat == "both" else (Side.FIRST if self.seat == "first" else Side.SECOND,)

    def order(self) -> Order:
        """The wish as the services take it."""
        historical = self.instructions == "historical"
        return Order(self.scenario, self.human, self.level, self.seed.strip() or None, historical, self.iron)


@dataclass(slots=True)
class _Choices:
    """The scenarios to choose from and the one chosen."""

    every: tuple[Summary, ...]
    wish: Wish = field(default_factory=Wish)

    @property
    def summary(self) -> Summary | None:
        """The chosen scenario."""
        return next((one for one in self.every if one.id == self.wish.scenario), None)


class NewGame(Scene):
    """The choices on one sheet; nothing is hidden behind another screen."""

    id = "new_game"

    def __init__(self, services: Services, scenario: str = "") -> None:
        self.services = services
        every = services.scenarios()
        playable = [one.id for one in every if one.ok]
        chosen = scenario if scenario in playable else services.preferred(playable)
        self.state = _Choices(every, Wish(chosen, level=_last(services)))
        self.first_focus = f"new_game.scenario.{chosen}" if chosen else "new_game.back"

    def build(self, ctx: Context) -> Node:
        """Conferences on the left, the chosen one and its choices on the right."""
        summary = self.state.summary
        shelf = column(
            heading(ctx.t("new_game.conference")),
            *[_entry(ctx, one, one is summary) for one in self.state.every],
            gap=4,
        )  # fmt: skip
        about = self._about(ctx, summary) if summary else [text(ctx.t("new_game.none"))]
        if ctx.narrow:
            body: Node = scroll("new_game.body", shelf, *about, gap=14)
        else:
            left = scroll("new_game.shelf", shelf, basis=300, grow=1, max_w=400)
            body = columns(left, scroll("new_game.body", *about, gap=14, basis=640, grow=3))
        begin = button("new_game.begin", self._begin(ctx, summary), primary=True, enabled=summary is not None)
        back = button("new_game.back", ctx.t("app.back"), shortcut=Intent.BACK)
        return front_page(ctx, ctx.t("new_game.title"), body, buttons=(back, begin))

    def _begin(self, ctx: Context, summary: Summary | None) -> str:
        """What the button says that begins: with the chair, which may lie out of sight."""
        seat = self.state.wish.seat
        taken = "" if summary is None else next((one.label for one in _seats(ctx, summary) if one.id == seat), "")
        return ctx.t("new_game.begin_as", seat=taken) if taken else ctx.t("new_game.begin")

    def _about(self, ctx: Context, summary: Summary) -> list[Node]:
        wish = self.state.wish
        sheet = panel(
            text(escape(summary.title), face="heading", size=28, colour="accent"),
            note(escape(summary.subtitle), size=19),
            rule("swelled"),
            text(escape(summary.summary)),
            note(_size(ctx, summary)),
            *translation_notes(ctx, summary),
            gap=6,
        )  # fmt: skip
        warned = [column(heading(ctx.t("new_game.content")), note(escape(summary.note)), gap=2)] if summary.note else []
        return [
            sheet,
            *(warned if ctx.narrow else []),
            _part(ctx, "seat", _seats(ctx, summary), wish.seat, across=not ctx.narrow),
            _part(ctx, "level", _levels(ctx, two=wish.seat == "both"), wish.level, across=not ctx.narrow),
            *([] if ctx.narrow else warned),
            _part(ctx, "instructions", _instructions(ctx), wish.instructions),
            column(
                text_box("new_game.seed", ctx.t("new_game.seed"), wish.seed, limit=LONGEST_SEED,
                         placeholder=ctx.t("new_game.seed_blank"), max_w=420),
                note(ctx.t("new_game.seed_note")),
                toggle("new_game.iron", ctx.t("new_game.iron"), wish.iron),
                note(ctx.t("new_game.iron_note")),
                gap=5,
            ),
            *([_figures(ctx, summary.id, wish.level)] if wish.seat != "both" else []),
        ]  # fmt: skip

    def handle(self, command: Command) -> Transition:
        """Remember each choice; begin when asked."""
        wish = self.state.wish
        match command:
            case Resumed():
                self.state.every = self.services.scenarios()
            case Pressed("new_game.back"):
                return Pop()
            case Pressed("new_game.begin") if wish.scenario:
                if wish.level != self.services.settings.level:
                    self.services.remember(level=wish.level)
                return begin_new(self.services, wish.order())
            case Pressed(on=Summary() as summary):
                return self._choose(summary)
            case Pressed(on=(str(name), str(value))):
                self.state.wish = _with(wish, name, value)
            case Changed("new_game.seed", str(words)):
                self.state.wish = replace(wish, seed=words)
            case Changed("new_game.iron", bool(on)):
                self.state.wish = replace(wish, iron=on)
        return Stay()

    def _choose(self, summary: Summary) -> Transition:
        if not summary.ok:
            return Push(Problems(summary))
        self.state.wish = replace(self.state.wish, scenario=summary.id)
        return Stay()


def _last(services: Services) -> str:
    """The level of the last game that was begun here, or the first there is."""
    last = services.settings.level
    return last if any(each.id == last for each in LEVELS) else LEVELS[0].id


def _size(ctx: Context, one: Summary) -> str:
    return ctx.t("new_game.size", sittings=one.sittings, articles=one.articles, place=escape(one.place))


def translation_notes(ctx: Context, one: Summary) -> list[Node]:
    """How much of a scenario is in the language that is read, and who translated it."""
    if one.translated is None:
        return []
    done, texts = one.translated
    name = escape(one.translator)
    found = [note(ctx.t("scenarios.translator", name=name), size=16)] if name else []
    if done < texts:
        found.append(note(ctx.t("scenarios.translated", done=done, texts=texts), size=16))
    return found


def _with(wish: Wish, name: str, value: str) -> Wish:
    setters: dict[str, Callable[[], Wish]] = {
        "seat": lambda: replace(wish, seat=value),
        "level": lambda: replace(wish, level=value),
        "instructions": lambda: replace(wish, instructions=value),
    }
    return setters[name]()


def _entry(ctx: Context, one: Summary, chosen: bool) -> Node:
    words = column(
        text(escape(one.title), face="bold"),
        note(escape(one.subtitle), size=16) if one.subtitle else None,
        badge(ctx, one) if not one.ok else None,
        gap=0, grow=1,
    )  # fmt: skip
    return listitem(f"new_game.scenario.{one.id}", one.title, words, selected=chosen, on=one)


def _part(ctx: Context, name: str, options: list[Option], chosen: str, *, across: bool = False) -> Node:
    label = ctx.t(f"new_game.{name}")
    ladder = choices(f"new_game.{name}", options, chosen, label=label, across=across, follows=True)
    if across:
        ladder.style = ladder.style._replace(wrap=False)
        for each in ladder.children:
            each.style = each.style._replace(basis=200, max_w=None)
    return column(heading(label), ladder, gap=4)


def _seats(ctx: Context, summary: Summary) -> list[Option]:
    first, second = summary.sides
    one = [
        Option(key, escape(side.name), _chair(ctx, side), on=("seat", key))
        for key, side in (("first", first), ("second", second))
    ]
    return [*one, Option("both", ctx.t("new_game.both"), ctx.t("new_game.both_note"), on=("seat", "both"))]


def _chair(ctx: Context, side: SideSummary) -> str:
    return ctx.t("new_game.seat_note", chief=escape(side.chief), capital=escape(side.capital))


def _levels(ctx: Context, *, two: bool) -> list[Option]:
    hint = ctx.t("new_game.level_two") if two else ""
    return [
        Option(level.id, ctx.t(f"new_game.level_{level.id}"), ctx.t(f"new_game.plain_{level.id}"), enabled=not two,
               hint=hint, on=("level", level.id))
        for level in LEVELS
    ]  # fmt: skip


def _figures(ctx: Context, scenario: str, chosen: str) -> Node:
    """What the chosen level can do in figures, and what was measured of it on this scenario, if anything was."""
    level, known = next(each for each in LEVELS if each.id == chosen), measured(scenario)
    told = [skill(ctx.strings, level)]
    if chosen in known:
        told += [figures(ctx.strings, known[chosen]), how_measured(ctx.strings, known)]
    words = " ".join(told)
    return note(ctx.t("new_game.figures_of", name=ctx.t(f"new_game.level_{chosen}"), words=words), size=15)


def _instructions(ctx: Context) -> list[Option]:
    return [
        Option(each, ctx.t(f"new_game.{each}"), ctx.t(f"new_game.{each}_note"), on=("instructions", each))
        for each in ("drawn", "historical")
    ]


def badge(ctx: Context, one: Summary) -> Node:
    """Whether a scenario can be played, in words."""
    errors = sum(each.is_error for each in one.troubles)
    if not one.ok:
        return text(ctx.t("new_game.broken", n=errors), size=17, colour="warn")
    return row(text(ctx.t("new_game.ready"), size=17, colour="ok"))
