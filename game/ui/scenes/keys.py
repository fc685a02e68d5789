"""Which key does what: change a key, see what it takes from another, put all back."""

from collections.abc import Sequence

from game.ui.describe import Look, Node
from game.ui.intents import Intent
from game.ui.keymap import Keymap, Keys, default_keys
from game.ui.rulebook import matches
from game.ui.scenes.base import Command, Configure, Context, Keyed, Pop, Pressed, Push, Resumed, Scene, Stay, Transition
from game.ui.scenes.front import front_page
from game.ui.scenes.message import Answer, Question
from game.ui.services import Services
from game.ui.widgets.basic import column, heading, note, roving, row, rule, scroll, text
from game.ui.widgets.controls import button, listitem
from game.ui.widgets.dialog import dialog, key_caption

GROUPS: tuple[tuple[str, tuple[Intent, ...]], ...] = (
    ("move", (
        Intent.UP, Intent.DOWN, Intent.LEFT, Intent.RIGHT, Intent.NEXT, Intent.PREVIOUS, Intent.PAGE_UP,
        Intent.PAGE_DOWN, Intent.HOME, Intent.END, Intent.TAB_NEXT, Intent.TAB_PREVIOUS,
    )),
    ("use", (Intent.CONFIRM, Intent.BACK, Intent.UNDO, Intent.REDO)),
)  # fmt: skip


def groups() -> tuple[tuple[str, tuple[Intent, ...]], ...]:
    """Every intent under the name of its group; what is neither for moving nor for using opens something."""
    placed = {intent for _, intents in GROUPS for intent in intents}
    rest = [intent for intent in Intent if intent not in placed]
    opens = tuple(intent for intent in rest if intent.digit is None)
    return (*GROUPS, ("open", opens), ("number", tuple(intent for intent in rest if intent.digit is not None)))


class KeysScene(Scene):
    """Every intent with its keys."""

    id = "keys"

    def __init__(self, services: Services) -> None:
        self.services = services

    def build(self, ctx: Context) -> Node:
        """One list with a heading a group; a key that means two things is said in words."""
        rows: list[Node] = []
        keymap = ctx.settings.keymap
        for group, intents in groups():
            rows.append(heading(ctx.t(f"keys.group_{group}")))
            rows += [_line(ctx, keymap, intent) for intent in intents if default_keys().get(intent)]
        return front_page(
            ctx, ctx.t("keys.title"), roving(scroll("keys.list", *rows, gap=2, max_w=900)), under=ctx.t("keys.how"),
            buttons=(
                button("keys.reset", ctx.t("keys.reset"), enabled=bool(keymap.differences),
                       hint="" if keymap.differences else ctx.t("keys.nothing_changed")),
                button("keys.done", ctx.t("settings.done"), primary=True, shortcut=Intent.BACK),
            ),
        )  # fmt: skip

    def handle(self, command: Command) -> Transition:
        """Choose an intent to change, take the change, or put all back."""
        now = self.services.settings
        match command:
            case Pressed(on=Intent() as intent):
                return Push(Rebind(intent, now.keymap))
            case Resumed(Keymap() as keymap):
                return Configure(now._replace(keymap=keymap))
            case Pressed("keys.reset"):
                t = self.services.strings.text
                return Push(Question("keys.reset", t("keys.reset"), t("keys.reset_sure"), t("keys.reset_yes")))
            case Resumed(Answer("keys.reset", True)):
                return Configure(now._replace(keymap=Keymap()))
            case Pressed("keys.done"):
                return Pop()
        return Stay()


