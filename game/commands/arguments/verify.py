"""`minus70 verify`."""

from typing import Annotated

import typer

from game.words import N_

from .options import NOTHING, Json

Quick = Annotated[bool, typer.Option("--quick", metavar=NOTHING, help=N_("Fewer and shorter runs, wider bounds."))]


def verify(quick: Quick = False, as_json: Json = False) -> None:
    """Compare with Nernst, GHK and Mullins-Noda."""
    from game.commands import verify as command

    raise typer.Exit(command.run(quick, as_json))
