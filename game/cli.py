"""The command line: it reads arguments, and hands them to `game.commands`.

Commands are imported when they are called, so that help and errors come at once.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from typer.core import TyperCommand

from game.commands import standard_streams
from game.commands.problem import Problem
from game.crash import handler
from game.words import N_, _

from . import __version__, printable, words
from .kernels import numba_settings

_MOST_SEED = 2**63 - 1

app = typer.Typer(
    name="minus70",
    help=N_("A patch of a neuron's membrane whose −70 mV comes from its ions. Without a command, it opens."),
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Preset = Annotated[str, typer.Option(help=N_("Which membrane: neuron, textbook ..."), metavar="NAME")]
Changes = Annotated[
    list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help=N_("Change a setting; may be repeated."))
]
Seed = Annotated[int, typer.Option(metavar="N", min=0, max=_MOST_SEED, help=N_("The same seed gives the same run."))]
Size = Annotated[str, typer.Option(metavar="WxH", help=N_("Size in pixels, such as 1920x1080."))]
Plot = Annotated[
    Path | None, typer.Option(metavar="FILE", help=N_("Draw it to this .png or .svg file (needs minus70[plot])."))
]
Dark = Annotated[bool, typer.Option("--dark", help=N_("Draw on a dark ground, as on the screen."))]
Fullscreen = Annotated[bool, typer.Option("--fullscreen", help=N_("Fill the screen."))]
Window = Annotated[str | None, typer.Option(metavar="WxH", help=N_("Size of the window in pixels, such as 1280x720."))]
Sound = Annotated[bool, typer.Option("--sound/--no-sound", help=N_("Let the run be heard: D switches it, too."))]
HighContrast = Annotated[bool, typer.Option("--high-contrast", help=N_("Words and panels that stand out more."))]
TextScale = Annotated[
    float, typer.Option(metavar="X", help=N_("Size of words, 0.8 to 1.6, as far as the window has room."))
]
Captions = Annotated[bool, typer.Option("--captions/--no-captions", help=N_("Say in words what is done, and heard."))]
ReducedMotion = Annotated[bool, typer.Option("--reduced-motion", help=N_("No trails, and nothing that slides."))]
Present = Annotated[bool, typer.Option("--present", help=N_("Begin in presenter mode, for a class."))]
Json = Annotated[bool, typer.Option("--json", help=N_("Print one JSON object."))]


class _WithSettings(TyperCommand):
    """A command whose help ends with the table of settings."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        super().format_help(ctx, formatter)
        from game.commands.settings_help import show

        show()


@app.callback(invoke_without_command=True)
def start(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help=N_("Print the version."))] = False,
    lang: Annotated[
        str | None,
        typer.Option(metavar="LANGUAGE", help=N_("Speak en, es, fr or de; the system's language by default.")),
    ] = None,
) -> None:
    """Open the program when no command is given. `run` has taken `lang` already, so that help speaks it too."""
    ctx.obj = lang
    if version:
        print(f"minus70 {__version__}")
        return
    numba_settings.check(os.environ, start=ctx.invoked_subcommand != "kiosk")  # whose parent process stays small
    if ctx.invoked_subcommand is None:
        from game.commands import live

        live.run("neuron", 1, fullscreen=False, size=None)


@app.command(help=N_("Open the live membrane."))
def live(
    preset: Preset = "neuron",
    seed: Seed = 1,
    fullscreen: Fullscreen = False,
    size: Window = None,
    record: Annotated[
        Path | None, typer.Option(metavar="FILE", help=N_("Record what is done to this file, such as run.minus70."))
    ] = None,
    sound: Sound = False,
    high_contrast: HighContrast = False,
    text_scale: TextScale = 1.0,
    captions: Captions = True,
    reduced_motion: ReducedMotion = False,
    present: Present = False,
) -> None:
    """Open the live screen."""
    from game.commands import live as command
    from game.commands.look import Look

    look = Look(high_contrast, text_scale, captions, reduced_motion, present=present)
    command.run(preset, seed, fullscreen=fullscreen, size=size, record=record, look=look, sound=sound)


