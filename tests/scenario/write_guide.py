"""Write the tables of keys into the author's guide: `python -m tests.scenario.write_guide`."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import BaseModel

from game.scenario import effect_shapes, map_shapes, models, shapes
from game.scenario.help import HELP, help_for

GUIDE = Path(__file__).parents[2] / "scenarios" / "README.md"
_PLACE = re.compile(r"<!-- keys: (?P<names>[A-Za-z, ]+) -->\n(?:\n\*\*[^\n]*\*\*\n\n(?:\|[^\n]*\n)+)*")
TITLES = {
    "ScenarioFile": "The whole file",
    "SideFile": "A side",
    "Term": "A term",
    "CableTerm": "A term of a cable: also",
    "DressFile": "`both`, or a side's id, of an instrument",
    "EffectShape": "Every effect",
    "Mapped": "A place, region or line",
}


def shape_called(name: str) -> type[BaseModel]:
    """The shape of that name."""
    found = next(vars(module)[name] for module in (models, shapes, effect_shapes, map_shapes) if name in vars(module))
    assert issubclass(found, BaseModel)
    return found


def table(name: str) -> str:
    """The keys of a shape with what they mean; what it inherits is listed where it comes from."""
    shape = shape_called(name)
    inherited = {key for one in shape.__mro__[1:] for key in HELP.get(one.__name__, {})}
    inherited |= {info.alias or field for one in shape.__mro__[1:] for field, info in _fields(one)}
    rows = ["| key | what it means |", "|---|---|"]
    keys = [(info.alias or field, info.is_required()) for field, info in shape.model_fields.items()]
    if name == "InstrumentFile":
        keys.append(("both", False))
    for key, needed in keys:
        if key not in inherited or name in ("Fact",):
            rows.append(f"| `{key}`{'*' if needed else ''} | {help_for(shape, key)} |")
    return f"**{title(name)}**\n\n" + "\n".join(rows) + "\n"


def _fields(shape: type) -> list[tuple[str, object]]:
    return list(shape.model_fields.items()) if issubclass(shape, BaseModel) else []  # type: ignore[arg-type]


def title(name: str) -> str:
    """What a table is called."""
    if name in TITLES:
        return TITLES[name]
    words = re.sub(r"(?<!^)(?=[A-Z])", " ", name.removesuffix("File").removesuffix("Shape")).lower()
    return words[0].upper() + words[1:]


def written(guide: str) -> str:
    """The guide with its tables as they should be."""
    return _PLACE.sub(
        lambda found: (
            f"<!-- keys: {found['names']} -->\n\n"
            + "\n".join(table(name.strip()) for name in found["names"].split(","))
        ),
        guide,
    )


if __name__ == "__main__":
    GUIDE.write_text(written(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
