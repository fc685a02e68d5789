"""The parts that need no window: keys, settings, strings, mark-up, editing, themes, the stack."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from game.ui import markup, settings as prefs, strings, textedit
from game.ui.describe import Node, Role
from game.ui.intents import Intent
from game.ui.keymap import Keymap, default_keys, key_name
from game.ui.scenes.base import (
    Command,
    Configure,
    Context,
    Pop,
    Push,
    Quit,
    Replace,
    Reset,
    Resumed,
    Scene,
    Stay,
    Transition,
)  # fmt: skip
from game.ui.scenes.stack import SceneStack
from game.ui.settings import Settings, ThemeName
from game.ui.textedit import Caret
from game.ui.theme import CONTROL_PAIRS, TEXT_PAIRS, contrast, grained, theme
from game.workshop.catalogues import changed, write

plain_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda kids: st.lists(kids, max_size=3) | st.dictionaries(st.text(max_size=9), kids, max_size=3),
    max_leaves=6,
)


DAYS = {"one": "{n} day", "other": "{n} days"}


class Blank(Scene):
    """Nothing."""

    def build(self, ctx: Context) -> Node:
        """An empty panel."""
        return Node(Role.PANEL)

    def handle(self, command: Command) -> Transition:
        """Nothing."""
        return Stay()


class Veil(Blank):
    """Nothing, over something."""

    modal = True


def test_every_intent_has_two_keys_and_no_key_two_intents() -> None:
    """Nothing hangs on a single key."""
    table = default_keys()
    assert set(table) == set(Intent)
    assert all(len([key for key in keys if not key.startswith("pad:")]) >= 2 for keys in table.values())
    assert Keymap().conflicts() == ()


def test_only_differences_are_kept() -> None:
    """A changed key is stored, a key changed back is not."""
    changed = Keymap().rebind(Intent.HELP, ["h", "f1"])
    assert changed.to_dict() == {"help": ["h", "f1"]}
    assert Keymap.from_dict(changed.to_dict()) == changed
    assert changed.rebind(Intent.HELP, default_keys()[Intent.HELP]) == Keymap()
    assert changed.rebind(Intent.UP, ["h"]).conflicts()[0].key == "h"


def test_key_names() -> None:
    """One spelling a key."""
    assert key_name("Z", shift=True, ctrl=True) == "ctrl+shift+z"


@given(st.dictionaries(st.sampled_from([*prefs.to_dict(Settings()), "x"]), plain_json))
def test_settings_never_raise(raw: dict[str, object]) -> None:
    """Whatever a file holds, there are settings."""
    loaded = prefs.from_dict(raw)
    assert 100 <= loaded.settings.text_scale <= 200
    assert prefs.from_dict(prefs.to_dict(loaded.settings)).settings == loaded.settings


@pytest.mark.parametrize("content", [b"", b"\xff\x00", b"[1]", b"{", b"[" * 100000, b'{"text_scale": "big"}'])
def test_a_bad_settings_file_is_said(tmp_path: Path, content: bytes) -> None:
    """Defaults and a sentence."""
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    loaded = prefs.load(path)
    assert loaded.settings == Settings()
    assert loaded.complaints


def test_settings_are_kept(tmp_path: Path) -> None:
    """What is saved is loaded; a missing file is no complaint; a folder that cannot be is a sentence."""
    path = tmp_path / "new" / "settings.json"
    assert prefs.load(path) == prefs.LoadedSettings(Settings())
    mine = Settings(text_scale=150, theme=ThemeName.NIGHT, keymap=Keymap().rebind(Intent.HELP, ["h"]))
    assert prefs.save(path, mine) == ""
    assert prefs.load(path).settings == mine
    assert prefs.save(path / "under", mine).startswith("The settings could not be kept")


def test_strings(tmp_path: Path) -> None:
    """Parameters by name, plurals by n, missing keys in brackets, no format tricks."""
    write(tmp_path / "en.po", "en", changed((), {"a": "To {name}: {0} {name.__class__} {other}", "n": DAYS}))
    texts = strings.Strings(tmp_path)
    assert texts.text("a", name="{other}") == "To {other}: {0} {name.__class__} {other}"
    assert [texts.text("n", n=n) for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert texts.text("gone") == "[gone]"
    assert list(texts.missing) == ["gone"]


@given(st.text("a*\\ "))
def test_markup_loses_no_letters(text: str) -> None:
    """Any text parses, and what was escaped comes back whole."""
    assert markup.plain(strings.escape(text)) == text
    assert markup.plain(text).count("a") == text.count("a")


def test_markup() -> None:
    """Italic, bold, and a star alone."""
    spans = markup.parse("a *b* **c** d* \\*e")
    assert [(s.text, s.italic, s.bold) for s in spans] == [
        ("a ", False, False), ("b", True, False), (" ", False, False), ("c", False, True), (" d* *e", False, False),
    ]  # fmt: skip


@given(st.text(max_size=12), st.integers(-3, 15), st.integers(-3, 15), st.text(max_size=5), st.booleans())
def test_editing_is_total(text: str, at: int, anchor: int, new: str, flag: bool) -> None:
    """No caret, however wrong, breaks the editing, and the limit holds."""
    caret = Caret(at, anchor)
    typed, after = textedit.typed(text, caret, new, 10)
    assert len(typed) <= max(10, len(text))
    assert 0 <= after.at <= len(typed)
    shorter, after = textedit.erased(text, caret, forward=flag, word=flag)
    assert len(shorter) <= len(text)
    assert 0 <= textedit.moved(text, caret, 1, word=flag, keep=flag).at <= len(text)


def test_editing_by_words() -> None:
    """Control and an arrow go by words; with shift they select."""
    caret = textedit.moved("peace with honour", Caret(17, 17), -1, word=True, keep=True)
    assert textedit.chosen("peace with honour", caret) == "honour"
    assert textedit.erased("peace with honour", caret, forward=False)[0] == "peace with "


@pytest.mark.parametrize("name", list(ThemeName))
def test_contrast(name: ThemeName) -> None:
    """4.5 to 1 for words, 3 to 1 for controls; 7 to 1 in high contrast."""
    colours = theme(name)
    least = 7.0 if name is ThemeName.CONTRAST else 4.5
    for pairs, needed in ((TEXT_PAIRS, least), (CONTROL_PAIRS, 3.0)):
        for front, back in pairs:
            ratio = contrast(colours.colour(front), grained(colours, back))
            assert ratio >= needed, f"{front} on {back}: {ratio:.2f}"


def test_the_palettes_name_the_same_meanings() -> None:
    """No theme lacks a colour."""
    names = {frozenset(theme(name).colours) for name in ThemeName}
    assert len(names) == 1


def test_the_stack() -> None:
    """Transitions do what they say."""
    one, two, three = Blank(), Veil(), Veil()
    stack = SceneStack(one)
    assert stack.apply(Push(two)) is None
    assert stack.apply(Push(three)) is None
    assert stack.visible() == (one, two, three)
    assert stack.apply(Pop("yes")) == Resumed("yes")
    assert stack.apply(Pop()) is None
    assert stack.scenes == (one,)
    stack.apply(Replace(two))
    assert stack.scenes == (two,)
    stack.apply(Reset(one))
    assert stack.apply(Stay()) is None
    assert stack.apply(Configure(Settings())) is None
    assert stack.top is one
    stack.apply(Quit())
    assert stack.top is None
    assert stack.visible() == ()
    assert SceneStack().apply(Pop()) is None
