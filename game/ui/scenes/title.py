"""The title page: a newspaper's front page with the one thing to do first at its head.

Nothing here reads a scenario, so that the window is there at once.
"""

from game.ui.describe import Look, Node
from game.ui.intents import Intent
from game.ui.scenes.base import Command, Context, Pressed, Push, Quit, Resumed, Scene, Stay, Transition
from game.ui.services import Order, Services, Slot
from game.ui.strings import escape
from game.ui.vignettes import treaty_vignette
from game.ui.widgets.basic import column, columns, eyebrow, note, page, panel, row, rule, scroll, spacer, text
from game.ui.widgets.controls import button, listitem
from game.ui.widgets.dialog import key_caption

LESSON_SEED = "lesson"
ITEMS = ("new", "learn", "lesson", "load", "scenarios", "settings", "help", "quit")


class Title(Scene):
    """Where the game begins and where leaving comes back to."""

    id = "title"
    ambience = "rain"

    def __init__(self, services: Services) -> None:
        self.services = services
        self.latest: Slot | None = services.latest()
        self.fresh = self.latest is None and services.shelf.empty()
        self.first_focus = f"title.{self._red()}"

    def _red(self) -> str:
        """The one thing to do first: go on; for who has never played the lesson; otherwise a new game."""
        return "continue" if self.latest is not None else "learn" if self.fresh else "new"

    def build(self, ctx: Context) -> Node:
        """Masthead, then what can be done, then what the paper says."""
        if ctx.narrow:
            return page(scroll("title.page", _masthead(ctx), self._menu(ctx), self._story(ctx), gap=12))
        body = columns(self._menu(ctx), self._story(ctx), gap=44)
        return page(_masthead(ctx), body, gap=20)

    def _menu(self, ctx: Context) -> Node:
        first = self._first(ctx)
        items = [_item(ctx, name) for name in ITEMS if name != self._red()]
        notice = self.services.notice
        warning = panel(text(escape(notice), size=18, colour="warn"), surface="well", padding=12) if notice else None
        first_run = ctx.t("title.first_run", cap=key_caption(ctx.key(Intent.SETTINGS)))
        hello = note(first_run) if self.services.first_run else None
        widest = None if ctx.narrow else 560
        return column(warning, *first, hello, column(*items, gap=0), gap=12, basis=420, grow=1, max_w=widest)

    def _first(self, ctx: Context) -> tuple[Node, ...]:
        if self.latest is None:
            red = self._red()
            told = ctx.t("title.learn_first" if self.fresh else "title.new_note")
            return (button(f"title.{red}", ctx.t(f"title.{red}"), primary=True), note(told))
        from game.session.days import full_day

        slot = self.latest
        date = full_day(ctx.t, slot.date)
        names = {"title": escape(slot.title), "sides": escape(slot.sides)}
        told = ctx.t("title.continue_note", **names, n=slot.sitting, date=date)
        if slot.lesson:
            told = ctx.t("title.continue_lesson", number=slot.lesson, title=escape(slot.title), n=slot.sitting)
        return (button("title.continue", ctx.t("title.continue"), primary=True), note(told))

    def _story(self, ctx: Context) -> Node:
        head = text(ctx.t("title.headline"), face="heading", size=30, leading=1.1)
        deck = text(ctx.t("title.deck"), face="italic", size=22, colour="ink_soft", leading=1.15)
        roomy = ctx.units[1] >= 800
        lead = [text(ctx.t(f"title.lead_{n}"), size=25 if roomy else 19, leading=1.25) for n in (1, 2)]
        if ctx.narrow:
            return column(rule("double"), head, deck, *lead, gap=8)
        high = max(230.0, min(380.0, ctx.units[1] - (520 if roomy else 420)))
        sheet = treaty_vignette(ctx.t("title.picture"), height=high, min_w=180)
        beside = row(column(*lead, gap=12, grow=1, basis=330), column(sheet, basis=high * 0.78), gap=30)
        briefs = _briefs(ctx) if roomy else None
        front = (eyebrow(ctx.t("title.from")), head, deck, rule(), beside, briefs, spacer())
        return column(*front, gap=9, basis=640, grow=2)

    def handle(self, command: Command) -> Transition:
        """Each item opens its own screen; only then is anything heavy read."""
        match command:
            case Pressed("title.continue"):
                return self._continue()
            case Pressed("title.learn"):
                return self._learn()
            case Pressed(id=str(name)) if name.startswith("title."):
                return self._open(name.removeprefix("title."))
            case Resumed(_):
                self.latest = self.services.latest()
                self.fresh = self.latest is None and self.services.shelf.empty()
        return Stay()

    def _continue(self) -> Transition:
        from game.ui.scenes.opening import resume

        return resume(self.services, self.latest.id) if self.latest is not None else Stay()

    def _learn(self) -> Transition:
        """The smallest scenario that teaches, against a plain opponent; what cannot be had is said."""
        from game.kernel.sides import Side
        from game.ui.scenes.message import Message
        from game.ui.scenes.opening import begin_new

        teaching = [one for one in self.services.scenarios() if one.ok and one.lessons]
        lesson = min(teaching, key=lambda one: (one.articles, one.sittings, one.id), default=None)
        if lesson is None:
            return Push(
                Message(self.services.strings.text("title.learn"), self.services.strings.text("title.no_lesson"))
            )
        return begin_new(self.services, Order(lesson.id, (Side.FIRST,), seed=LESSON_SEED, historical=True))

    def _open(self, name: str) -> Transition:
        if name == "quit":
            return Quit()
        return Push(_screen(self.services, name))


