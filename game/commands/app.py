"""The parser of commands, and the one place where what goes wrong becomes a sentence and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from game.commands.shared import CANNOT, FINE, Interrupted, OutputClosed, say_json
from game.kernel.errors import GameError

DEBUG = "PORTSMOUTH_DEBUG"
INTERRUPTED = 130
COMMAND = "portsmouth-1905"
LOST = "The standard output cannot be written to"

app = typer.Typer(
    name=COMMAND,
    add_completion=False,
    pretty_exceptions_enable=False,
)

ScenarioWord = Annotated[str, typer.Argument(metavar="SCENARIO", help="An id, such as portsmouth-1905, or a path.")]
Json = Annotated[bool, typer.Option("--json", help="Write JSON to the standard output, and nothing else.")]
Seed = Annotated[str, typer.Option(help="Chance is drawn from this.")]
Levels = Annotated[
    str, typer.Option(help="attache, envoy or plenipotentiary; one for both sides, or two in the order of the file.")
]
Saves = Annotated[str, typer.Option(metavar="FOLDER", help="Where saves lie, if not in the usual place.")]
Workers = Annotated[int, typer.Option(min=0, max=256, help="How many processes; 0: one for each core.")]
Dask = Annotated[str, typer.Option(metavar="ADDRESS", help="Play on the workers of this Dask scheduler.")]
Instructions = Annotated[str, typer.Option(help="`drawn` from the doctrines' odds, or `historical`.")]


@app.callback(invoke_without_command=True)
def title(context: typer.Context, saves: Saves = "") -> int:
    """A negotiation role-play game. Without a command the game opens."""
    if context.invoked_subcommand is not None:
        return FINE
    from game.commands.window import open_window

    return open_window(saves)


@app.command()
def play(
    scenario: ScenarioWord,
    side: Annotated[str, typer.Option(help="The side you play, or `both` for two at one screen.")] = "",
    level: Annotated[str, typer.Option(help="attache, envoy or plenipotentiary.")] = "envoy",
    seed: Annotated[str, typer.Option(help="Chance is drawn from this; left out: a new one.")] = "",
    instructions: Instructions = "drawn",
    saves: Saves = "",
    author: Annotated[bool, typer.Option("--author", help="Watch the file and show everything.")] = False,
) -> int:
    """Open a game of a scenario in the window."""
    from game.commands.window import open_game
    from game.workshop.task import check_instructions

    check_instructions(instructions)
    return open_game(scenario, side, level, seed, instructions == "historical", saves, author=author)


@app.command()
def check(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders or ids.")],
    games: Annotated[int, typer.Option("--play", min=0, max=10_000, help="Play this many games as well.")] = 0,
    report: Annotated[str, typer.Option(metavar="FILE", help="Write a certificate of it all to this HTML file.")] = "",
    as_json: Json = False,
) -> int:
    """Check scenario files: every problem at once, with line, column and hint; and whether a bargain is there."""
    from game.commands.check import run_check

    return run_check(paths, games, report, as_json)


@app.command()
def analyse(scenario: ScenarioWord, as_json: Json = False) -> int:
    """Reckon a scenario exactly: frontier, solutions, history, zones of agreement by sitting."""
    from game.commands.analyse import run_analyse

    return run_analyse(scenario, as_json)


@app.command()
def simulate(
    scenario: ScenarioWord,
    games: Annotated[int, typer.Option(min=1, max=1_000_000, help="How many games.")] = 100,
    levels: Levels = "envoy",
    seed: Seed = "1",
    workers: Workers = 0,
    instructions: Instructions = "drawn",
    csv: Annotated[str, typer.Option(metavar="FILE", help="Write a table of the games, and one of the figures.")] = "",
    resume: Annotated[
        str, typer.Option(metavar="FILE", help="Keep every game in this file, and play only what it has not got.")
    ] = "",
    dask: Dask = "",
    as_json: Json = False,
) -> int:
    """Let computer delegations play many games and count what comes of them."""
    from game.commands.simulate import Keeping, order_of, run_simulate

    order = order_of(scenario, games, levels, seed, workers, instructions)
    return run_simulate(order, dask, Keeping(resume, csv), as_json)


@app.command()
def compare(
    first: Annotated[str, typer.Argument(metavar="SCENARIO", help="An id or a path: A.")],
    second: Annotated[str, typer.Argument(metavar="SCENARIO", help="An id or a path: B.")],
    games: Annotated[int, typer.Option(min=0, max=1_000_000, help="How many games of each; 0: none.")] = 100,
    levels: Levels = "envoy",
    seed: Seed = "1",
    workers: Workers = 0,
    instructions: Instructions = "drawn",
    dask: Dask = "",
    as_json: Json = False,
) -> int:
    """Say whether what differs between two scenarios changes the bargain and the game."""
    from game.commands.compare import run_compare
    from game.commands.simulate import order_of

    a, b = (order_of(word, games, levels, seed, workers, instructions) for word in (first, second))
    return run_compare(a, b, dask, as_json)


@app.command()
def replay(
    what: Annotated[str, typer.Argument(metavar="SAVE|SCENARIO", help="A save, or a scenario that has a record.")],
    as_json: Json = False,
) -> int:
    """Replay a save, or the recorded conference of a scenario, with every check on."""
    from game.commands.replay import run_replay

    return run_replay(what, as_json)


@app.command()
def playthrough(
    scenario: ScenarioWord,
    seed: Seed = "1",
    levels: Levels = "envoy",
    instructions: Instructions = "drawn",
    story: Annotated[bool, typer.Option("--story", help="Only what was done, in words.")] = False,
) -> int:
    """Print one game between computer delegations: every sitting, what each side saw, what was done."""
    from game.commands.playthrough import run_playthrough

    return run_playthrough(scenario, seed, levels, instructions, as_story=story)


@app.command()
def report(
    saves: Annotated[list[str], typer.Argument(metavar="SAVE...", help="Finished games, or scenarios with a record.")],
    out: Annotated[str, typer.Option(metavar="FILE", help="The file to write; left out: beside the first save.")] = "",
    as_json: Json = False,
) -> int:
    """Write finished games as one HTML file to read or print: scores, orders, plane, courses, trades missed."""
    from game.commands.report import run_report

    return run_report(saves, out, as_json)


@app.command("print")
def print_pack(
    scenario: ScenarioWord,
    seed: Seed = "1",
    out: Annotated[str, typer.Option(metavar="FILE", help="The file to write; left out: named after the lesson.")] = "",
    pupils: Annotated[int, typer.Option(help="How many pupils, 8 to 36.")] = 30,
    minutes: Annotated[int, typer.Option(help="45, 60 or 90.")] = 45,
    paper: Annotated[str, typer.Option(help="a4 or letter.")] = "a4",
    minimum: Annotated[bool, typer.Option("--minimum", help="Only twelve sides; the first says how often.")] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="A PDF; needs the extra `pdf`.")] = False,
    drawn: Annotated[bool, typer.Option("--drawn", help="Orders drawn by the lesson number, not history's.")] = False,
    curtain: Annotated[bool, typer.Option("--curtain", help="Private choices on screen: no code cards.")] = False,
    language: Annotated[str, typer.Option(metavar="LANGUAGE", help="en, ja or ru.")] = "en",
    as_json: Json = False,
) -> int:
    """Write everything on paper that a lesson needs: orders, code cards, sheets, plan, guide, answer key."""
    from game.commands.print_pack import Wanted, run_print

    wanted = Wanted(seed, out, minutes, pupils, paper, minimum, pdf, drawn, language, curtain)
    return run_print(scenario, wanted, as_json)


@app.command()
def translate(
    scenario: ScenarioWord,
    language: Annotated[str, typer.Argument(metavar="LANGUAGE", help="Two or three letters, such as ja or ru.")],
    translator: Annotated[str, typer.Option(help="Who translates; shown to players.")] = "",
    as_json: Json = False,
) -> int:
    """Write or update the file beside a scenario in which it is put into another language."""
    from game.commands.translate import run_translate

    return run_translate(scenario, language, translator, as_json)


@app.command()
def wall(
    codes: Annotated[list[str], typer.Argument(metavar="CODES...", help="The codes of finished games.")],
    scenario: Annotated[str, typer.Option(metavar="ID", help="The scenario that was played, by its id or a path.")],
    out: Annotated[str, typer.Option(metavar="FILE", help="Write the wall as one HTML page to print.")] = "",
    sheet: Annotated[str, typer.Option("--csv", metavar="FILE", help="Write the codes as a table.")] = "",
    as_json: Json = False,
) -> int:
    """Put the results of many games on one exact frontier, with history's treaty."""
    from game.commands.wall import run_wall

    return run_wall(codes, scenario, out, sheet, as_json)


