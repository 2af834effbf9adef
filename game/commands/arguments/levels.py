"""`minus70 levels` and its own commands."""

from pathlib import Path
from typing import Annotated

import typer

from game.commands.command_error import CommandError
from game.words import N_, _

from .numbers import whole_number

Files = Annotated[list[Path], typer.Argument(metavar=N_("FILE..."), help=N_("Level files."))]
NewFile = Annotated[Path, typer.Argument(metavar=N_("FILE"))]
Games = Annotated[
    int,
    whole_number(0, 100, N_("How many games at random to play.")),
]


def levels(ctx: typer.Context) -> None:
    """Print the help and raise CommandError where none of its commands is given."""
    if ctx.invoked_subcommand is None:
        help_text = ctx.get_help()  # typer prints it, and returns nothing, where it draws it with rich
        if help_text:
            print(help_text)
        names = ", ".join(getattr(ctx.command, "commands", ()))
        raise CommandError(_("{group} needs a command after it: {names}.").format(group=ctx.info_name, names=names))


def list_levels() -> None:
    """List the campaign."""
    from game.commands import levels as command

    command.list_levels()


def check(files: Files, games: Games = 5) -> None:
    """Check levels."""
    from game.commands import levels as command

    raise typer.Exit(command.check_levels(files, games))


def new(file: NewFile) -> None:
    """Write a new level."""
    from game.commands import levels as command

    command.new_level(file)


def schema() -> None:
    """Print the schema."""
    from game.commands import levels as command

    command.schema()
