"""The cover of every beat: its name, and a button that says what it will show. Only the teacher's key opens it.

Before private papers the cover is the curtain: a key held, or a click, by the team that may look.
"""

from __future__ import annotations

from game.classroom.lesson import CURTAIN, may_go_back
from game.ui.describe import Look, Node, Style
from game.ui.intents import Intent
from game.ui.lesson import Class
from game.ui.scenes import lesson_flow as flow
from game.ui.scenes.base import Asked, Command, Context, Pressed, Replace, Scene, Stay, Still, Ticked, Transition
from game.ui.scenes.curtain import Lift, settings_over, thread
from game.ui.scenes.lesson_parts import (
    aside,
    beat_params,
    clock_state,
    foot,
    mark,
    press,
    said,
    sheet,
    side_name,
    sign,
    sizes,
    words,
)
from game.ui.widgets.basic import page, row, rule, spacer, text
from game.ui.widgets.dialog import key_caption


def cover(klass: Class) -> Scene:
    """The cover of the beat that is announced: the curtain where what is under it is for one team alone."""
    beat = klass.beat
    private = beat.name == "reading" or (beat.side is not None and klass.lesson.private == CURTAIN)
    return LessonCurtain(klass) if private else Cover(klass)


class Cover(Scene):
    """Stands until it is opened; it shows nothing of what is under it."""

    id = "lesson_cover"
    ticks = True
    for_all = True
    first_focus = "class.open"
    drawn = False

    def __init__(self, klass: Class) -> None:
        self.klass = klass
        self.lift = Lift()
        self.was = clock_state(klass)

    # What is seen

    def build(self, ctx: Context) -> Node:
        """The name in the largest letters, what will be seen, and how it is opened."""
        klass, known, drawn = self.klass, sizes(ctx), self.drawn
        beat, told = klass.beat, beat_params(ctx, klass)
        name = text(said(ctx, klass, f"class.beat.{beat.name}", **told), node_id="class.name", face="display",
                    size=known.huge, colour="accent", text_align="centre", leading=1.1)  # fmt: skip
        name.focus = drawn
        name.style = Style(padding=(4, 12, 8, 12))
        opens = press(ctx, "class.open", said(ctx, klass, f"class.open.{beat.name}", **told), primary=True)
        behind = ("class.behind", {"cap": key_caption(ctx.key(Intent.CONFIRM)), **told})
        card = sheet(
            self._when(ctx), name, rule("swelled"),
            words(ctx, said(ctx, klass, f"class.show.{beat.name}", **told), text_align="centre"),
            words(ctx, ctx.t("class.absent", **told), text_align="centre", colour="ink_soft") if self._absent else None,
            row(spacer(), opens, spacer()),
            thread(ctx, self.lift.held) if drawn else None,
            aside(ctx, ctx.t(behind[0], **behind[1]), text_align="centre") if drawn else None,
            gap=14, max_w=1100, basis=900,
        )  # fmt: skip
        back = press(ctx, "class.back", ctx.t("class.back"), quiet=True, shortcut=Intent.BACK)
        screen = page(spacer(2), row(spacer(), card, spacer()), spacer(1),
                      foot=self._foot(ctx, back if may_go_back(klass.lesson) else self._again(ctx)))  # fmt: skip
        if drawn:
            screen.look = Look(surface="drapes")
        return screen

    def _again(self, ctx: Context) -> Node | None:
        """The way back to the numbers entered last, while nothing has been shown since."""
        side = self.klass.may_enter_again
        if side is None:
            return None
        return press(ctx, "class.again", ctx.t("class.numbers_again", side=side_name(self.klass, side)), quiet=True)

    def _foot(self, ctx: Context, back: Node | None) -> Node:
        strip = foot(ctx, self.klass, None, () if back is None else (back,))
        if self.drawn:
            strip = sheet(strip, gap=4, padding=(6, 18, 6, 18))
        return strip

    @property
    def _absent(self) -> bool:
        side = self.klass.beat.side
        return side is not None and self.klass.absent(side)

    def _when(self, ctx: Context) -> Node:
        """Which sitting this is, with its sign; or the conference."""
        klass, known = self.klass, sizes(ctx)
        told = beat_params(ctx, klass)
        if not klass.beat.sitting:
            return aside(ctx, str(told["title"]), text_align="centre")
        beside = [] if klass.beat.side is None else [mark(klass, klass.beat.side, known.small)]
        line = aside(ctx, ctx.t("class.sitting", **told))
        return row(spacer(), sign(ctx, klass, known.large), line, *beside, spacer(), gap=12, align="centre")

    # What is done

    def handle(self, command: Command) -> Transition:
        """Open it, take it back, or go behind the curtain to the desk."""
        match command:
            case Ticked(ms, held):
                return self._ticked(ms, held.get(Intent.CONFIRM, 0))
            case Pressed("class.open", _, pointer) if not self.drawn or self.lift.answers(pointer):
                return self.opened()
            case Pressed("class.back"):
                return Stay() if self.klass.back() is not None else flow.show(self.klass)
            case Pressed("class.again"):
                return Stay() if self.klass.enter_again() is not None else flow.show(self.klass)
            case Pressed("class.desk") | Asked(Intent.MENU):
                return flow.desk(self.klass)
            case Asked(Intent.SETTINGS):
                return settings_over(self.klass.services)
        self.lift.stirred()
        return Stay()

    def opened(self) -> Transition:
        """What was announced."""
        return flow.go_on(self.klass)

    def _ticked(self, ms: int, held: int) -> Transition:
        """The held key, and the clock when its sentence changes."""
        moved = self.lift.ticked(ms, held if self.drawn else 0)
        if self.lift.up:
            return self.opened()
        was, self.was = self.was, clock_state(self.klass)
        return Stay() if moved or was != self.was else Still()


class LessonCurtain(Cover):
    """The same before private papers: lifted by a held key or a click; the first half second is deaf."""

    id = "lesson_curtain"
    follows_focus = True
    deaf_ms = 500
    sealed = wary = True
    first_focus = "class.name"
    drawn = True


class DrawnAgain(LessonCurtain):
    """The curtain once more before a team's own page on which the lesson was interrupted. `page` has what was read and
    chosen on it; its time stands still meanwhile.
    """

    id = "lesson_curtain_again"

    def __init__(self, klass: Class, page: Scene) -> None:
        super().__init__(klass)
        self.page = page

    def opened(self) -> Transition:
        """The page as it was."""
        return Replace(self.page)
