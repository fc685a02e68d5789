"""The findings of `compare` as sentences and tables."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill
from typing import Any

from game.commands.tables import WIDTH, table, whole
from game.scenario.definition import Scenario
from game.workshop.questions import DIFFERS, NONE, PERHAPS, POINTS, SAME, SHARE, TOO_FEW

Pair = tuple[Scenario, Scenario]
MOST_CHANGES = 20
MOST_FIGURES = 30
UNITS = {"share": "percentage points", "points": "points", "per_cent": "percentage points", "sittings": "sittings"}
MARKS = {DIFFERS: "differs", PERHAPS: "perhaps", NONE: "not shown", SAME: "the same", TOO_FEW: "too few"}
ENDINGS = {"ratified": "Treaties ratified by both"}
HEADLINES = ("points", "joint_gain_share")


def name_of(scenarios: Pair, question: dict[str, Any]) -> str:
    """What a question is about, by the names in the first file."""
    figure, of = question["figure"], question["of"]
    scenario = scenarios[0]
    sides = {side.id: side.name for side in scenario.sides}
    match figure:
        case "ending":
            return ENDINGS.get(of, f"Games that end as {of.replace('_', ' ')}")
        case "points":
            return f"Points of {sides[of]}"
        case "joint_gain_share":
            return f"Share of the joint gain for {sides[of]}"
        case "frontier_gap":
            return "Treaties below the frontier by"
        case "sittings":
            return "Sittings held"
    article_id, _, option_id = of.partition(".")
    article = scenario.articles[scenario.article_index[article_id]]
    option = next(option for option in article.options if option.id == option_id)
    return f"{article.short}: {option.name}"


def sentence(scenarios: Pair, question: dict[str, Any], found: dict[str, Any]) -> str:
    """The verdict of one question in plain words."""
    name, verdict = name_of(scenarios, question), question["verdict"]
    if verdict == TOO_FEW:
        a, b = question["counted"]
        return f"{name}: too few to tell ({a} games count in A, {b} in B)."
    means = f"{value(question, 'a')} in A, {value(question, 'b')} in B"
    if verdict == SAME:
        return f"{name}: {value(question, 'a')} in both, the same in every game."
    if verdict == NONE:
        return f"{name}: {means}; no difference that {found['games']} games could show, at most ±{amount(question)}."
    within = f"{signed(question, 'difference')} {UNITS[question['unit']]} (95 % within {span(question)})"
    if verdict == PERHAPS:
        return f"{name}: {means}, {within}; perhaps: it would count alone, but not among {found['weighed']} questions."
    return f"{name}: {means}, {within}; it differs."


def summing_up(scenarios: Pair, found: dict[str, Any]) -> list[str]:
    """What it all comes to: of the bargain itself, then of the games."""
    same = found["a"]["digest"] == found["b"]["digest"]
    figures = found["exact"]["figures"]
    unlike = sum(row["a"] != row["b"] for row in figures)
    if same:
        first = "Both files hold the same scenario."
    elif not unlike:
        first = f"The bargain itself is the same: not one of {len(figures)} exact figures differs."
    else:
        first = f"The bargain itself has changed: {unlike} of {len(figures)} exact figures differ."
    return [first, *_of_games(scenarios, found)]


def _of_games(scenarios: Pair, found: dict[str, Any]) -> Iterator[str]:
    games, verdict, weighed = found["games"], found["verdict"], found["weighed"]
    counts = {kind: sum(one["verdict"] == kind for one in found["questions"]) for kind in MARKS}
    if verdict is None:
        yield "No game was played, so nothing is said of how it is played."
    elif verdict == SAME:
        most = 100 * found["unlike_at_most"]
        yield f"All {games} games came out alike: at most {most:.1f} % of games can go another way (95 %)."
    elif verdict == DIFFERS:
        yield (
            f"The change altered the game: {counts[DIFFERS]} of {len(found['questions'])} questions show a difference"
            f" that holds with all {weighed} weighed at once."
        )
    elif verdict == PERHAPS:
        yield (
            f"Perhaps the change altered the game: {counts[PERHAPS]} of {weighed} questions would show a difference if"
            f" asked alone, none with all weighed at once. More games would tell."
        )
    else:
        yield f"No difference that {games} games could show: {_bounds(scenarios, found)}."


def _bounds(scenarios: Pair, found: dict[str, Any]) -> str:
    """The greatest differences left room for, in the figures that matter most."""
    headline = [
        one
        for one in found["questions"]
        if one["at_most"] is not None and (one["figure"] in HEADLINES or one["of"] == "ratified")
    ]
    return "; ".join(f"{name_of(scenarios, one)} at most ±{amount(one)}" for one in headline)


def value(question: dict[str, Any], key: str) -> str:
    """A mean in its own unit."""
    number = question[key]
    if number is None:
        return "\u2013"
    match question["unit"]:
        case "share":
            return f"{100 * number:.1f} %"
        case "per_cent":
            return f"{number:.2f} %"
    return f"{number:.{_digits(question)}f}"


def amount(question: dict[str, Any]) -> str:
    """The greatest difference that the interval leaves room for, with its unit."""
    return f"{_scaled(question, question['at_most']):.{_digits(question)}f} {UNITS[question['unit']]}"


def signed(question: dict[str, Any], key: str) -> str:
    """A difference with its sign."""
    return f"{_scaled(question, question[key]):+.{_digits(question)}f}"


def span(question: dict[str, Any]) -> str:
    """The interval of a difference."""
    return f"{signed(question, 'low')} to {signed(question, 'high')}"


def _digits(question: dict[str, Any]) -> int:
    return 1 if question["unit"] in (SHARE, POINTS) else 2


def _scaled(question: dict[str, Any], number: float) -> float:
    return 100 * number if question["unit"] == SHARE else number


def in_words(scenarios: Pair, found: dict[str, Any]) -> str:
    """The whole comparison as a page of text."""
    return "\n\n".join(part for part in _parts(scenarios, found) if part)


def _parts(scenarios: Pair, found: dict[str, Any]) -> Iterator[str]:
    yield "\n".join(f"{letter.upper()}: {found[letter]['scenario']} ({found[letter]['file']})" for letter in "ab")
    yield _changes(found["changes"])
    yield _strangers(found)
    yield _exact(found["exact"]["figures"])
    if found["games"]:
        yield _table(scenarios, found)
        yield _conditions(found)
    yield "\n".join(fill(line, WIDTH) for line in found["sentences"])


def _changes(changed: dict[str, Any]) -> str:
    rows = [*changed["numbers"], *changed["values"]]
    texts = changed["texts"]
    more = len(rows) - MOST_CHANGES
    notes = [f"{more} more numbers and values differ."] if more > 0 else []
    notes += [f"{texts} texts differ."] if texts else []
    if not rows:
        return " ".join(notes)
    shown = [[row["path"], row["a"] or "\u2013", row["b"] or "\u2013"] for row in rows[:MOST_CHANGES]]
    return "\n\n".join([table("What differs in the files", ["", "A", "B"], shown), *notes])


def _strangers(found: dict[str, Any]) -> str:
    """Articles and options that only one of the files has."""
    lines = []
    for letter in "ab":
        articles = found["articles"][f"only_{letter}"]
        options = [
            f"{article}.{option}" for article, where in found["options"].items() for option in where[f"only_{letter}"]
        ]
        for what, names in (("articles", articles), ("options", options)):
            if names:
                lines.append(fill(f"Only {letter.upper()} has the {what} {', '.join(names)}.", WIDTH))
    return "\n".join(lines)


def _exact(figures: list[dict[str, Any]]) -> str:
    unlike = [row for row in figures if row["a"] != row["b"]]
    if not unlike:
        return ""
    rows = [[row["figure"].replace("_", " "), row["of"], _figure(row["a"]), _figure(row["b"])] for row in unlike]
    title = "Exact figures that differ, with historical instructions and the dated events as in fact"
    grid = table(title, ["", "", "A", "B"], rows[:MOST_FIGURES], left=2)
    more = len(rows) - MOST_FIGURES
    return f"{grid}\n\n{more} more exact figures differ; --json has them all." if more > 0 else grid


def _figure(number: float | None) -> str:
    return f"{number:,.2f}" if isinstance(number, float) else whole(number)


def _table(scenarios: Pair, found: dict[str, Any]) -> str:
    rows = []
    for one in found["questions"]:
        spread = "\u2013" if one["low"] is None or one["verdict"] == SAME else span(one)
        rows.append([name_of(scenarios, one), value(one, "a"), value(one, "b"), spread, MARKS[one["verdict"]]])
    title = f"{found['games']} games of each with the same seeds; clauses are shares of ratified treaties"
    return table(title, ["", "A", "B", "B less A, 95 % within", "Verdict"], rows)


def _conditions(found: dict[str, Any]) -> str:
    alike = f"{found['alike']} of {found['games']} games came out exactly alike."
    other = found["other_instructions"]
    drawn = f" In {other} of them other instructions were in force in B than in A." if other else ""
    honest = (
        " Each interval stands alone; `differs` also holds with all questions weighed at once (Holm), `perhaps` does"
        " not, and `not shown` is no proof that there is no difference."
    )
    return fill(alike + drawn + honest, WIDTH)
