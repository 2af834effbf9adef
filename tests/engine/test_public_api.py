"""Whatever `game.engine` offers is described where it stands: what it takes, what it returns, in which units."""

import ast
import importlib
import inspect
import re
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

import game.engine

DOCS = Path(__file__).parents[2] / "docs" / "python.md"
MODULES = [name for name in game.engine.__all__ if isinstance(getattr(game.engine, name), ModuleType)]

EXAMPLES: dict[str, type] = {
    "run": game.engine.Run,
    "patch": game.engine.Patch,
    "other": game.engine.Patch,
    "result": game.engine.Sweep,
    "before": game.engine.measure.Mark,
    "window": game.engine.measure.Window,
    "quantity": game.engine.quantities.Quantity,
}
"""What the names in the examples of docs/python.md stand for."""


def members(name: str) -> Iterator[tuple[str, Any]]:
    """Path and object of every function and class that a name of `__all__` leads to, itself or in its module."""
    thing = getattr(game.engine, name)
    if not isinstance(thing, ModuleType):
        yield name, thing
        return
    offered = getattr(thing, "__all__", None)
    for key, value in vars(thing).items():
        own = key in offered if offered is not None else getattr(value, "__module__", "") == thing.__name__
        if own and not key.startswith("_") and (inspect.isclass(value) or callable(value)):
            yield f"{name}.{key}", value


def offers() -> dict[str, Any]:
    """Path -> every public class and function, and every public method and property of the classes."""
    found: dict[str, Any] = {}
    for name in game.engine.__all__:
        for path, thing in members(name):
            if path == "theory.Mixture":  # the name of a type
                continue
            found[path] = thing
            if inspect.isclass(thing):
                for key, value in vars(thing).items():
                    written = isinstance(value, FunctionType | property | classmethod | staticmethod)
                    own = key in ("__init__", "__getitem__") and not (is_dataclass(thing) and key == "__init__")
                    if written and (own or not key.startswith("_")):
                        found[f"{path}.{key}"] = value
    return found


OFFERS = offers()


def plain_function(thing: Any) -> Any:
    """The Python function behind a property, a classmethod or a kernel."""
    if isinstance(thing, property):
        return thing.fget
    if isinstance(thing, classmethod | staticmethod):
        return thing.__func__
    return inspect.unwrap(getattr(thing, "py_func", thing))


def test_there_is_something_to_check() -> None:
    """Functions, methods and properties of classes, and functions of modules are all found."""
    assert {"simulate", "Patch.step", "Patch.voltage_mV", "Run.__getitem__", "theory.f_in", "measure.mark"} <= {*OFFERS}
    assert {"honesty", "measure", "presets", "quantities", "settings", "theory"} == {*MODULES}
    assert len(OFFERS) > 100


@pytest.mark.parametrize("name", MODULES)
def test_every_module_is_described(name: str) -> None:
    """Each module that is offered says what is in it."""
    assert getattr(game.engine, name).__doc__


@pytest.mark.parametrize("path", OFFERS)
def test_everything_is_described(path: str) -> None:
    """A sentence of its own: dataclasses get a docstring of their fields from Python, which says nothing."""
    thing = OFFERS[path]
    doc = inspect.getdoc(plain_function(thing)) if not inspect.isclass(thing) else vars(thing).get("__doc__")
    assert doc, path
    assert not doc.startswith(f"{path.rpartition('.')[2]}("), path
    assert re.search(r"[.:](\s|$)", doc), path


@pytest.mark.parametrize("path", [path for path, thing in OFFERS.items() if not inspect.isclass(thing)])
def test_every_parameter_and_result_has_a_type(path: str) -> None:
    """All of them: type checkers of the scripts that call it read them."""
    function = plain_function(OFFERS[path])
    signature = inspect.signature(function)
    parameters = [name for name in signature.parameters if name not in ("self", "cls")]
    assert {*parameters, "return"} <= {*typing.get_type_hints(function)}, path


@pytest.mark.parametrize(
    "path", [path for path, thing in OFFERS.items() if inspect.isclass(thing) and is_dataclass(thing)]
)
def test_every_field_is_described(path: str) -> None:
    """By a comment beside it or the docstring of its class, unless its name says it all, unit included."""
    kind = OFFERS[path]
    source = inspect.getsource(kind)
    doc = kind.__doc__
    plain = re.compile(r"_(mV|mM|nm|s|K|C|percent|per_s|per_mV|e_per_s)$")
    missing = [
        field.name
        for field in fields(kind)
        if not plain.search(field.name)
        and not re.search(rf"^    {field.name}: .*  # ", source, re.M)
        and not re.search(rf"\b{field.name}\b", doc)
    ]
    assert missing == []


@pytest.mark.parametrize(
    "path", [path for path, thing in OFFERS.items() if isinstance(thing, FunctionType) and path.startswith("theory.")]
)
def test_every_formula_says_its_unit(path: str) -> None:
    """In its name (`nernst_mV`) or in its docstring; a ratio says what it is a ratio of."""
    doc = inspect.getdoc(OFFERS[path]) or ""
    named = re.search(r"_(mV|meV|s|e_per_s|e_per_s_per_mV)$", path)
    assert named or re.search(r"=|\bshare\b|\bfraction\b", doc), path


def python_blocks() -> ast.Module:
    """The examples of docs/python.md, parsed as one program."""
    blocks = re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.S)
    return ast.parse("\n".join(blocks))


def attribute(root: str, name: str) -> bool:
    """Whether `root.name`, of an example, is there."""
    kind: Any = EXAMPLES.get(root) or getattr(game.engine, root)
    return hasattr(kind, name) or (inspect.isclass(kind) and is_dataclass(kind) and name in kind.__annotations__)


def test_the_names_in_the_manual_are_there() -> None:
    """Those of the examples, and those in its sentences, such as `presets.UnknownPreset`."""
    tree = python_blocks()
    imported = {
        (node.module, name.name) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for name in node.names
    }
    assert len(imported) > 5
    for module, name in imported:
        assert module is not None
        if module.startswith("game.plots"):
            assert importlib.util.find_spec(f"{module}.{name}") is not None
        else:
            assert hasattr(importlib.import_module(module), name), name
    used = {
        (node.value.id, node.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    known = {*EXAMPLES, *game.engine.__all__}
    prose = re.sub(r"```.*?```", "", DOCS.read_text(encoding="utf-8"), flags=re.S)
    used |= {(root, name) for root, name in re.findall(r"`(\w+)\.(\w+)", prose) if root in known}
    checked = {(root, name) for root, name in used if root in known}
    assert len(checked) > 15
    assert sorted(pair for pair in checked if not attribute(*pair)) == []
    errors = {*re.findall(r"`(\w+Error)`", prose)} - {"ValueError"}
    assert len(errors) > 2
    assert errors <= {*game.engine.__all__}
