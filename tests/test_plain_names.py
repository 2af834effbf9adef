"""Names and docstrings say what a thing is: none has a word that a reader would have to guess."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "game").rglob("*.py"))
IN_NAMES = {
    "told",
    "said",
    "saying",
    "says",
    "sayings",
    "because",
    "mend",
    "nobody",
    "whoever",
    "hears",
    "deed",
    "luck",
}
IN_DOCSTRINGS = {"told", "nobody", "whoever", "mend", "mends", "mended", "hears"}
IN_FILES = {"deeds"}  # a key of scenes and votes as people write them
Documented = ast.Module | ast.ClassDef | ast.FunctionDef


def names(tree: ast.Module) -> Iterator[str]:
    """The names of classes, functions and arguments, and of what is assigned to, attributes among them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


def docstrings(tree: ast.Module) -> Iterator[str]:
    """The docstrings of a module, its classes and functions, and those below fields and constants."""
    for node in ast.walk(tree):
        if isinstance(node, Documented):
            for part in node.body:
                if (
                    isinstance(part, ast.Expr)
                    and isinstance(part.value, ast.Constant)
                    and isinstance(part.value.value, str)
                ):
                    yield part.value.value


def riddles(file: Path) -> list[str]:
    """The names and docstrings of a file that have one of the words."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = [name for name in {file.stem, *names(tree)} - IN_FILES if IN_NAMES & set(name.lower().split("_"))]
    return found + [text for text in docstrings(tree) if IN_DOCSTRINGS & set(text.lower().replace(".", " ").split())]


def test_no_name_and_no_docstring_is_a_riddle() -> None:
    """Of the whole program."""
    assert {str(file.relative_to(ROOT)): found for file in FILES if (found := riddles(file))} == {}


@pytest.mark.parametrize(
    "source",
    ["def mend() -> None: ...", "class A:\n    _told = 1", '"""Whoever holds it."""', "def f(said: str) -> str: ..."],
)
def test_a_riddle_is_found(source: str, tmp_path: Path) -> None:
    """In a name, an argument, an attribute or a docstring."""
    file = tmp_path / "some.py"
    file.write_text(source, encoding="utf-8")
    assert riddles(file)
