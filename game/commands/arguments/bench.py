"""`minus70 bench`."""

from pathlib import Path
from typing import Annotated

import typer

from game.words import N_

from .numbers import whole_number
from .options import NOTHING, Json

Ions = Annotated[
    list[int] | None,
    whole_number(1000, 10_000_000, N_("About how many; may be repeated.")),
]
FirstStart = Annotated[
    bool,
    typer.Option("--first-start", metavar=NOTHING, help=N_("Also measure a start with an empty kernel cache.")),
]
Docs = Annotated[
    Path | None,
    typer.Option(metavar=N_("FILE.md"), help=N_("Write the tables into this page, between its two marks.")),
]


def bench(ions: Ions = None, first_start: FirstStart = False, docs: Docs = None, as_json: Json = False) -> None:
    """Measure speed."""
    from game.commands import bench as command

    command.run(ions or [10_000, 100_000, 1_000_000], as_json, first_start, docs)
