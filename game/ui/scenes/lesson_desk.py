"""The teacher's desk: behind its own curtain everything that a teacher may do with a lesson. Nothing acts by itself."""

from __future__ import annotations

from game.classroom.lesson import RATIFICATION, TIMERS, may_go_back
from game.classroom.ratification import decisions
from game.engine.refusals import Refused
from game.kernel.sides import BOTH_SIDES
from game.ui.describe import Look, Node, Style
from game.ui.intents import Intent
from game.ui.lesson import Class
from game.ui.scenes import lesson_flow as flow
from game.ui.scenes.base import (
    Asked,
    Changed,
    Command,
    Context,
    Pop,
    Pressed,
    Push,
    Replace,
    Reset,
    Resumed,
    Scene,
    Stay,
    Still,
    Ticked,
    Transition,
)
from game.ui.scenes.curtain import Lift, settings_over, thread
from game.ui.scenes.front import front_page
from game.ui.scenes.lesson_called import DONE, Closing, mover_of
from game.ui.scenes.lesson_parts import (
    LEAST_PROPOSED,
    aside,
    beat_params,
    clock_words,
    late_words,
    next_words,
    press,
    said,
    sheet,
    side_name,
    sizes,
    words,
)
from game.ui.scenes.message import Answer, Question
from game.ui.strings import escape
from game.ui.widgets.basic import heading, note, page, row, rule, scroll, spacer, text
from game.ui.widgets.controls import Option, button, choices, slider, toggle
from game.ui.widgets.dialog import key_caption


class DeskCurtain(Scene):
    """Comes first, so that a projector shows nothing when the desk's key is pressed. `back`: what comes after it where
    not the page below does.
    """

    id = "lesson_desk_curtain"
    ticks = True
    follows_focus = True
    deaf_ms = 500
    sealed = True
    first_focus = "class.name"
    about = ("class.desk_title", "class.desk_curtain", "class.desk_open")

    def __init__(self, klass: Class, back: Scene | None = None) -> None:
        self.klass, self.back = klass, back
        self.lift = Lift()

    def lifted(self) -> Transition:
        """What comes from behind it."""
        return Replace(Desk(self.klass, self.back))

    def build(self, ctx: Context) -> Node:
        """What this is, and the two ways from here."""
        named, told, opens = (ctx.t(key) for key in self.about)
        name = text(named, node_id="class.name", face="display", size=sizes(ctx).huge,
                    colour="accent", text_align="centre", leading=1.1)  # fmt: skip
        name.focus, name.style = True, Style(padding=(4, 12, 8, 12))
        close = press(ctx, "desk.close", ctx.t("class.desk_close"), quiet=True, shortcut=Intent.BACK)
        card = sheet(
            name, rule("swelled"),
            words(ctx, told, text_align="centre"),
            row(spacer(), press(ctx, "desk.open", opens, primary=True), spacer()),
            thread(ctx, self.lift.held),
            aside(ctx, ctx.t("class.desk_hold", cap=key_caption(ctx.key(Intent.CONFIRM))), text_align="centre"),
            row(spacer(), close, spacer()),
            gap=14, max_w=1000, basis=820,
        )  # fmt: skip
        screen = page(spacer(2), row(spacer(), card, spacer()), spacer(1))
        screen.look = Look(surface="drapes")
        return screen

    def handle(self, command: Command) -> Transition:
        """Lifted by a held key or a click."""
        match command:
            case Ticked(ms, held):
                moved = self.lift.ticked(ms, held.get(Intent.CONFIRM, 0))
                if self.lift.up:
                    return self.lifted()
                return Stay() if moved else Still()
            case Pressed("desk.open", _, pointer) if self.lift.answers(pointer):
                return self.lifted()
            case Pressed("desk.close"):
                return _left(self.back)
            case Asked(Intent.SETTINGS):
                return settings_over(self.klass.services)
        self.lift.stirred()
        return Stay()


