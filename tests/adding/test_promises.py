"""Every "to add a thing" that is written has a test that adds one."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SECTION = CONTRIBUTING[CONTRIBUTING.index("## Adding things") :]


def promised() -> set[str]:
    """Everything that CONTRIBUTING.md tells how to add: the words in bold at the beginning of a point."""
    return set(re.findall(r"^- \*\*(An? [^*]+)\*\*:", SECTION, re.MULTILINE))


def added() -> set[str]:
    """What the tests of this folder add, by their names."""
    names = {
        node.name
        for file in Path(__file__).parent.glob("test_adding_*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_adding_")
    }
    return {name.removeprefix("test_adding_").replace("_", " ").capitalize() for name in names}


def test_each_promise_has_a_test_and_each_test_a_promise() -> None:
    assert len(promised()) > 15
    assert promised() == added()


def test_each_file_that_is_named_is_there() -> None:
    """A path in a promise leads somewhere."""
    named = re.findall(r"`((?:game|levels|sprites|tests)/[^`*]*[^`*/])`", SECTION)
    assert len(named) > 10
    assert [name for name in named if "NN_" not in name and "XX" not in name and not (ROOT / name).exists()] == []
