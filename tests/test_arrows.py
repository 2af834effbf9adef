"""view -> kiosk -> challenges -> documents, engine: nothing that decides what happens may know how it is drawn."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "game"
ABOVE_ENGINE = (
    "pygame",
    "game.view",
    "game.challenges",
    "game.documents",
    "game.kiosk",
    "game.commands",
    "game.cli",
    "game.words",
    "sprites",
    "levels",
)
ABOVE_KIOSK = ("pygame", "game.view", "game.commands", "game.cli", "sprites")
ABOVE_CHALLENGES = (*ABOVE_KIOSK, "game.kiosk")
ABOVE_DOCUMENTS = (*ABOVE_CHALLENGES, "game.challenges", "levels")


def imported(file: Path) -> set[str]:
    """Every module that `file` imports, by its full name, wherever in the file it does."""
    package = ["game", *file.relative_to(ROOT).parts[:-1]]
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *(node.module or "").split(".")]).strip(".")
            found |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
    return found


def trespasses(folder: str, forbidden: tuple[str, ...]) -> list[str]:
    """Each import of something forbidden, as "file imports module"."""
    return [
        f"{file.relative_to(ROOT)} imports {module}"
        for file in sorted((ROOT / folder).rglob("*.py"))
        for module in sorted(imported(file))
        if any(module == name or module.startswith(name + ".") for name in forbidden)
    ]


def importers(module: str) -> list[str]:
    """Each file of the program that imports `module`."""
    return sorted(file.relative_to(ROOT).as_posix() for file in ROOT.rglob("*.py") if module in imported(file))


def test_the_engine_imports_nothing_above_it() -> None:
    assert trespasses("engine", ABOVE_ENGINE) == []


def test_challenges_import_no_picture() -> None:
    assert trespasses("challenges", ABOVE_CHALLENGES) == []


def test_the_kiosk_imports_no_picture() -> None:
    assert trespasses("kiosk", ABOVE_KIOSK) == []


def test_documents_know_nothing_of_what_is_written_in_them() -> None:
    """Nor do they load the engine: the parent of an exhibit reads its config without it."""
    assert trespasses("documents", (*ABOVE_DOCUMENTS, "game.engine")) == []


def test_toml_is_read_in_one_place() -> None:
    """The engine's own table of presets apart: it comes with the program, and the engine imports nothing above it."""
    assert importers("tomllib") == ["documents/source.py", "engine/presets.py"]
    assert importers("tree_sitter_toml") == ["documents/key_places.py"]


def test_files_stand_below_everything() -> None:
    everything = [f"game.{path.stem}" for path in ROOT.iterdir() if path.stem not in ("files", "__init__")]
    assert len(everything) > 5
    assert trespasses("files", ("pygame", "sprites", "levels", *everything)) == []


def test_names_are_compared_in_one_place() -> None:
    """ "Did you mean" has one rule for settings, presets, files and arguments."""
    assert importers("difflib") == ["closest_name.py"]


def test_the_view_does_not_reach_into_commands() -> None:
    assert trespasses("view", ("game.commands", "game.cli")) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("import pygame", "pygame"),
        ("from pygame import Surface", "pygame"),
        ("from ..view import app", "game.view"),
        ("from .. import view", "game.view"),
        ("from game.view.scene.camera import Camera", "game.view.scene.camera"),
        ("def f():\n    import pygame.draw", "pygame.draw"),
    ],
)
def test_every_way_of_importing_is_seen(line: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check itself: a file in a stand-in for the engine's folder."""
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    (tmp_path / "engine").mkdir()
    (tmp_path / "engine" / "bad.py").write_text(line, encoding="utf-8")
    assert name in imported(tmp_path / "engine" / "bad.py")
    assert len(trespasses("engine", ABOVE_ENGINE)) >= 1