@app.command(help=N_("Play a recording; it can be stopped, scrubbed and taken over."))
def replay(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=N_("A recording, such as run.minus70."))],
    fullscreen: Fullscreen = False,
    size: Window = None,
    high_contrast: HighContrast = False,
    text_scale: TextScale = 1.0,
    captions: Captions = True,
    reduced_motion: ReducedMotion = False,
    present: Present = False,
) -> None:
    """Open a recording."""
    from game.commands import replay as command
    from game.commands.look import Look

    look = Look(high_contrast, text_scale, captions, reduced_motion, present=present)
    command.run(file, fullscreen=fullscreen, size=size, look=look)


@app.command(help=N_("Film a screen or a recording, without opening a window."))
def film(
    what: Annotated[
        str, typer.Argument(metavar="WHAT", help=N_("Which screen (live or pump), or a recording's file."))
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help=N_("The .mp4 or .gif file to write."))],
    preset: Preset = "neuron",
    seed: Seed = 1,
    start: Annotated[float, typer.Option(help=N_("How long to run before the first frame, in seconds."))] = 30.0,
    seconds: Annotated[
        float | None,
        typer.Option(help=N_("How long a film; 10, a turn of the pump, or all of a recording by default.")),
    ] = None,
    size: Annotated[
        str | None,
        typer.Option(metavar="WxH", help=N_("Size in pixels; 1920x1080, and 800x450 for a .gif by default.")),
    ] = None,
    fps: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, max=60, help=N_("Frames a second; 60, and 15 for a .gif by default.")),
    ] = None,
) -> None:
    """Make a film."""
    from game.commands import film as command

    raise typer.Exit(command.run(what, out, preset, seed, start=start, seconds=seconds, size=size, fps=fps))


@app.command(help=N_("Open the pump lab: one pump, stepped state by state."))
def pump(
    preset: Preset = "neuron",
    seed: Seed = 1,
    fullscreen: Fullscreen = False,
    size: Window = None,
    sound: Sound = False,
    high_contrast: HighContrast = False,
    text_scale: TextScale = 1.0,
    captions: Captions = True,
    reduced_motion: ReducedMotion = False,
    present: Present = False,
) -> None:
    """Open the pump lab."""
    from game.commands import pump as command
    from game.commands.look import Look

    look = Look(high_contrast, text_scale, captions, reduced_motion, present=present)
    command.run(preset, seed, fullscreen=fullscreen, size=size, look=look, sound=sound)


@app.command(cls=_WithSettings, help=N_("Run a patch without a screen, and print or save what it did."))
def simulate(
    preset: Preset = "neuron",
    change: Changes = None,
    seconds: Annotated[float, typer.Option(help=N_("How long, in seconds on screen."))] = 60.0,
    seed: Seed = 1,
    every: Annotated[float, typer.Option(help=N_("Seconds between rows of --out."))] = 1.0,
    out: Annotated[Path | None, typer.Option(help=N_("Write rows to this .csv or .parquet file."))] = None,
    plot: Plot = None,
    dark: Dark = False,
    as_json: Json = False,
    threads: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, max=1024, help=N_("Most threads to use; all by default.")),
    ] = None,
) -> None:
    """Run headless."""
    from game.commands import simulate as command

    raise typer.Exit(command.run(preset, change or (), seconds, seed, every, out, plot, dark, as_json, threads))


