"""The debrief of a class: one idea a screen, in type for the last row; every button says what comes next.

Nothing is shown before its button is pressed and nothing goes on by itself. The red button goes on, the one beside it
leaves out what the red one names, and Back goes a screen back.
"""

from __future__ import annotations

from game.classroom.debrief_leaves import leaves
from game.classroom.debrief_plan import STAGES, Leaf
from game.engine import actions as a
from game.kernel.sides import BOTH_SIDES, Side
from game.report.teller import Teller, teller
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.lesson import LEAF, Class
from game.ui.playing import Playing
from game.ui.scenes import class_debrief_secret as secret, lesson_flow
from game.ui.scenes.base import (
    Asked,
    Changed,
    Command,
    Context,
    Pop,
    Pressed,
    Push,
    ReadOn,
    Resumed,
    Scene,
    Stay,
    Still,
    Ticked,
    Transition,
)
from game.ui.scenes.class_debrief_end import code_parts, keep_report
from game.ui.scenes.class_debrief_parts import Hand, body_of, hand_for, leaf_node
from game.ui.scenes.class_debrief_room import (
    guess_boxes,
    kept_guess,
    offer_parts,
    typed_number,
    vote_rows,
)
from game.ui.scenes.lesson_parts import aside, clock_state, foot, next_words, press, sizes
from game.ui.scenes.parts_frame import pause
from game.ui.widgets.basic import column, page, row, rule, spacer, title

ON, SKIP, BACK = "class.on", "class.skip", "class.back"
NEVER_LEFT_OUT = ("absent",)
"""Those who were not in the room are in every debrief."""
MOST_GUESS, MOST_HANDS = 9999, 99
LETTER, SMALLER, TRIM = 0.5, 0.75, 520.0
"""The width of a letter in sizes of its type, that of a quiet button's, and what else stands in the foot, in units."""
WIDE, EAST, SIDE, MARGIN = 1.05, 0x2E80, 24.0, 160.0
"""The width of a letter of the East, whose numbers begin there; the sides of a button, and what is left of a row."""


