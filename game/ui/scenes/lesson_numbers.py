"""A team's numbers, typed before everybody: three of two digits and a check, whatever there is to choose.

The room sees digits, and that numbers not on the card are typed again. Nothing else on this screen hangs on what they
say, or on whether there was anything to say.
"""

from __future__ import annotations

from game.classroom import deeds
from game.classroom.cards import MORNING, PARTS, Meaning, Row
from game.ui.describe import Node
from game.ui.scenes import lesson_flow as flow
from game.ui.scenes.base import Changed, Command, Context, Pressed, Push, Resumed, Stay, Transition
from game.ui.scenes.lesson_parts import beat_params, look_of, press, reel, sheet, side_name, sizes, words
from game.ui.scenes.lesson_phase import PhaseScene
from game.ui.scenes.message import Answer, Question
from game.ui.widgets.basic import column, row, spacer, text
from game.ui.widgets.controls import text_box

SIZE = 3
WHOLE = PARTS * SIZE
KEYS = (("7", "8", "9"), ("4", "5", "6"), ("1", "2", "3"), ("rub", "0", "clear"))
BOX = "numbers.box"


class Numbers(PhaseScene):
    """The entry of one team for a morning or an evening."""

    id = "lesson_numbers"
    first_focus = BOX
    for_all = True

    digits = ""
    meant: tuple[Meaning, ...] | None = None
    wrong = False

    # What is seen

    def body(self, ctx: Context) -> Node:
        """The nine places in the largest letters, the word about them, and the pad."""
        return reel("numbers.body", sheet(self._places(ctx), self._word(ctx), self._box(ctx), gap=8), self._pad(ctx),
                    gap=12)  # fmt: skip

    def _places(self, ctx: Context) -> Node:
        known = sizes(ctx)
        parts = [self._part(ctx, n) for n in range(PARTS)]
        dot = "\u00b7"
        line = [parts[0]]
        for part in parts[1:]:
            line += [text(dot, size=known.huge, colour="ink_soft"), part]
        return row(spacer(), *line, spacer(), gap=18, align="centre")

    def _part(self, ctx: Context, n: int) -> Node:
        known = sizes(ctx)
        typed = self.digits[n * SIZE : (n + 1) * SIZE].ljust(SIZE, "_")
        shown = f"{typed[:2]} {typed[2]}"
        meant = "asked" if self.klass.beat.name == MORNING else "part"
        return column(
            text(ctx.t(f"class.{meant}_{n + 1}"), size=known.small, colour="ink_soft", text_align="centre"),
            text(shown, node_id=f"numbers.{n + 1}", face="telegram", size=known.huge, markup=False,
                 text_align="centre", leading=1.05),
            gap=0,
        )  # fmt: skip

    def _word(self, ctx: Context) -> Node:
        """Whether the numbers are on the card; what is not is typed again."""
        key = "wrong" if self.wrong else "taken" if self.meant is not None else "typing"
        if self.klass.absent(self.side):
            key = "absent"
        told = beat_params(ctx, self.klass)
        which = ctx.listed([ctx.t(f"class.number_{n + 1}") for n in self._unknown()])
        return words(ctx, ctx.t(f"class.numbers_{key}", which=which, **told), face="bold", text_align="centre",
                     colour="warn" if self.wrong else "ink", node_id="numbers.word")  # fmt: skip

    def _box(self, ctx: Context) -> Node:
        """Where a keyboard types; it holds what the places show."""
        box = text_box(BOX, ctx.t("class.numbers_box"), self.digits, limit=WHOLE + 1, show_label=False, max_w=420,
                       basis=420)  # fmt: skip
        look_of(box, size=sizes(ctx).body, text_align="centre")
        return row(spacer(), box, spacer())

    def _pad(self, ctx: Context) -> Node:
        rows = [row(spacer(), *(self._key(ctx, each) for each in line), spacer(), gap=8) for line in KEYS]
        return column(*rows, gap=6)

    def _key(self, ctx: Context, name: str) -> Node:
        label = name if name.isdigit() else ctx.t(f"class.key_{name}")
        return press(ctx, f"digit.{name}", label, padding=(2, 8, 2, 8), basis=150, width=150)

    # What is done

    def handle(self, command: Command) -> Transition:
        """Digits by the pad or the number keys; whole, they are looked up on the card."""
        match command:
            case Pressed(node_id) if node_id.startswith("digit."):
                self._typed(node_id.removeprefix("digit."))
                return Stay()
            case Changed("numbers.box", str(value)):
                self._box_changed(value)
                return Stay()
            case Resumed(Answer("numbers.time", True)):
                return self._sent()
            case Pressed("numbers.box"):
                return Stay()
        return super().handle(command)

    def _box_changed(self, value: str) -> None:
        """What was typed, rubbed out or pasted, digit by digit."""
        if len(value) < len(self.digits):
            self.digits, self.meant, self.wrong = _digits(value), None, False
        else:
            for digit in _digits(value.removeprefix(self.digits)):
                self._typed(digit)

    def _typed(self, name: str) -> None:
        """One key. Numbers that were taken stay until they are cleared."""
        if name == "clear":
            self.digits, self.meant, self.wrong = "", None, False
        elif name == "rub":
            self.digits, self.meant, self.wrong = self.digits[:-1], None, False
        elif self.meant is None:
            self.digits = name if len(self.digits) >= WHOLE else self.digits + name
            self._look_up()

    def _unknown(self) -> list[int]:
        """Which of the three numbers are not on the card."""
        if not self.wrong:
            return []
        columns = self._row().columns
        typed = [self.digits[n * SIZE : (n + 1) * SIZE] for n in range(PARTS)]
        return [n for n in range(PARTS) if all(cell.code != typed[n] for cell in columns[n])]

    def _row(self) -> Row:
        """The row of the card that is typed from."""
        return self.klass.card(self.side).row(self.klass.beat.sitting, self.klass.beat.name)

    def _look_up(self) -> None:
        self.wrong = False
        if len(self.digits) == WHOLE:
            beat = self.klass.beat
            self.meant = deeds.understood(self.klass.card(self.side), beat.sitting, beat.name, self.digits)
            self.wrong = self.meant is None

    def end(self) -> Transition:
        """Time: what was taken is done; what was not is the quiet thing, asked once where something was typed."""
        if self.digits and self.meant is None:
            t, told = self.klass.services.strings.text, side_name(self.klass, self.side)
            return Push(Question("numbers.time", t("class.numbers_time"), t("class.numbers_time_how", side=told),
                                 t("class.numbers_time_yes")))  # fmt: skip
        return self._sent()

    def _sent(self) -> Transition:
        self.klass.enter(self.side, self.klass.beat.name, self.meant)
        return flow.show(self.klass)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isascii() and letter.isdigit())[:WHOLE]
