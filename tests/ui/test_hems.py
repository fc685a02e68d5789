"""Where more can be scrolled to, what lies at the edge fades; where all is in sight nothing does."""

from game.ui.describe import Node
from game.ui.hems import HIGH, beyond
from game.ui.scenes.base import Command, Context, Scene, Stay, Transition
from game.ui.widgets.basic import page, rule, scroll
from tests.ui.pilot import Pilot

FEW, MANY = 20, 400


class Block(Scene):
    """Rules without a gap, which are a block of even ink."""

    id, first_focus = "block", "area"

    def __init__(self, count: int) -> None:
        self.count = count

    def build(self, ctx: Context) -> Node:
        """Nothing but ink."""
        return page(scroll("area", *(rule("heavy") for _ in range(self.count)), gap=0))

    def handle(self, command: Command) -> Transition:
        """Nothing to be done."""
        return Stay()


def _light(at: Pilot, *, below: bool = False) -> int:
    """How light the row second from one end of what is seen is, 0 to 765."""
    at.app.dirty()
    at.app.step()
    box = at.node("area").rect
    y = round(box.bottom) - 2 if below else round(box.y) + 2
    return sum(at.app.display.surface.get_at((round(box.x) + 40, y))[:3])


def test_the_end_that_goes_on_fades() -> None:
    """At the top the lower end is light, in between both are, and at the bottom the upper one."""
    ink = _light(Pilot(Block(FEW), size=(600, 300)))
    faint = ink + 150
    at = Pilot(Block(MANY), size=(600, 300))
    above, below = beyond(at.node("area"))
    assert above == 0 and below > HIGH
    assert _light(at) == ink and _light(at, below=True) > faint
    at.press("page_down")
    assert min(beyond(at.node("area"))) > HIGH
    assert _light(at) > faint and _light(at, below=True) > faint
    at.press("page_down", 40)
    above, below = beyond(at.node("area"))
    assert above > HIGH and below < 1
    assert _light(at) > faint and _light(at, below=True) == ink


def test_what_is_all_in_sight_does_not_fade() -> None:
    """What fits has no end that goes on, and is inked from its first row."""
    at = Pilot(Block(FEW), size=(600, 300))
    assert beyond(at.node("area")) == (0.0, 0.0)
    assert _light(at) < 450