class Rebind(Scene):
    """Waits for a key. Esc leaves everything as it was, unless it is pressed for BACK."""

    id = "rebind"
    modal = True

    def __init__(self, intent: Intent, keymap: Keymap) -> None:
        self.intent, self.keymap = intent, keymap
        self.wanted, self.taken_from = "", ()
        self.listens = True

    taken_from: tuple[Intent, ...]

    def build(self, ctx: Context) -> Node:
        """First the question, then what the key would be taken from."""
        name = ctx.t(self.intent.name_key)
        cancel = button("rebind.no", ctx.t("app.cancel"), shortcut=Intent.BACK)
        if not self.wanted:
            words = text(ctx.t("keys.press", name=name))
            caps = row(*(keycap(key) for key in self.keymap.keys(self.intent)), gap=8)
            return dialog("rebind", name, words, caps, note(ctx.t("keys.escape")), buttons=(cancel,))
        others = ctx.commas(ctx.t("say.quoted", name=ctx.t(other.name_key)) for other in self.taken_from)
        only = [other for other in self.taken_from if len(self.keymap.keys(other)) == 1]
        blocked = ctx.commas(ctx.t("say.quoted", name=ctx.t(other.name_key)) for other in only)
        take = button(
            "rebind.take", ctx.t("keys.take"), primary=True, enabled=not only,
            hint=ctx.t("keys.last", others=blocked) if only else "",
        )  # fmt: skip
        words = text(ctx.t("keys.conflict", cap=key_caption(self.wanted), others=others))
        warn = text(ctx.t("keys.last", others=blocked), colour="warn") if only else None
        again = button("rebind.again", ctx.t("keys.again"))
        return dialog("rebind", name, words, warn, buttons=(cancel, again, take))

    def handle(self, command: Command) -> Transition:
        """Take the key at once when it is free; ask when another intent has it."""
        match command:
            case Keyed("escape") if self.intent is not Intent.BACK:
                return Pop()
            case Keyed(key):
                self.listens = False
                self.wanted = key
                self.taken_from = tuple(i for i in Intent if i is not self.intent and key in self.keymap.keys(i))
                if not self.taken_from:
                    return Pop(taken(self.keymap, self.intent, key))
            case Pressed("rebind.take"):
                return Pop(taken(self.keymap, self.intent, self.wanted))
            case Pressed("rebind.again"):
                self.wanted, self.listens = "", True
            case Pressed("rebind.no"):
                return Pop()
        return Stay()


def taken(keymap: Keymap, intent: Intent, key: str) -> Keymap:
    """The keymap with `key` first for an intent, its second key kept, and taken from whoever had it."""
    for other in Intent:
        keys = keymap.keys(other)
        if other is not intent and key in keys:
            keymap = keymap.rebind(other, [each for each in keys if each != key])
    return keymap.rebind(intent, with_first(keymap.keys(intent), key))


def with_first(keys: Keys, key: str) -> Keys:
    """Keys of the same number with another first one; a game pad's button stays, and keys stay for a pad's button."""
    board = [each for each in keys if not each.startswith("pad:")]
    pads = [each for each in keys if each.startswith("pad:")]
    if key.startswith("pad:"):
        return (*board, key, *(pads[1:] if key not in pads else [each for each in pads if each != key]))
    if key in keys:
        return (key, *(each for each in keys if each != key))
    return (key, *board[1:], *pads)


def keycap(key: str) -> Node:
    """A key as a little printed cap."""
    cap = text(key_caption(key), size=16, markup=False, padding=(2, 9, 2, 9), min_w=34)
    cap.look = Look("body", 16, "ink", surface="key", text_align="centre", markup=False)
    return cap


def _line(ctx: Context, keymap: Keymap, intent: Intent) -> Node:
    name, keys = ctx.t(intent.name_key), keymap.keys(intent)
    changed = any(intent is each for each, _ in keymap.differences)
    words = text(name, grow=1, face="bold" if changed else "body")
    clash = [each for each in keymap.conflicts() if intent in each.intents]
    warn = note(ctx.t("keys.clash"), colour="warn") if clash else None
    shown = [keycap(key) for key in keys]
    inside = [words, *([warn] if warn else []), row(*shown, gap=8)]
    said = ctx.commas(key_caption(key) for key in keys)
    return listitem(f"keys.{intent.value}", name, *inside, on=intent, value=said)


def key_table(ctx: Context) -> Node:
    """The keys in force, to read: for help."""
    return column(*(_read(ctx, intent) for _, intents in groups() for intent in intents), gap=3)


def keys_found(ctx: Context, wanted: Sequence[str]) -> list[Node]:
    """The lines of that table in which every word (small letters, plain) is said.

    A line is also found by the name of its group, by the caption of its key and by what keys are called.
    """
    called, found = ctx.t("keys.called"), []
    for group, intents in groups():
        head = f"{called} {ctx.t(f'keys.group_{group}')}"
        for intent in intents:
            caps = " ".join(key_caption(key) for key in ctx.settings.keymap.keys(intent))
            if matches(f"{head} {ctx.t(intent.name_key)} {caps}", wanted):
                found.append(_read(ctx, intent))
    return found


def _read(ctx: Context, intent: Intent) -> Node:
    caps = row(*(keycap(key) for key in ctx.settings.keymap.keys(intent)[:2]))
    return column(row(text(ctx.t(intent.name_key), grow=1), caps), rule(), gap=3)
