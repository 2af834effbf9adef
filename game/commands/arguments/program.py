"""`minus70` itself: what stands before a command, or without one."""

import os
from typing import Annotated

import typer

from game import __version__
from game.kernels import numba_settings
from game.words import N_

from .options import NOTHING


def _print_version(wanted: bool) -> None:
    """Print it and end. typer calls this before it reads any other option."""
    if wanted:
        print(f"minus70 {__version__}")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option("--version", metavar=NOTHING, is_eager=True, callback=_print_version, help=N_("Print the version.")),
]
Language = Annotated[
    str | None,
    typer.Option(metavar=N_("LANGUAGE"), help=N_("Speak en, es, fr or de; the system's language by default.")),
]


def program(ctx: typer.Context, version: Version = False, lang: Language = None) -> None:
    """Open the program when no command is given. The language is set already, by `CommandGroup`."""
    ctx.obj = lang
    numba_settings.check(os.environ, start=ctx.invoked_subcommand != "kiosk")  # whose parent process stays small
    if ctx.invoked_subcommand is None:
        from game.commands import live

        live.run("neuron", 1, fullscreen=False, size=None)