@app.command()
def pack(
    scenario: ScenarioWord,
    author: Annotated[str, typer.Option(help="Who wrote it.")],
    licence: Annotated[str, typer.Option(help="Under which licence it may be used, such as CC BY 4.0.")],
    note: Annotated[str, typer.Option(help="What players should know of its content first.")] = "",
    picture: Annotated[str, typer.Option(metavar="FILE", help="A PNG or JPEG for its card.")] = "",
    picture_text: Annotated[str, typer.Option(help="What the picture shows, for who cannot see it.")] = "",
    out: Annotated[str, typer.Option(metavar="FILE", help="The pack to write; left out: the id with .zip.")] = "",
) -> int:
    """Put a scenario with its map, record, translations and a picture into one file to give away."""
    from game.commands.pack import run_pack
    from game.workshop.packing import Label

    return run_pack(scenario, out, Label(author, licence, note, Path(picture) if picture else None, picture_text))


@app.command()
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Small letters, digits, - and _: the id and the file.")],
    size: Annotated[str, typer.Option(help="`small`: four articles; `full`: all that a file can hold.")] = "small",
    title: Annotated[str, typer.Option(help="The title; left out: the name.")] = "",
    out: Annotated[str, typer.Option(metavar="FILE|FOLDER", help="Where to write it; left out: here.")] = "",
) -> int:
    """Write a commented scenario that can be played, to change into your own."""
    from game.commands.new import run_new

    return run_new(name, size, title, out, _program())


