"""One sentence and a button; one question and its answers."""

from dataclasses import dataclass

from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.scenes.base import Command, Context, Pop, Pressed, Reset, Scene, Stay, Transition
from game.ui.widgets.basic import text
from game.ui.widgets.controls import button
from game.ui.widgets.dialog import dialog


class Message(Scene):
    """Something that a player must know, in one sentence; a button closes it.

    With `leads_to` the button goes there and drops everything else.
    """

    id = "message"
    modal = True

    def __init__(self, caption: str, sentence: str, leads_to: Scene | None = None) -> None:
        self.caption, self.sentence, self.leads_to = caption, sentence, leads_to

    def build(self, ctx: Context) -> Node:
        """The sentence as it was handed in: already looked up."""
        close = button("message.ok", ctx.t("app.ok"), primary=True, shortcut=Intent.BACK)
        return dialog("message", self.caption, text(self.sentence, markup=False), buttons=(close,))

    def handle(self, command: Command) -> Transition:
        """Any answer closes it."""
        match command:
            case Pressed("message.ok"):
                return Reset(self.leads_to) if self.leads_to is not None else Pop()
        return Stay()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a player answered to the question of this id."""

    question: str
    yes: bool


class Question(Scene):
    """A question with two named answers. Pops with an `Answer`; the harmless one has the focus."""

    id = "question"
    modal = True
    first_focus = "question.no"

    def __init__(self, question: str, caption: str, sentence: str, yes: str) -> None:
        self.question, self.caption, self.sentence, self.yes = question, caption, sentence, yes

    def build(self, ctx: Context) -> Node:
        """The consequence is in the sentence, the deed on the button."""
        return dialog(
            "question",
            self.caption,
            text(self.sentence, markup=False),
            buttons=(
                button("question.no", ctx.t("app.cancel"), shortcut=Intent.BACK),
                button("question.yes", self.yes, primary=True),
            ),
        )

    def handle(self, command: Command) -> Transition:
        """Yes or no."""
        match command:
            case Pressed("question.yes"):
                return Pop(Answer(self.question, True))
            case Pressed("question.no"):
                return Pop(Answer(self.question, False))
        return Stay()
