"""`minus70 simulate`."""

from pathlib import Path
from typing import Annotated

import typer

from game.words import N_

from .numbers import number, whole_number
from .options import Changes, Dark, Json, Plot, Preset, Seed

Seconds = Annotated[
    float,
    number(N_("SECONDS"), N_("How long, in seconds on screen.")),
]
Every = Annotated[
    float,
    number(N_("SECONDS"), N_("Seconds between rows of --out.")),
]
Out = Annotated[Path | None, typer.Option(metavar=N_("FILE"), help=N_("Write rows to this .csv or .parquet file."))]
Threads = Annotated[
    int | None,
    whole_number(1, 1024, N_("Most threads to use; all by default.")),
]


def simulate(
    preset: Preset = "neuron",
    change: Changes = None,
    seconds: Seconds = 60.0,
    seed: Seed = 1,
    every: Every = 1.0,
    out: Out = None,
    plot: Plot = None,
    dark: Dark = False,
    as_json: Json = False,
    threads: Threads = None,
) -> None:
    """Run headless."""
    from game.commands import simulate as command

    raise typer.Exit(command.run(preset, change or (), seconds, seed, every, out, plot, dark, as_json, threads))
