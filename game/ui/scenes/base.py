"""What a scene is, and how to write one.

A scene keeps its own small state, says what is on the screen as a tree of
nodes, and answers commands with a transition. It never draws, never reads a
key, never touches the stack::

    class Farewell(Scene):
        id = "farewell"

        def __init__(self, controller: Controller) -> None:
            self.controller, self.sure = controller, False

        def build(self, ctx: Context) -> Node:
            return page(
                ctx,
                title(ctx.t("farewell.title")),
                text(ctx.t("farewell.body", date=self.controller.view.date)),
                toggle("farewell.sure", ctx.t("farewell.sure"), self.sure),
                foot=bar(
                    button("farewell.stay", ctx.t("farewell.stay"), on=Stay(), shortcut=Intent.BACK),
                    button("farewell.go", ctx.t("farewell.go"), primary=True, enabled=self.sure,
                           hint="" if self.sure else ctx.t("farewell.why_not")),
                ),
            )

        def handle(self, command: Command) -> Transition:
            match command:
                case Changed("farewell.sure", bool(sure)):
                    self.sure = sure
                case Pressed("farewell.go"):
                    return Replace(Verdict(self.controller))
                case Pressed("farewell.stay"):
                    return Pop()
            return Stay()

`build` is called again after every command, resize and change of settings, so
it must be quick and must not change anything. A scene that ticks answers `Still()`
when nothing that it shows has changed: then nothing is built and nothing drawn.
Under a modal scene the one below is built anew when it comes up again. Ids are stable: focus, scroll
positions and carets are kept by id. Nodes come from `game.ui.widgets`: `basic`
(page, column, row, grid, panel, scroll, text, title, heading, rule, spacer),
`controls` (button, choices, toggle, slider, stepper, text_box, tabs, listitem),
`instruments` (gauge, seal, side_mark), `dialog` (dialog, key_hints). What stands in `roving(...)` is one Tab stop with
arrows inside, as every `choices` and `tabs` is; `region(...)` is a part of the screen that F6 goes to, as are what
scrolls, a page's head and foot.

Commands: `Pressed(id, on)` a button, choice, tab or list item was used;
`Changed(id, value, on)` a toggle (bool), slider (int) or text box (str);
`Asked(intent)` an intent that nothing on the screen used (a node with
`shortcut=Intent.BACK` does use it, and is pressed); `Focused(id)` only when
`follows_focus` is true; `Ticked(ms, held)` every `tick_ms` (five times a second), only when
`ticks` is true; `Resumed(result)` the scene above was popped with a result.

A disabled node can be focused; its `hint` (why not) is shown when it is tried or
under the mouse. It is never pressed. A scene with `modal = True` is drawn over the one below, dimmed.
`deaf_ms` makes it ignore all input for that long after it comes up (curtain).
`sealed` shuts out the keys that work everywhere (help, the map): the curtain. It hears of them as `Asked`, and leads to
the settings itself.
`wary`: the key of the main button only leads to that button, so that nobody uses it by habit: the curtain.
`reads_on`: it wants to know of which scroll areas, and which named panels in them, nobody has seen the end yet
(`ctx.unseen`, by id), so that a button can first read on: one whose `on` is `ReadOn(id)` scrolls that area a page, and
no command is sent.
While `listens` is true every key goes to the scene as `Keyed(name)` and means
nothing else. `first_focus` names the node that has the focus when the scene opens; where there is none of that name,
it is the first there is of `else_focus`. A screen opens at its first line: where that place lies below the edge, the
keyboard begins at the first thing in sight; with `begins_below` it is gone to all the same.

`cue` is a sound of `assets/audio` played when the scene opens or the cue changes; `ambience` goes on below. A speaking
game says titles and headings when a scene opens; with `read_whole` every line.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import ClassVar, NamedTuple

from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.record import record
from game.ui.settings import Settings
from game.ui.strings import Strings

_NONE_HELD: Mapping[Intent, int] = MappingProxyType({})


class Context(NamedTuple):
    """What a scene may know of the window while it builds."""

    strings: Strings
    settings: Settings
    size: tuple[int, int] = (1280, 720)
    units: tuple[float, float] = (1280.0, 720.0)
    unseen: frozenset[str] = frozenset()

    def t(self, key: str, **params: object) -> str:
        """The sentence of a catalogue key."""
        return self.strings.text(key, **params)

    def commas(self, parts: Iterable[str]) -> str:
        """Things in a row, parted as the language parts them."""
        return self.t("say.comma").join(parts)

    def listed(self, parts: Iterable[str]) -> str:
        """Things that may hold commas themselves in a row."""
        return self.t("say.separator").join(parts)

    @property
    def narrow(self) -> bool:
        """Whether one column is all there is room for at this size of type."""
        return self.units[0] < 760

    def key(self, intent: Intent) -> str:
        """The key that now means `intent`, as a hint shows it."""
        keys = self.settings.keymap.keys(intent)
        return keys[0] if keys else ""


@record
class ReadOn:
    """What hangs on a button that brings the next page of a scroll area into view."""

    area: str


@record
class Pressed:
    """A button, choice, tab or list item was used; `pointer`: with the mouse."""

    id: str
    on: object = None
    pointer: bool = False


@record
class Changed:
    """A control has another value: bool, int or str."""

    id: str
    value: object
    on: object = None


@record
class Asked:
    """An intent that no node used."""

    intent: Intent


@record
class Keyed:
    """A key by its name, to a scene that listens to keys themselves."""

    key: str


@record
class Focused:
    """The focus came to a node."""

    id: str


@record
class Ticked:
    """Time passed; `held` are the intents whose keys are down, with how long in ms."""

    ms: int
    held: Mapping[Intent, int] = _NONE_HELD


@record
class Resumed:
    """The scene above is gone and left this."""

    result: object


Command = Pressed | Changed | Asked | Keyed | Focused | Ticked | Resumed


@record
class Stay:
    """Nothing but a new build; `focus`: the node that the keyboard goes to; `show`: what is to be in sight with it."""

    focus: str = ""
    show: str = ""


@record
class Still:
    """Not even that: what is on the screen is still so."""


@record
class Push:
    """Put a scene on top."""

    scene: "Scene"


@record
class Pop:
    """Leave; the scene below is resumed with the result unless it is None."""

    result: object = None


@record
class Replace:
    """Leave, and put another in this place."""

    scene: "Scene"


@record
class Reset:
    """Drop everything and begin with this scene."""

    scene: "Scene"


@record
class Quit:
    """Close the window."""


@record
class Configure:
    """Put other settings in force and keep them."""

    settings: Settings


Transition = Stay | Still | Push | Pop | Replace | Reset | Quit | Configure


class Scene(ABC):
    """One screen. See the module's text."""

    id: ClassVar[str] = "scene"
    modal: ClassVar[bool] = False
    ticks: ClassVar[bool] = False
    follows_focus: ClassVar[bool] = False
    deaf_ms: ClassVar[int] = 0
    sealed: ClassVar[bool] = False
    wary: ClassVar[bool] = False
    read_whole: ClassVar[bool] = False
    reads_on: ClassVar[bool] = False
    begins_below: bool = False
    first_focus: str = ""
    else_focus: tuple[str, ...] = ()
    listens: bool = False
    tick_ms: int = 200
    cue: str = ""
    ambience: str = ""

    @abstractmethod
    def build(self, ctx: Context) -> Node:
        """What is on the screen now."""

    def retell(self) -> None:  # noqa: B027  most scenes keep none
        """Another language is read from now on: look up again what was kept of the scenario's words."""

    @abstractmethod
    def handle(self, command: Command) -> Transition:
        """Take a command into account and say where to go."""
