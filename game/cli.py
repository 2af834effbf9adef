"""The command line's table of contents: the commands, and the handling of errors.

What a command takes is in `game.commands.arguments`, what it does in `game.commands`; that is imported when it is
called, so that help and errors come at once.
"""

import os
import sys
from collections.abc import Callable, Sequence

import typer

from game.commands import standard_streams
from game.commands.arguments import levels
from game.commands.arguments.bench import bench
from game.commands.arguments.film import film
from game.commands.arguments.help import Command, CommandGroup, CommandWithSettings
from game.commands.arguments.kiosk import kiosk
from game.commands.arguments.language import use_system_language
from game.commands.arguments.live import live
from game.commands.arguments.picture import picture
from game.commands.arguments.play import play
from game.commands.arguments.program import program
from game.commands.arguments.pump import pump
from game.commands.arguments.replay import replay
from game.commands.arguments.simulate import simulate
from game.commands.arguments.sweep import sweep
from game.commands.arguments.usage_errors import UsageError, usage_sentence
from game.commands.arguments.verify import verify
from game.crash import handler
from game.words import N_, translated

from . import printable
from .commands.command_error import CommandError
from .kernels import numba_settings


def _commands(name: str, help_text: str, callback: Callable[..., None]) -> typer.Typer:
    """A group of commands; `callback` is called before each of them."""
    group = typer.Typer(
        name=name, help=help_text, cls=CommandGroup, add_completion=False, pretty_exceptions_enable=False
    )
    group.callback(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})(callback)
    return group


def _add(
    group: typer.Typer, name: str, help_text: str, call: Callable[..., None], cls: type[Command] = Command
) -> None:
    group.command(name, cls=cls, help=help_text)(call)


app = _commands(
    "minus70",
    N_("A patch of a neuron's membrane whose −70 mV comes from its ions. Without a command, it opens."),
    program,
)
_add(app, "live", N_("Open the live membrane."), live)
_add(app, "replay", N_("Play a recording; it can be stopped, scrubbed and taken over."), replay)
_add(app, "film", N_("Film a screen or a recording, without opening a window."), film)
_add(app, "pump", N_("Open the pump lab: one pump, stepped state by state."), pump)
_add(
    app,
    "simulate",
    N_("Run a patch without a screen, and print or save what it did."),
    simulate,
    CommandWithSettings,
)
_add(
    app,
    "sweep",
    N_("Run a grid of settings, each from several seeds, on all cores or a cluster."),
    sweep,
    CommandWithSettings,
)
_add(app, "play", N_("Play a challenge, or choose one from the map."), play)
_add(app, "kiosk", N_("Run an exhibit that looks after itself: it attracts, is touched, and begins anew."), kiosk)
_add(app, "verify", N_("Hold simulations against theory: a table; exit code 1 if a row fails."), verify)
_add(app, "bench", N_("Measure speed: nanoseconds per ion-step, beside NumPy, and milliseconds per frame."), bench)
_add(app, "picture", N_("Draw a screen to a PNG file, without opening a window."), picture)

_levels = _commands("levels", N_("List, check and write levels."), levels.levels)
_add(_levels, "list", N_("Print the campaign."), levels.list_levels)
_add(_levels, "check", N_("Check level files by playing them; exit code 1 if one is wrong."), levels.check)
_add(_levels, "new", N_("Write a level to start from."), levels.new)
_add(_levels, "schema", N_("Print the JSON Schema of level files, for editors."), levels.schema)
app.add_typer(_levels)


def _is_user_error(error: Exception) -> bool:
    """Whether an error is one that the user can fix, with a message of one sentence."""
    known: tuple[type[Exception], ...] = (numba_settings.BadNumbaSetting,)
    if "game.engine" in sys.modules:  # it is slow to import, and may itself be what has failed
        from game.engine import RunError, SettingError, SpecError
        from game.engine.presets import UnknownPreset

        known += (RunError, SpecError, UnknownPreset, SettingError)
    return isinstance(error, known)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command in `arguments` (by default the command line's); print errors on stderr. Returns the exit code.

    It is 2 for errors that the user can fix, 130 after Ctrl-C, and 70 for unforeseen errors, which leave a crash
    report.
    """
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    try:
        use_system_language()
        command = typer.main.get_command(app)
        code = command.main(args=arguments, prog_name="minus70", standalone_mode=False)
    except KeyboardInterrupt:
        return 130
    except typer.Abort as abort:  # typer makes one of an EOFError, which is no Ctrl-C
        return _failed(abort.__cause__, arguments) if isinstance(abort.__cause__, EOFError) else 130
    except UsageError as error:
        sentence = printable.sentence(usage_sentence(error))
    except CommandError as error:
        sentence = str(error)  # of several lines, where a file holds several mistakes
    except Exception as error:
        if not _is_user_error(error):
            return _failed(error, arguments)
        sentence = printable.sentence(translated(error))
    else:
        return code if isinstance(code, int) else 0
    print(f"minus70: {sentence}", file=sys.stderr)
    return 2


def _failed(error: BaseException, arguments: Sequence[str]) -> int:
    """Report an unforeseen error. Returns the exit code."""
    if "game.kernels.start_watch" in sys.modules:  # the engine is slow to import, and may itself be what has failed
        from .kernels import start_watch

        start_watch.failed()
    return handler.failed(error, arguments)


def main() -> None:
    """Entry point of the `minus70` command."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    handler.watch_threads(sys.argv[1:])
    sys.exit(standard_streams.run(run))


if __name__ == "__main__":
    main()