class ClassDebrief(Scene):
    """The leaves of a finished game's debrief, one after another; of a lesson, or of any game (`Playing`).

    What was typed and which leaf is open is kept with the lesson, so that the teacher's desk can be visited meanwhile.
    """

    id = "class_debrief"
    topic = "R16"
    ticks = True
    for_all = True
    tick_ms = 1000
    reads_on = True
    first_focus = ON

    def __init__(self, held: Playing | Class, leaf: str = "") -> None:
        self.klass = held if isinstance(held, Class) else None
        self.playing = held if isinstance(held, Playing) else held.playing
        self.kept: dict[str, str] = {} if self.klass is None else self.klass.debrief
        if leaf:
            self.kept[LEAF] = leaf
        self.said = ""
        self.was = self._clock()
        self._learn()

    def _learn(self) -> None:
        """Look at the game anew, after something in it has changed."""
        controller = self.playing.controller
        self.tell: Teller | None = teller(controller, self.playing.services.strings.text)
        self.leaves: tuple[Leaf, ...] = () if self.tell is None else leaves(self.tell, controller)

    def retell(self) -> None:
        """Every leaf is told anew."""
        self._learn()

    @property
    def at(self) -> int:
        """The place of the open leaf among all."""
        keys = [leaf.key for leaf in self.leaves]
        return keys.index(self.kept[LEAF]) if self.kept.get(LEAF) in keys else 0

    @property
    def leaf(self) -> Leaf:
        """The open leaf."""
        return self.leaves[self.at]

    # What is on the screen

    def build(self, ctx: Context) -> Node:
        """The leaf's name and stage, the leaf, and the foot with what comes next."""
        if self.tell is None:
            return page(foot=row(spacer(), self._main(ctx)))
        leaf, known = self.leaf, sizes(ctx)
        stage = ctx.t("class_debrief.stage", n=STAGES.index(leaf.stage) + 1, all=len(STAGES))
        named = title(name_of(ctx, leaf), size=known.large, leading=1.05, grow=1)
        head = column(row(named, aside(ctx, stage), gap=12, align="centre"), rule("double"), gap=6)
        hand = hand_for(ctx, leaf)
        body = leaf_node(hand, leaf, self.tell, self._room(hand, leaf))
        return page(body, head=head, foot=self._foot(ctx), gap=10)

    def _room(self, hand: Hand, leaf: Leaf) -> list[Node]:
        """What the room does on a leaf besides reading it."""
        match leaf.id:
            case "guess":
                return guess_boxes(hand, self.playing, self.kept)
            case "offer":
                return offer_parts(hand, self.playing, cards=secret.by_cards(self.klass))
            case "vote":
                return vote_rows(hand, leaf, self.kept)
            case "code":
                return code_parts(hand, self.playing, self.said)
        return []

    def _foot(self, ctx: Context) -> Node:
        """What comes next at the right, back and what leaves it out at the left: at the same places on every leaf."""
        beyond, main, other = self._beyond(), self._main(ctx), []
        if self.at or self.klass is None:
            other.append(press(ctx, BACK, ctx.t("class_debrief.back"), quiet=True, shortcut=Intent.BACK))
        if beyond is not None:
            skipped = ctx.t("class_debrief.skip", name=name_of(ctx, beyond))
            other.append(press(ctx, SKIP, skipped, quiet=True))
        above = row(*other, gap=26) if other else None
        if self.klass is not None:
            return column(above, foot(ctx, self.klass, main), gap=4)
        longest = max(len(leaf.title) for leaf in self.leaves) * (main.look.size + SMALLER * main.look.size) * LETTER
        if longest + TRIM > ctx.units[0]:
            return column(rule(), above, row(spacer(), main), gap=6)
        return column(rule(), row(*other, spacer(), main, gap=22, align="centre"), gap=6)

    def _main(self, ctx: Context) -> Node:
        """The button that goes on: it reads on first where something is out of sight. It is at least as wide then, so
        that the foot takes no more room once all has been seen, and hides nothing anew.
        """
        if self.at + 1 < len(self.leaves):
            label = ctx.t("class_debrief.next", name=name_of(ctx, self.leaves[self.at + 1]))
        else:
            label = ctx.t("class_debrief.close") if self.klass is None else next_words(ctx, self.klass)
        if body_of(self.leaf) not in ctx.unseen:
            return press(ctx, ON, label, primary=True)
        ems = sum(WIDE if ord(sign) >= EAST else LETTER for sign in label)
        wide = min(ems * sizes(ctx).body + 2 * SIDE, ctx.units[0] - MARGIN)
        return press(ctx, ON, ctx.t("nav.read_on"), primary=True, on=ReadOn(body_of(self.leaf)), min_w=wide)

    def _beyond(self) -> Leaf | None:
        """The first leaf of the stage after the one that comes next; None where none comes, or none may be left out."""
        rest = self.leaves[self.at + 1 :]
        if rest and rest[0].stage in NEVER_LEFT_OUT and rest[0].page == 1:
            return None
        return next((leaf for leaf in rest if leaf.stage != rest[0].stage), None)

    # What is done

    def handle(self, command: Command) -> Transition:
        """Go on, leave out, go back; take figures; let both decide in secret; keep."""
        match command:
            case Ticked():
                was, self.was = self.was, self._clock()
                return Stay() if was != self.was else Still()
            case Pressed("class.on"):
                return self._on(None if self.at + 1 >= len(self.leaves) else self.leaves[self.at + 1])
            case Pressed("class.skip"):
                return self._on(self._beyond())
            case Pressed("class.back") | Asked(Intent.BACK):
                return self._back()
            case Asked(Intent.MENU) | Pressed("class.desk"):
                return Push(pause(self.playing)) if self.klass is None else lesson_flow.desk(self.klass)
            case Resumed(secret.DECIDED):
                self._learn()
                return Stay(focus=ON)
            case Pressed(node_id):
                return self._press(node_id)
            case Changed(node_id, str(value)):
                self.kept[node_id] = typed_number(value, MOST_HANDS if node_id.startswith("hands.") else MOST_GUESS)
        return Stay()

    def _press(self, node_id: str) -> Transition:
        """Enter in a field goes to the next one and then on; the rest are the ways out of a leaf."""
        fields = [f"guess.{int(side)}" for side in BOTH_SIDES]
        if self.leaf.id == "vote":
            fields = [f"hands.{n + 1}" for n in range(len(self.leaf.parts))]
        if node_id in fields:
            return Stay(focus=[*fields[1:], ON][fields.index(node_id)])
        return self._decide() if node_id == "class_debrief.decide" else self._end(node_id)

    def _decide(self) -> Transition:
        """To the first team that is to decide; where nobody is asked, what came of it."""
        scene = secret.first_scene(self.klass or self.playing)
        if scene is not None:
            return Push(scene)
        self._learn()
        return Stay(focus=ON)

    def _end(self, node_id: str) -> Transition:
        """The wall, the minutes, the report."""
        if node_id == "class_debrief.wall":
            from game.classroom.wall import code_of_game
            from game.ui.scenes.wall import WallScene

            code = code_of_game(self.playing.controller) or ""
            return Push(WallScene(self.playing.services, self.playing.controller.presentation.id, code))
        if node_id == "class_debrief.minutes":
            from game.ui.scenes.minutes import MinutesScene

            return Push(MinutesScene(self.playing, Side.FIRST))
        if node_id == "class_debrief.report" and self.tell is not None:
            self.said = keep_report(self.playing, self.tell)
        return Stay()

    def _on(self, to: Leaf | None) -> Transition:
        """Open a leaf, or leave behind the last; what was guessed is first written down."""
        if self.leaves and self.leaf.id == "guess":
            self._write_guesses()
        if to is not None:
            return self._open(to)
        return Pop() if self.klass is None else lesson_flow.go_on(self.klass)

    def _open(self, leaf: Leaf) -> Transition:
        """Open a leaf; of a lesson it is written down which."""
        self.kept[LEAF] = leaf.key
        if self.klass is not None:
            self.klass.keep()
        return Stay(focus=ON)

    def _write_guesses(self) -> None:
        controller, changed = self.playing.controller, False
        for side in BOTH_SIDES:
            typed, before = self.kept.get(f"guess.{int(side)}", ""), kept_guess(self.playing, side)
            if typed and not controller.view(side).own.guessed_last:
                lines = () if before is None else before.lines
                changed = controller.submit(side, a.Guess(int(typed), lines)) is None or changed
        if changed:
            self._learn()

    def _back(self) -> Transition:
        if self.at:
            return self._open(self.leaves[self.at - 1])
        return Pop() if self.klass is None else Stay()

    def _clock(self) -> object:
        return None if self.klass is None else clock_state(self.klass)


def name_of(ctx: Context, leaf: Leaf) -> str:
    """The name of a leaf, with its number where there are several of it."""
    if leaf.pages < 2:
        return leaf.title
    return ctx.t("class_debrief.named", name=leaf.title, n=leaf.page, all=leaf.pages)