@app.command()
def migrate(
    scenario: Annotated[str, typer.Argument(metavar="FILE", help="A scenario file, or its id.")],
    write: Annotated[bool, typer.Option("--write", help="Write it; the old file is kept beside it.")] = False,
) -> int:
    """Bring an older scenario file to today's format: shows the difference, keeps comments."""
    from game.commands.migrate import run_migrate

    return run_migrate(scenario, write)


@app.command()
def schema() -> int:
    """Print the JSON Schema of scenario files, for editors that complete and underline."""
    from game.commands.schema import run_schema

    return run_schema()


@app.command()
def bench(
    scenario: Annotated[str, typer.Argument(metavar="[SCENARIO]")] = "portsmouth-1905", as_json: Json = False
) -> int:
    """Measure how fast this machine runs the game."""
    from game.commands.bench import run_bench

    return run_bench(scenario, as_json)


def run(words: Sequence[str]) -> int:
    """Run a command; its exit code. Whatever goes wrong is one sentence on the standard error and exit code 2."""
    as_json = "--json" in words
    try:
        if sys.stdout is None:
            raise OutputClosed("The standard output is closed.")
        code = app(args=list(words), standalone_mode=False, prog_name=_program())
        sys.stdout.flush()
        return code if isinstance(code, int) else FINE
    except OutputClosed as error:
        return _output_lost(error.sentence)
    except Interrupted as error:
        _failed(error.code, error.sentence, as_json)
        return INTERRUPTED
    except GameError as error:
        return _failed(error.code, error.sentence, as_json)
    except SystemExit:  # how the parser of commands takes leave when nobody reads its help
        return _output_lost(LOST)
    except (KeyboardInterrupt, typer.Abort):
        _complain("Interrupted.")
        return INTERRUPTED
    except OSError as error:
        if _writing(error):
            return _output_lost(f"{LOST}: {error.strerror}")
        return _failed("storage", _reason(error), as_json)
    except ModuleNotFoundError:
        raise
    except Exception as error:
        usage = getattr(error, "format_message", None)
        if usage is not None:
            return _failed("bad_request", usage(), as_json)
        if os.environ.get(DEBUG):
            raise
        return _failed("fault", f"{fault_told(error)} {DEBUG}=1 shows more.", as_json)


def fault_told(error: Exception) -> str:
    """Write a report of a fault of the game itself; the sentence that says so, and where it lies. Never raises."""
    from game.session.fault import last_word
    from game.ui.places import usual_places

    try:
        folder = usual_places().saves
    except Exception:
        folder = Path()
    return last_word(error, folder)


def _program() -> str:
    """What was typed to start this: the installed command, or python with the file of the checkout."""
    started = Path(sys.argv[0]).name if sys.argv else ""
    return f"python {started}" if started.endswith(".py") else COMMAND


def _failed(code: str, sentence: str, as_json: bool) -> int:
    """Say what went wrong, on the standard error and, for `--json`, as data too."""
    line = " ".join(sentence.split())
    line = line[:1].upper() + line[1:]
    _complain(line)
    if as_json:
        try:
            say_json({"error": {"code": code, "message": line}})
            sys.stdout.flush()
        except (OSError, OutputClosed):
            return _output_lost(LOST)
    return CANNOT


def _complain(line: str) -> None:
    if sys.stderr is not None:
        print(line, file=sys.stderr)


def _reason(error: OSError) -> str:
    name = f" {error.filename}" if error.filename else ""
    return f"A file{name} cannot be read or written: {error.strerror or error}."


def _writing(error: OSError) -> bool:
    """Whether it is the standard output that failed: an error of a file names the file."""
    return isinstance(error, BrokenPipeError) or error.filename is None


def _output_lost(sentence: str) -> int:
    """Nobody reads the standard output any more, or it is full: say so and let the interpreter end quietly."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        sys.stdout = None
    _complain(f"{sentence.rstrip('.')}.")
    return CANNOT