@app.command(cls=_WithSettings, help=N_("Run a grid of settings, each from several seeds, on all cores or a cluster."))
def sweep(
    vary: Annotated[
        list[str],
        typer.Option(
            metavar="KEY=VALUES",
            help=N_("What to vary: K_out=2.5..100:log:12, pumps=0..4:lin:5 or K_out=3,5,10; may be repeated: a grid."),
        ),
    ],
    preset: Preset = "neuron",
    change: Changes = None,
    replicas: Annotated[
        int, typer.Option(metavar="N", min=1, max=100_000, help=N_("Runs of each point, from N seeds."))
    ] = 8,
    seconds: Annotated[float, typer.Option(help=N_("How long each run is; its second half is measured."))] = 60.0,
    seed: Annotated[int, typer.Option(metavar="N", min=0, max=_MOST_SEED, help=N_("The first of the seeds."))] = 1,
    workers: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, max=1024, help=N_("Processes on this machine; one a core by default.")),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help=N_("Run on the Dask scheduler here, such as tcp://host:8786.")),
    ] = None,
    out: Annotated[Path | None, typer.Option(help=N_("Write a row a point to this .csv or .parquet file."))] = None,
    plot: Plot = None,
    dark: Dark = False,
) -> None:
    """Run a sweep."""
    from game.commands import sweep as command

    raise typer.Exit(
        command.run(preset, vary, change or [], replicas, seconds, seed, workers, cluster, out, plot, dark)
    )


@app.command(help=N_("Play a challenge, or choose one from the map."))
def play(
    level: Annotated[
        str | None, typer.Argument(metavar="LEVEL", help=N_("A level's name or number, or the path of a .toml file."))
    ] = None,
    player: Annotated[str, typer.Option(metavar="NAME", help=N_("Whose stars they are."))] = "guest",
    autoplay: Annotated[bool, typer.Option("--autoplay", help=N_("Play the level's own solution."))] = False,
    fullscreen: Fullscreen = False,
    size: Window = None,
    sound: Sound = False,
    high_contrast: HighContrast = False,
    text_scale: TextScale = 1.0,
    captions: Captions = True,
    reduced_motion: ReducedMotion = False,
    present: Present = False,
) -> None:
    """Open the challenges."""
    from game.commands import play as command
    from game.commands.look import Look

    look = Look(high_contrast, text_scale, captions, reduced_motion, present=present)
    command.run(level, player, autoplay=autoplay, fullscreen=fullscreen, size=size, look=look, sound=sound)


levels_app = typer.Typer(help=N_("List, check and write levels."), no_args_is_help=True, add_completion=False)
app.add_typer(levels_app, name="levels")


@levels_app.command("list", help=N_("Print the campaign."))
def levels_list() -> None:
    """List the campaign."""
    from game.commands import levels as command

    command.list_levels()


@levels_app.command("check", help=N_("Check level files by playing them; exit code 1 if one is wrong."))
def levels_check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=N_("Level files."))],
    games: Annotated[int, typer.Option(metavar="N", min=0, max=100, help=N_("How many games at random to play."))] = 5,
) -> None:
    """Check levels."""
    from game.commands import levels as command

    raise typer.Exit(command.check_levels(files, games))