def _screen(services: Services, name: str) -> Scene:
    if name == "settings":
        from game.ui.scenes.settings import SettingsScene

        return SettingsScene(services)
    if name == "load":
        from game.ui.scenes.saves import Saves

        return Saves(services)
    if name == "lesson":
        from game.ui.scenes.lesson_setup import LessonSetup

        return LessonSetup(services)
    if name == "help":
        from game.ui.scenes.help import HelpScene

        return HelpScene(services)
    if name == "scenarios":
        from game.ui.scenes.scenarios import Scenarios

        return Scenarios(services)
    from game.ui.scenes.new_game import NewGame

    return NewGame(services)


def _masthead(ctx: Context) -> Node:
    wide = ctx.units[0] - 48
    size = max(30.0, min(104.0, wide / 9.4))
    name = text(ctx.t("title.name"), face="display", size=size, colour="ink", text_align="centre", leading=1.08)
    name.look = Look("display", size, "ink", text_align="centre", leading=1.08)
    ears = row(
        eyebrow(ctx.t("title.ear_left")), spacer(), eyebrow(ctx.t("title.ear_middle")), spacer(),
        eyebrow(ctx.t("title.ear_right")), gap=10,
    )  # fmt: skip
    motto = text(ctx.t("title.motto"), face="italic", size=22, text_align="centre", colour="ink_soft")
    if ctx.narrow:
        return column(name, rule("double"), motto, gap=4)
    return column(ears, rule(), name, rule("double"), motto, rule(), gap=6)


def _briefs(ctx: Context) -> Node:
    """Three short cables under the story."""
    told = [
        column(eyebrow(ctx.t(f"title.brief_{n}_from")), text(ctx.t(f"title.brief_{n}"), size=18, leading=1.22), gap=3,
               basis=190, grow=1)
        for n in (1, 2, 3)
    ]  # fmt: skip
    return column(rule("double"), row(*told, gap=26), gap=10, padding=(8, 0, 0, 0))


def _item(ctx: Context, name: str) -> Node:
    words = text(ctx.t(f"title.{name}"), face="heading", size=22, grow=1)
    aside = note(ctx.t(f"title.{name}_note"), text_align="right")
    inside = (words,) if ctx.narrow and name != "settings" else (words, aside)
    return listitem(f"title.{name}", ctx.t(f"title.{name}"), *inside, padding=(7, 10))
