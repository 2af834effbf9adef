"""`minus70 kiosk`."""

from pathlib import Path
from typing import Annotated

import typer

from game.words import N_

from .numbers import number, whole_number
from .options import MOST_SEED, NOTHING

Config = Annotated[
    Path | None,
    typer.Option(metavar=N_("FILE"), help=N_("The exhibit's config; docs/kiosk/config.md explains it.")),
]
Windowed = Annotated[bool, typer.Option("--windowed", metavar=NOTHING, help=N_("In a window, to try it."))]
Size = Annotated[
    str | None, typer.Option(metavar=N_("WxH"), help=N_("With --windowed: size in pixels, such as 1280x720."))
]
Language = Annotated[str | None, typer.Option(metavar=N_("LANGUAGE"), help=N_("Which language: en, es, fr or de."))]
CheckConfig = Annotated[Path | None, typer.Option(metavar=N_("FILE"), help=N_("Check a config, and do nothing else."))]
NewConfig = Annotated[
    Path | None,
    typer.Option(metavar=N_("FILE"), help=N_("Write a config to start from, and do nothing else.")),
]
Soak = Annotated[
    float | None,
    number(N_("MINUTES"), N_("Try it for so long without a window, with hands and faults at random.")),
]
Reports = Annotated[
    list[Path] | None,
    typer.Option(metavar=N_("FILE"), help=N_("With --soak: what it found, as .md or .json; may be repeated.")),
]
Seed = Annotated[
    int,
    whole_number(0, MOST_SEED, N_("With --soak: the same seed, the same hands.")),
]


def kiosk(
    ctx: typer.Context,
    config: Config = None,
    windowed: Windowed = False,
    size: Size = None,
    lang: Language = None,
    check_config: CheckConfig = None,
    new_config: NewConfig = None,
    soak: Soak = None,
    report: Reports = None,
    seed: Seed = 1,
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
