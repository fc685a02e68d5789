"""A scene with one of everything, for tests and for looking at. Run it to see it in a window."""

from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.scenes.base import Changed, Command, Context, Pop, Pressed, Push, Quit, Scene, Stay, Transition
from game.ui.widgets.basic import (
    column,
    columns,
    eyebrow,
    heading,
    note,
    page,
    panel,
    row,
    rule,
    scroll,
    spacer,
    text,
    title,
)
from game.ui.widgets.controls import Option, button, choices, listitem, slider, tabs, text_box, toggle
from game.ui.widgets.dialog import dialog, key_hints
from game.ui.widgets.instruments import gauge, seal, side_mark, tick

ARTICLES = (
    ("I", "Peace and amity", ""),
    ("II", "Korea", "Japan’s paramount interest"),
    ("III", "Evacuation of Manchuria", "both armies"),
    ("V", "Liaotung lease", "Port Arthur and Dalny"),
    ("VI", "South Manchurian Railway", "Kuancheng to Port Arthur"),
    ("VIII", "Railway junction", ""),
    ("IX", "Sakhalin", "the crux — Сахалинъ · 樺太"),
    ("X", "Russian settlers on Sakhalin", ""),
    ("XI", "Fisheries", "Japan Sea, Okhotsk and Behring"),
)
LADDER = (
    Option("north", "All of Sakhalin stays Russian", "Your instructions of 5 August"),
    Option("redeem", "Japan keeps the south; the north is redeemed for ¥1,200,000,000"),
    Option("fifty", "Divide at the fiftieth parallel, without payment", "Likely at home"),
    Option("all", "All of Sakhalin becomes Japanese"),
)
DISPATCH = (
    "His Majesty commands that *neither an inch of land nor a kopeck* of indemnity be conceded. The delegate may, "
    "however, **divide Sakhalin** at the fiftieth parallel if the conference would otherwise fail."
)


class Demo(Scene):
    """One of everything."""

    id = "demo"
    first_focus = "ladder.north"

    def __init__(self) -> None:
        self.chosen, self.words, self.linked, self.tone, self.leaf = "fifty", "", True, 40, "offer"
        self.article, self.asked = "IX", ""

    def build(self, ctx: Context) -> Node:
        """Articles on the left, the ladder and the rest on the right."""
        left = panel(scroll("articles", *[self._article(*each) for each in ARTICLES], gap=0), basis=420, grow=1)
        right = scroll("desk", *self._desk(), gap=14, basis=560, grow=1.3)
        head = row(
            title("The Conference Table"),
            note("Second sitting · Navy Yard, Portsmouth · 12 August 1905", grow=1),
            seal("seal.first", "SW", "first", "Witte", size=44),
            seal("seal.second", "KJ", "second", "Komura", size=44),
            align="centre",
        )
        foot = row(
            key_hints(ctx, (Intent.NEXT, ctx.t("keys.move")), (Intent.CONFIRM, ctx.t("keys.choose"))),
            spacer(),
            button("sign", "Move to sign", enabled=False, hint="Seven articles are still open."),
            button("adjourn", "Adjourn", shortcut=Intent.BACK),
            button("send", "Table the offer", primary=True),
            align="centre",
        )
        return page(columns(left, right), head=head, foot=foot)

    def _article(self, number: str, name: str, remark: str) -> Node:
        words = scrollless(text(name), note(remark, size=16) if remark else None)
        roman = text(number, face="heading", colour="accent", width=46, text_align="right")
        marks = row(side_mark("first", "Russia"), side_mark("second", "Japan", filled=False), gap=6, align="centre")
        done = (tick("initialled"),) if number == "I" else ()
        return listitem(f"article.{number}", name, roman, words, *done, marks, selected=number == self.article)

    def _desk(self) -> list[Node]:
        leaves = (Option("offer", "Offer"), Option("map", "Map"), Option("telegrams", "Telegrams"))
        gauges = row(
            gauge("g.unrest", "Unrest at home", 64, expected=71, danger=75, hint="The zemstvos meet on Friday."),
            gauge("g.credit", "Credit abroad", 38, expected=35, danger=20, danger_below=True),
            gauge("g.front", "The front", 52, small=True, expected=50),
            gap=16,
        )
        return [
            panel(eyebrow("Dispatch from St Petersburg"), text(DISPATCH), surface="telegram"),
            tabs("leaf", leaves, self.leaf),
            panel(
                heading("Article IX. Sakhalin"), rule("swelled"),
                choices("ladder", LADDER, self.chosen, label="Sakhalin"),
            ),
            text("Package so far: **Arts. II, V, VI, IX.** Worth to Russia **61** of 100; to Japan *unknown to you*."),
            row(toggle("linked", "Linked: all or nothing", self.linked), spacer()),
            slider("tone", "Tone of the offer", self.tone, 0, 100, step=10, shown=f"{self.tone} of 100"),
            gauges,
            text_box("words", "What you say with it", self.words, lines=3, placeholder="Reserve, qualify, explain…"),
        ]  # fmt: skip

    def handle(self, command: Command) -> Transition:
        """Remember what was chosen."""
        match command:
            case Pressed(node_id) if node_id.startswith("ladder."):
                self.chosen = node_id.removeprefix("ladder.")
            case Pressed(node_id) if node_id.startswith("article."):
                self.article = node_id.removeprefix("article.")
            case Pressed(node_id) if node_id.startswith("leaf."):
                self.leaf = node_id.removeprefix("leaf.")
            case Pressed("send"):
                return Push(Sure())
            case Pressed("adjourn"):
                return Quit()
            case Changed("words", str(words)):
                self.words = words
            case Changed("linked", bool(linked)):
                self.linked = linked
            case Changed("tone", int(tone)):
                self.tone = tone
        return Stay()


class Sure(Scene):
    """A modal question."""

    id = "sure"
    modal = True

    def build(self, ctx: Context) -> Node:
        """Two buttons."""
        return dialog(
            "sure",
            "Lay this offer?",
            text("Russia offers to divide Sakhalin at the fiftieth parallel without payment."),
            buttons=(
                button("no", ctx.t("app.cancel"), shortcut=Intent.BACK),
                button("yes", "Lay it on the table", primary=True),
            ),
        )

    def handle(self, command: Command) -> Transition:
        """Leave."""
        return Pop(command.id == "yes") if isinstance(command, Pressed) else Stay()


def scrollless(*children: Node | None) -> Node:
    """A tight column that takes the width."""
    return column(*children, gap=0, grow=1)


if __name__ == "__main__":
    from game import paths
    from game.ui.app import App
    from game.ui.display import Display
    from game.ui.scenes.stack import SceneStack
    from game.ui.settings import Settings
    from game.ui.strings import Strings

    folder = paths.assets()
    window = Display((1280, 720), caption="Portsmouth 1905")
    App(SceneStack(Demo()), Settings(), Strings(folder / "locale"), folder, window).run()
