"""The examples in docs/ do what they say."""

import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def test_the_python_examples_run(capsys: pytest.CaptureFixture[str]) -> None:
    """Every block of docs/python.md, one after another, as a reader would type them."""
    pytest.importorskip("matplotlib")
    blocks = re.findall(r"```python\n(.*?)```", (DOCS / "python.md").read_text(encoding="utf-8"), re.S)
    names: dict[str, Any] = {}
    for block in blocks:
        exec(compile(block, "docs/python.md", "exec"), names)
    said = capsys.readouterr().out
    assert names["run"].summary["conserved"] is True
    assert names["result"]["conserved"].tolist() == [1, 1, 1, 1]
    assert names["result"].failures == []
    assert (names["result"]["V_mean_mV"][1:] > names["result"]["V_mean_mV"][:-1]).all()
    assert "V_mean_mV - membrane potential, mean" in said
    assert "K_out is 1000 mM; use a value from 0 to 600 mM." in said


def test_all_that_the_engine_offers_is_there() -> None:
    """`from game.engine import *` gives every name of __all__, each of them documented."""
    import game.engine

    for name in game.engine.__all__:
        assert getattr(game.engine, name).__doc__, name


def test_every_path_that_a_page_names_is_there() -> None:
    """Of the program's own files, in every page of the project; the list of changes tells of what has been, too."""
    pages = [page for page in ROOT.rglob("*.md") if page.name != "CHANGELOG.md" and ".venv" not in page.parts]
    assert len(pages) > 10
    named = {
        (page.relative_to(ROOT).as_posix(), path)
        for page in pages
        for path in re.findall(r"\b(?:game|tests|levels|sprites)/[\w/]+\.\w+", page.read_text(encoding="utf-8"))
    }
    assert len(named) > 30
    to_name = re.compile(r"NN_|XX|LANG")  # a name that the reader is to choose
    assert sorted(each for each in named if not to_name.search(each[1]) and not (ROOT / each[1]).exists()) == []
