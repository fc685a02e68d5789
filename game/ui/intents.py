"""What a player can mean by a key, a button or a click, whatever the device."""

from enum import StrEnum


class Intent(StrEnum):
    """Ids are kept in settings files: add to them, never rename one."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    NEXT = "next"
    PREVIOUS = "previous"
    REGION_NEXT = "region_next"
    REGION_PREVIOUS = "region_previous"
    CONFIRM = "confirm"
    BACK = "back"
    MENU = "menu"
    HELP = "help"
    SETTINGS = "settings"
    FULLSCREEN = "fullscreen"
    PAGE_UP = "page_up"
    PAGE_DOWN = "page_down"
    HOME = "home"
    END = "end"
    TAB_NEXT = "tab_next"
    TAB_PREVIOUS = "tab_previous"
    UNDO = "undo"
    REDO = "redo"
    MAP = "map"
    MINUTES = "minutes"
    TREATY = "treaty"
    PAPERS = "papers"
    DOSSIER = "dossier"
    NEWS = "news"
    READ = "read"
    PROCEED = "proceed"
    REMOVE = "remove"
    HISTORY = "history"
    SITUATION = "situation"
    MARKS = "marks"
    OTHER_ACTS = "other_acts"
    TEMPLATES = "templates"
    LINKED = "linked"
    AUTHOR = "author"
    CHOICE_1 = "choice_1"
    CHOICE_2 = "choice_2"
    CHOICE_3 = "choice_3"
    CHOICE_4 = "choice_4"
    CHOICE_5 = "choice_5"
    CHOICE_6 = "choice_6"
    CHOICE_7 = "choice_7"
    CHOICE_8 = "choice_8"
    CHOICE_9 = "choice_9"
    CHOICE_0 = "choice_0"

    @property
    def name_key(self) -> str:
        """The catalogue key of this intent's name."""
        return f"intent.{self.value}"

    @property
    def number(self) -> int:
        """1 to 9 for a choice by number, otherwise 0."""
        return self.digit or 0

    @property
    def digit(self) -> int | None:
        """0 to 9 for a key with which a number is typed; None for every other."""
        return int(self.value[-1]) if self.value.startswith("choice_") else None

    @property
    def kind(self) -> str:
        """What sort of thing is meant, without what was chosen or where to: for reports of faults."""
        return "choose" if self.digit is not None else "move" if self in MOVES else self.value


MOVES = frozenset((
    Intent.UP, Intent.DOWN, Intent.LEFT, Intent.RIGHT, Intent.NEXT, Intent.PREVIOUS, Intent.REGION_NEXT,
    Intent.REGION_PREVIOUS, Intent.PAGE_UP, Intent.PAGE_DOWN, Intent.HOME, Intent.END, Intent.TAB_NEXT,
    Intent.TAB_PREVIOUS,
))  # fmt: skip