class Desk(Scene):
    """Everything a teacher may do. Leaving it leads back to the cover or the page that it was opened from, with what
    was half made up on it; where the turn has gone to another team meanwhile, to the table. `back`: what comes after it
    where not the page below does, as the curtain before a team's own page.
    """

    id = "lesson_desk"
    first_focus = "desk.close"

    def __init__(self, klass: Class, back: Scene | None = None) -> None:
        self.klass, self.back = klass, back
        self.wrong: Refused | None = None
        self.mover = mover_of(klass)
        now = klass.standing
        held = now.fewer if now.each >= LEAST_PROPOSED else None
        self.count = held or klass.lesson.plan.sittings

    # What is seen

    def build(self, ctx: Context) -> Node:
        """Two columns: the lesson's course, and what may be done to the game."""
        left = scroll("desk.course", *self._course(ctx), gap=8, basis=430, grow=1)
        right = scroll("desk.game", *self._game(ctx), gap=8, basis=430, grow=1)
        body: Node = row(left, right, gap=26, grow=1)
        if ctx.narrow:
            body = scroll("desk.all", *self._course(ctx), rule(), *self._game(ctx), gap=8)
        close = button("desk.close", ctx.t("class.desk_close"), primary=True, shortcut=Intent.BACK)
        leave = button("desk.leave", ctx.t("class.desk_leave"), quiet=True)
        notice = [text(escape(self.klass.notice), colour="warn")] if self.klass.notice else []
        return front_page(ctx, ctx.t("class.desk_title"), *notice, body, under=clock_words(ctx, self.klass),
                          buttons=(leave, close))  # fmt: skip

    def _course(self, ctx: Context) -> list[Node | None]:
        klass = self.klass
        lesson, told = klass.lesson, beat_params(ctx, klass)
        state = "class.desk_open_now" if lesson.open else "class.desk_covered"
        waits = klass.mediating and lesson.open and klass.beat.name == "table"
        onward = ctx.t("class.table.no_letter") if waits else next_words(ctx, klass)
        goes = onward if lesson.open else said(ctx, klass, f"class.open.{klass.beat.name}", **told)
        back_hint = "" if may_go_back(lesson) else ctx.t("class.desk_no_back")
        kept = klass.not_taken_back
        kept_hint = ctx.t(f"class.desk_take_back_{kept}") if kept else ""
        timers = [Option(name, ctx.t(f"class.timers.{name}"), on=name) for name in TIMERS]
        return [
            heading(ctx.t("class.desk_course")),
            text(ctx.t(state, beat=said(ctx, klass, f"class.beat.{klass.beat.name}", **told))),
            button("desk.on", goes),
            button("desk.back", ctx.t("class.back"), enabled=not back_hint, hint=back_hint),
            button("desk.take_back", ctx.t("class.desk_take_back"), enabled=not kept, hint=kept_hint),
            note(kept_hint) if kept not in ("", "none") else None,
            button("desk.pause", ctx.t("class.desk_resume" if lesson.paused else "class.desk_pause")),
            choices("desk.timers", timers, lesson.timers, across=True, label=ctx.t("class.timers_label"),
                    follows=True),
            *self._sittings(ctx),
        ]

    def _sittings(self, ctx: Context) -> list[Node | None]:
        """Fewer sittings, proposed by the clock or not, and more again while there is time; the debrief stays whole."""
        klass = self.klass
        planned, now, most = klass.lesson.plan.sittings, max(1, klass.common.sitting), klass.most
        if klass.controller.over or most <= now:
            return []
        self.count = max(now, min(most, self.count))
        proposed, other = late_words(ctx, klass), self.count != planned
        told = proposed if proposed and not other else ""
        told = told or ctx.t("class.desk_proposed" if proposed else "class.desk_sittings_how", plan=proposed)
        return [
            rule(), note(told),
            slider("desk.sittings", ctx.t("class.sittings"), self.count, now, most),
            button("desk.hold", ctx.t("class.desk_fewer", n=self.count), enabled=other,
                   hint="" if other else ctx.t("class.desk_fewer_kept", n=planned)),
        ]  # fmt: skip

    def _game(self, ctx: Context) -> list[Node | None]:
        klass = self.klass
        over = klass.controller.over
        why = ctx.t("refusal.over") if over else ""
        absent = [side for side in BOTH_SIDES if klass.absent(side)]
        sides = [
            toggle(f"desk.absent.{int(side)}", ctx.t("class.desk_absent", side=side_name(klass, side)),
                   side in absent, on=side, enabled=not over and (side in absent or not absent),
                   hint=why or ("" if side in absent or not absent else ctx.t("class.desk_one_team")))
            for side in BOTH_SIDES
        ]  # fmt: skip
        refused = self.wrong
        wrong = "" if refused is None else escape(klass.controller.say(refused.message, None, ctx.strings.text))
        return [
            heading(ctx.t("class.desk_game")),
            text(wrong, colour="warn") if wrong else None,
            button("desk.inject", ctx.t("class.desk_inject"), enabled=not over, hint=why),
            *sides,
            *self._mediator(ctx, over=over),
            *self._ratification(ctx),
            rule(),
            button("desk.end", ctx.t("class.desk_end"), enabled=not over, hint=why),
            note(ctx.t("class.desk_minutes")),
        ]

    def _ratification(self, ctx: Context) -> list[Node]:
        """While votes are taken: what each capital may decide, which the room does not see before it has voted."""
        klass = self.klass
        if klass.beat.name != RATIFICATION:
            return []
        lines = []
        for one in decisions(klass.controller):
            told = {"capital": escape(klass.shown.sides.of(one.side).capital), "n": one.per_mille // 10}
            key = "open" if not one.certain else "certain_yes" if one.found else "certain_no"
            lines.append(note(ctx.t(f"class.desk_vote_{key}", **told)))
        return lines

    def _mediator(self, ctx: Context, *, over: bool) -> list[Node]:
        klass = self.klass
        mediator = klass.shown.mediator
        if mediator is None:
            return []
        name = escape(mediator.name)
        chair = toggle("desk.chair", ctx.t("class.desk_chair", mediator=name), klass.lesson.chair, enabled=not over)
        if not klass.lesson.chair:
            return [chair, note(ctx.t("class.chair_how", mediator=name))]
        waits = klass.mediating
        enter = button("desk.mediate", ctx.t("class.desk_mediate", mediator=name), enabled=waits)
        return [chair, enter, *([] if waits else [note(said(ctx, klass, "class.desk_mediate_not"))])]

    # What is done

    def handle(self, command: Command) -> Transition:
        """Each thing once; what changes the lesson leads back to it."""
        match command:
            case Pressed("desk.close") | Asked(Intent.MENU):
                stands = self.klass.lesson.open and mover_of(self.klass) is self.mover
                return _left(self.back) if stands else flow.show(self.klass)
            case Pressed("desk.leave"):
                from game.ui.scenes.title import Title

                return Reset(Title(self.klass.services))
            case Changed("desk.sittings", int(count)):
                self.count = count
            case Changed("desk.chair", bool(on)):
                self.klass.seat_mediator(pupil=on)
            case Changed(node_id, bool(on), side) if node_id.startswith("desk.absent.") and side in BOTH_SIDES:
                self.wrong = self.klass.take_over(BOTH_SIDES[int(node_id[-1])], computer=on)
            case Pressed(_, str(name)) if name in TIMERS:
                self.klass.timers(name)
            case Resumed(result) if result == DONE:
                return flow.show(self.klass)
            case Resumed(Answer("desk.end", True)):
                self.klass.end()
                return flow.show(self.klass)
            case Pressed(node_id):
                return self._pressed(node_id)
        return Stay()

    def _pressed(self, node_id: str) -> Transition:
        klass = self.klass
        t = klass.services.strings.text
        match node_id:
            case "desk.on":
                return self._on()
            case "desk.back":
                self.wrong = klass.back()
                return flow.show(klass) if self.wrong is None else Stay()
            case "desk.take_back":
                self.wrong = klass.take_back()
                return flow.show(klass) if self.wrong is None else Stay()
            case "desk.pause":
                klass.pause()
            case "desk.hold":
                self.wrong = klass.hold(self.count)
            case "desk.inject":
                from game.ui.scenes.lesson_inject import Inject

                return Push(Inject(klass))
            case "desk.mediate":
                from game.ui.scenes.lesson_mediator import Mediator

                return Push(Mediator(klass))
            case "desk.end":
                asked = Question("desk.end", t("class.desk_end"), t("class.desk_end_sure"), t("class.desk_end_yes"))
                return Push(asked)
        return Stay()

    def _on(self) -> Transition:
        """On from here; a team that is still choosing has chosen the quiet thing, and a table with turns left is closed
        when that has been asked for.
        """
        klass, beat = self.klass, self.klass.beat
        at_table = klass.lesson.open and beat.name == "table"
        side = mover_of(klass) if at_table else None
        if side is not None:
            return Push(Closing(klass, side))
        if at_table and klass.mediating:
            klass.release()
            return flow.show(klass)
        if klass.lesson.open and beat.side is not None and beat.name in ("morning", "evening"):
            klass.enter(beat.side, beat.name, None)
            return flow.show(klass)
        return flow.go_on(klass)


def _left(back: Scene | None) -> Transition:
    """From the desk or its curtain to where it was opened from."""
    return Pop() if back is None else Replace(back)
