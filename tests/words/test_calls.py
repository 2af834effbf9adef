"""How the program's code asks for words: where it is run, with words that can be collected."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GAME = Path(__file__).parents[2] / "game"
CALLS = ("_", "in_number", "in_context")
FILES = sorted(GAME.rglob("*.py"))


def called(node: ast.AST) -> str:
    """The name of what a call calls, if it asks for words."""
    name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
    return name if name in (*CALLS, "N_", "Sentence") else ""


def at_import(node: ast.AST) -> Iterator[ast.Call]:
    """Every call in `node` that is run when its module is imported: not what stands in the body of a function."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Lambda):
            continue
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            for early in (*child.decorator_list, *child.args.defaults, *filter(None, child.args.kw_defaults)):
                yield from at_import(ast.Expr(early))
            continue
        if isinstance(child, ast.Call):
            yield child
        yield from at_import(child)


def test_no_words_are_translated_while_a_module_is_imported() -> None:
    """The language can change while the program runs; what was translated at import would stay as it was."""
    found = [
        f"{file.relative_to(GAME)}:{call.lineno}"
        for file in FILES
        for call in at_import(ast.parse(file.read_text(encoding="utf-8")))
        if called(call) in CALLS
    ]
    assert found == []


@pytest.mark.parametrize("body", ["A = _('a')", "def f(a=_('a')): pass", "class A:\n    b = [_('b')]"])
def test_such_words_are_found(body: str) -> None:
    assert [called(call) for call in at_import(ast.parse(body))] == ["_"]


def test_every_call_has_words_that_can_be_collected() -> None:
    """`_(f"...")` or `N_(name)` would never reach a translator. `_(name)` or `Sentence(name)` may show what a table
    marked with N_."""
    wrong = []
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            name = called(node)
            if not name or file.name == "words.py" or not isinstance(node, ast.Call):
                continue
            first = node.args[0]
            literal = isinstance(first, ast.Constant) and isinstance(first.value, str)
            joined = isinstance(first, ast.JoinedStr | ast.BinOp)
            if joined or (name not in ("_", "in_context", "Sentence") and not literal):
                wrong.append(f"{file.relative_to(GAME)}:{node.lineno}")
    assert wrong == []
