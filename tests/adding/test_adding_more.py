"""What is added below the surface, as CONTRIBUTING.md tells: a kernel, a message, a word, a kind of file."""

import pytest
from tree import Tree

KERNEL = '''"""Twice a number, for each of many."""

from game.kernels.jit import entry, inlined, kernel


@inlined
def doubled(value):  # type: ignore[no-untyped-def]
    """Twice `value`."""
    return 2.0 * value


@kernel
def at(values, place):  # type: ignore[no-untyped-def]
    """Double one."""
    values[place] = doubled(values[place])


@entry
def double(values):  # type: ignore[no-untyped-def]
    """Double each, in place. values: float64[n]"""
    for place in range(values.size):
        at(values, place)
'''
MESSAGE = '''"""Refuse a name."""

from game.words import _

from .command_error import CommandError


def run(name: str) -> None:
    """Raise CommandError."""
    raise CommandError(_("There is no membrane called {name!r}.").format(name=name))
'''
WORD = '''"""Hello."""

from game.words import _


def words() -> str:
    """It."""
    return _("Hello, membrane.")
'''
ARGUMENTS = '''
def refuse(name: str) -> None:
    """Refuse."""
    from game.commands import refuse as command

    command.run(name)
'''


@pytest.mark.slow  # a kernel is compiled
def test_adding_a_kernel(tree: Tree) -> None:
    """It computes, is compiled, and is kept for the next start."""
    tree.own_kernels = True
    tree.write("game/engine/doubling.py", KERNEL)
    script = """
import numpy as np
from game.engine import doubling
values = np.array([1.0, 2.5])
doubling.double(values)
found["values"] = values.tolist()
found["compiled"] = [str(form) for form in doubling.double.signatures]
found["hits"] = sum(doubling.double.stats.cache_hits.values())
"""
    first, second = tree.ask(script), tree.ask(script)
    assert first["values"] == second["values"] == [2.0, 5.0]
    assert len(first["compiled"]) == 1
    assert (first["hits"], second["hits"]) == (0, 1)


def test_adding_a_message(tree: Tree) -> None:
    """A CommandError is one sentence on stderr and exit code 2; what came from outside cannot write on the terminal."""
    tree.write("game/commands/refuse.py", MESSAGE)
    tree.write("game/commands/arguments/refuse.py", ARGUMENTS)
    tree.edit(
        "cli.py", "from game.commands.arguments.replay import", "from game.commands.arguments.refuse import refuse\n"
    )
    tree.edit("cli.py", '_add(app, "live"', '_add(app, "refuse", N_("Refuse a name."), refuse)\n')
    said = tree.minus70("refuse", "red\x1b[2J\ncell", code=2)
    assert "There is no membrane called" in said
    assert "\x1b" not in said
    assert "Traceback" not in said
    assert len(said.strip().splitlines()) == 1


def test_adding_a_word(tree: Tree) -> None:
    """`_` where it is drawn, and a run of catalogue.py: each language has it to translate, and the rest as it was."""
    tree.write(
        "game/view/greeting.py",
        WORD,
    )
    tree.take("tests/words/catalogue.py")
    said = tree.run("tests/words/catalogue.py")
    for language in ("es", "fr", "de"):
        po = (tree.folder / "game" / "locale" / language / "LC_MESSAGES" / "minus70.po").read_text(encoding="utf-8")
        assert '#: game/view/greeting.py\nmsgid "Hello, membrane."\nmsgstr ""\n' in po
        assert f"{language}: " in said
        assert po.count('msgstr ""\n\n') < 40  # what was translated is kept


def test_adding_a_kind_of_file(tree: Tree) -> None:
    """A model and `load`: every mistake at once, each with its place and the key that was meant."""
    tree.write("mine.toml", 'name = "axon"\nlenght = 5\nwidth = "wide"\n')
    found = tree.ask("""
from pathlib import Path
from typing import Annotated
from pydantic import Field
from game.documents import DocumentError, load
from game.documents.model import StrictModel

class Fibre(StrictModel):
    name: str
    length: Annotated[float, Field(gt=0)] = 1.0
    width: Annotated[float, Field(gt=0)] = 1.0

try:
    load(Path("mine.toml"), Fibre)
except DocumentError as wrong:
    found["said"] = str(wrong).splitlines()
""")
    assert len(found["said"]) == 2
    assert found["said"][0].startswith("mine.toml:2:1: lenght: ")
    assert "did you mean 'length'?" in found["said"][0]
    assert found["said"][1].startswith("mine.toml:3:1: width: ")
