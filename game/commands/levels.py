"""`minus70 levels`: list the campaign, check level files by playing them, start a new one, print the schema."""

import json
from pathlib import Path

from rich.console import Console
from rich.table import Table

from game.challenges import library
from game.challenges.check import LevelReport, check
from game.challenges.level import Level
from game.commands.output_file import write_new
from game.documents import DocumentError
from game.kiosk.scene_check import SceneReport, check_scene, is_scene
from game.printable import one_line
from game.progress import progress
from game.words import _, figures

from .command_error import print_errors

RANDOM_GAMES = 5
_TEMPLATE = Path(__file__).parent.parent / "challenges" / "template.toml"


def list_levels() -> None:
    """Print the campaign: number, name, title and what each level teaches."""
    table = Table(box=None, pad_edge=False)
    for title in ("", _("name"), _("title"), _("teaches")):
        table.add_column(title)
    for entry in library.campaign():
        try:
            level = library.open_level(entry.file)
            easy = _("(introduction: easy on purpose)") if level.introduction else ""
            table.add_row(str(entry.number), entry.name, level.title, f"{level.teaches} {easy}".rstrip())
        except DocumentError as broken:
            table.add_row(str(entry.number), entry.name, _("broken"), str(broken).splitlines()[0])
    Console(highlight=False).print(table)


def check_levels(files: list[Path], games: int = RANDOM_GAMES) -> int:
    """Check files by playing them, and print the mistakes of each. Returns 1 if there are any, else 0."""
    errors = Console(stderr=True, highlight=False)
    reports: list[LevelReport | SceneReport] = []
    with progress(console=errors) as shown:
        task = shown.add_task(_("playing"), total=len(files))
        for file in files:
            reports.append(check_scene(file) if is_scene(file) else check(file, games))
            shown.advance(task)
    for report in reports:
        if isinstance(report, SceneReport):
            if not report.problems:
                sentence = _("{file}: ok: a scene that keeps its promises, {seconds:.0f} s long.")
                print(sentence.format(file=one_line(report.file), **figures({"seconds": report.seconds})))
        elif report.fine and report.level is not None:
            print(
                _("{file}: ok: won in {seconds:.0f} s with {stars} of 3 stars; at random {won} of {games}.").format(
                    file=one_line(report.file),
                    **figures({"seconds": report.seconds}),
                    stars=report.stars,
                    won=report.won_at_random,
                    games=report.random_games,
                )
            )
        print_errors(*report.problems)
    return 1 if any(report.problems for report in reports) else 0


def new_level(file: Path) -> None:
    """Write a level to start from. Raises CommandError where the file exists or cannot be written."""
    write_new(file, _TEMPLATE, _("A level is a .toml file; call it {name}."))
    print(_("{file} is written. Change it, then run: minus70 levels check {file}").format(file=one_line(str(file))))


def schema() -> None:
    """Print the JSON Schema of a level file, for editors."""
    described = Level.model_json_schema()
    described["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    print(json.dumps(described, indent=2, ensure_ascii=False))
