"""`minus70 sweep`."""

from pathlib import Path
from typing import Annotated

import typer

from game.words import N_

from .numbers import number, whole_number
from .options import MOST_SEED, Changes, Dark, Plot, Preset

Vary = Annotated[
    list[str],
    typer.Option(
        metavar=N_("KEY=VALUES"),
        help=N_("What to vary: K_out=2.5..100:log:12, pumps=0..4:lin:5 or K_out=3,5,10; may be repeated: a grid."),
    ),
]
Replicas = Annotated[
    int,
    whole_number(1, 100_000, N_("Runs of each point, from N seeds.")),
]
Seconds = Annotated[
    float,
    number(N_("SECONDS"), N_("How long each run is; its second half is measured.")),
]
FirstSeed = Annotated[
    int,
    whole_number(0, MOST_SEED, N_("The first of the seeds.")),
]
Workers = Annotated[
    int | None,
    whole_number(1, 1024, N_("Processes on this machine; one a core by default.")),
]
Cluster = Annotated[
    str | None,
    typer.Option(metavar=N_("ADDRESS"), help=N_("Run on the Dask scheduler here, such as tcp://host:8786.")),
]
Out = Annotated[
    Path | None, typer.Option(metavar=N_("FILE"), help=N_("Write a row a point to this .csv or .parquet file."))
]


def sweep(
    vary: Vary,
    preset: Preset = "neuron",
    change: Changes = None,
    replicas: Replicas = 8,
    seconds: Seconds = 60.0,
    seed: FirstSeed = 1,
    workers: Workers = None,
    cluster: Cluster = None,
    out: Out = None,
    plot: Plot = None,
    dark: Dark = False,
) -> None:
    """Run a sweep."""
    from game.commands import sweep as command

    raise typer.Exit(
        command.run(preset, vary, change or [], replicas, seconds, seed, workers, cluster, out, plot, dark)
    )