@levels_app.command("new", help=N_("Write a level to start from."))
def levels_new(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Write a new level."""
    from game.commands import levels as command

    command.new_level(file)


@levels_app.command("schema", help=N_("Print the JSON Schema of level files, for editors."))
def levels_schema() -> None:
    """Print the schema."""
    from game.commands import levels as command

    command.schema()


@app.command(help=N_("Run an exhibit that looks after itself: it attracts, is touched, and begins anew."))
def kiosk(
    ctx: typer.Context,
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help=N_("The exhibit's config; docs/kiosk/config.md explains it."))
    ] = None,
    windowed: Annotated[bool, typer.Option("--windowed", help=N_("In a window, to try it."))] = False,
    size: Annotated[
        str | None, typer.Option(metavar="WxH", help=N_("With --windowed: size in pixels, such as 1280x720."))
    ] = None,
    lang: Annotated[str | None, typer.Option(metavar="XX", help=N_("Which language: en, es, fr or de."))] = None,
    check_config: Annotated[
        Path | None, typer.Option(metavar="FILE", help=N_("Check a config, and do nothing else."))
    ] = None,
    new_config: Annotated[
        Path | None, typer.Option(metavar="FILE", help=N_("Write a config to start from, and do nothing else."))
    ] = None,
    soak: Annotated[
        float | None,
        typer.Option(
            metavar="MINUTES", help=N_("Try it for so long without a window, with hands and faults at random.")
        ),
    ] = None,
    report: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help=N_("With --soak: what it found, as .md or .json; may be repeated.")),
    ] = None,
    seed: Annotated[
        int, typer.Option(metavar="N", min=0, max=_MOST_SEED, help=N_("With --soak: the same seed, the same hands."))
    ] = 1,
) -> None:
    """Run the exhibit."""
    from game.commands import kiosk as command

    if soak is not None:
        from game.commands import kiosk_soak

        raise typer.Exit(kiosk_soak.run(config, soak, report or [], seed))
    if report:
        raise command.only_with_soak()
    if new_config is not None:
        raise typer.Exit(command.new(new_config))
    if check_config is not None:
        raise typer.Exit(command.check(check_config))
    raise typer.Exit(command.run(config, size=size, windowed=windowed, lang=lang or ctx.obj))


@app.command(help=N_("Hold simulations against theory: a table; exit code 1 if a row fails."))
def verify(
    quick: Annotated[bool, typer.Option("--quick", help=N_("Fewer and shorter runs, wider bounds."))] = False,
    as_json: Json = False,
) -> None:
    """Compare with Nernst, GHK and Mullins-Noda."""
    from game.commands import verify as command

    raise typer.Exit(command.run(quick, as_json))


@app.command(help=N_("Measure speed: nanoseconds per ion-step, beside NumPy, and milliseconds per frame."))
def bench(
    ions: Annotated[
        list[int] | None,
        typer.Option(metavar="N", min=1000, max=10_000_000, help=N_("About how many; may be repeated.")),
    ] = None,
    first_start: Annotated[
        bool, typer.Option("--first-start", help=N_("Also measure a start with an empty kernel cache."))
    ] = False,
    docs: Annotated[
        Path | None, typer.Option(metavar="FILE.md", help=N_("Write the tables into this page, between its two marks."))
    ] = None,
    as_json: Json = False,
) -> None:
    """Measure speed."""
    from game.commands import bench as command

    command.run(ions or [10_000, 100_000, 1_000_000], as_json, first_start, docs)


@app.command(help=N_("Draw a screen to a PNG file, without opening a window."))
def picture(
    screen: Annotated[str, typer.Argument(help=N_("Which screen: live, pump, map, level, kiosk or visitor."))],
    out: Annotated[Path, typer.Option("-o", "--out", help=N_("The .png file to write."))],
    preset: Preset = "neuron",
    size: Size = "1920x1080",
    seconds: Annotated[float | None, typer.Option(help=N_("How long to run before drawing."))] = None,
    seed: Seed = 1,
    state: Annotated[
        str | None, typer.Option(metavar="NAME", help=N_("With pump: run on until the pump is in this state: E2P ..."))
    ] = None,
    level: Annotated[str, typer.Option(metavar="NAME", help=N_("With level: its name, number or file."))] = "1",
    scene: Annotated[str, typer.Option(metavar="NAME", help=N_("With kiosk: the name of a scene."))] = "",
    high_contrast: HighContrast = False,
    text_scale: TextScale = 1.0,
    colour_check: Annotated[
        str | None,
        typer.Option(metavar="NAME", help=N_("As other eyes see it: protanopia, deuteranopia, tritanopia or grey.")),
    ] = None,
) -> None:
    """Draw one picture."""
    from game.commands import picture as command
    from game.commands.look import Look

    look = Look(high_contrast, text_scale, colour_check=colour_check)
    command.run(screen, out, preset, size, seconds, seed, state, level, scene, look)


def _is_users_to_mend(error: Exception) -> bool:
    """Whether an error is one that the user can mend, and says so in one sentence."""
    known: tuple[type[Exception], ...] = (numba_settings.BadNumbaSetting,)
    if "game.engine" in sys.modules:  # it is slow to import, and may itself be what has failed
        from game.engine import RunError, SettingError, SpecError
        from game.engine.presets import UnknownPreset

        known += (RunError, SpecError, UnknownPreset, SettingError)
    return isinstance(error, known)


# typer has its own copy of click in some versions and not in others; this is ClickException in both.
_BadUsage: type[Exception] = typer.BadParameter.__mro__[2]


def _usage_sentence(error: Exception) -> str:
    """What was wrong with the arguments, in the words of this program."""
    option, near = getattr(error, "option_name", None), getattr(error, "possibilities", None)
    if option and type(error).__name__ == "NoSuchOption":
        if near:
            return _("There is no option {option}: did you mean {near}?").format(option=option, near=near[0])
        return _("There is no option {option}; --help lists what there is.").format(option=option)
    sentence: str = error.format_message()  # type: ignore[attr-defined]
    return sentence if sentence.endswith((".", "?")) else sentence + "."


def _choose_language(arguments: Sequence[str]) -> None:
    """Speak what `--lang` before the command asks for, else the system's language. Raises Problem."""
    wanted = None
    for number, argument in enumerate(arguments):
        if argument == "--lang" and number + 1 < len(arguments):
            wanted = arguments[number + 1]
        elif argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
    words.use_language(words.of_system(os.environ))
    if wanted is None:
        return
    if wanted not in words.LANGUAGES:
        known = ", ".join(f"{code} ({name})" for code, name in words.LANGUAGES.items())
        raise Problem(_("There is no language {name!r}; use one of {known}.").format(name=wanted, known=known))
    words.use_language(wanted)


def _speak(command: Any) -> None:
    """Put the help of a command, its options and its own commands in the language in use."""
    for thing in (command, *command.params):
        if getattr(thing, "help", None):
            thing.help = escape(_(thing.help))  # what stands in [ ] is not markup
    for inner in getattr(command, "commands", {}).values():
        _speak(inner)


def run(arguments: Sequence[str] | None = None) -> int:
    """Do what `arguments` (or the command line) say; errors are one line on stderr. Returns the exit code.

    It is 2 for what the user can mend, 130 after Ctrl-C, and 70 for what nothing in the program foresees: that leaves
    a crash report.
    """
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    try:
        _choose_language(arguments)
        command = typer.main.get_command(app)
        _speak(command)
        code = command.main(args=arguments, prog_name="minus70", standalone_mode=False)
    except KeyboardInterrupt:
        return 130
    except typer.Abort as abort:  # typer makes one of an EOFError, which is no Ctrl-C
        return _failed(abort.__cause__, arguments) if isinstance(abort.__cause__, EOFError) else 130
    except _BadUsage as error:
        sentence = printable.sentence(_usage_sentence(error))
    except Problem as error:
        sentence = str(error)  # of several lines, where a file holds several mistakes
    except Exception as error:
        if not _is_users_to_mend(error):
            return _failed(error, arguments)
        sentence = printable.sentence(str(error))
    else:
        return code if isinstance(code, int) else 0
    print(f"minus70: {sentence}", file=sys.stderr)
    return 2


def _failed(error: BaseException, arguments: Sequence[str]) -> int:
    """Report a failure that nothing in the program foresees. Returns the exit code."""
    if "game.kernels.start_watch" in sys.modules:  # the engine is slow to import, and may itself be what has failed
        from .kernels import start_watch

        start_watch.failed()
    return handler.failed(error, arguments)


def main() -> None:
    """Entry point of the `minus70` command."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    handler.watch_threads(sys.argv[1:])
    sys.exit(standard_streams.run(run))
