"""From what a schema finds wrong in a file to sentences that name the place and the fix."""

import datetime
import itertools
import math
from typing import Any

from pydantic import BaseModel, ValidationError

from game.printable import quoted
from game.words import _
from game.written_number import with_point

from .did_you_mean import did_you_mean
from .problem import KeyPath, Problem
from .source import Source

_MOST = 60


def schema_errors(source: Source, wrong: ValidationError, root: type[BaseModel]) -> list[Problem]:
    """A problem for each error that `root`, the model of a file, has found in `source`."""
    problems: dict[tuple[KeyPath, KeyPath], Problem] = {}
    for error in itertools.islice(wrong.errors(include_url=False), _MOST):
        loc = tuple(error["loc"])
        path = _in_file(source.data, loc)
        # A value that may be of several kinds is found wrong once for each: the known words say most.
        kinds = loc[:-1] if len(loc) > len(path) else loc
        if (path, kinds) not in problems or error["type"] == "literal_error":
            problems[path, kinds] = source.problem(path, _sentence(error, path, root))
    return list(problems.values())


def _in_file(data: Any, loc: KeyPath) -> KeyPath:
    """`loc` without the names that the schema puts in for its own unions."""
    path: list[str | int] = []
    here = data
    for number, part in enumerate(loc):
        named = isinstance(here, dict) and part in here
        if named or (isinstance(here, list) and isinstance(part, int) and part < len(here)):
            here = here[part]
        elif number == len(loc) - 1 and isinstance(here, dict) and isinstance(part, str):
            return (*path, part)  # a key that is missing
        else:
            continue
        path.append(part)
    return tuple(path)


def _sentence(error: Any, path: KeyPath, root: type[BaseModel]) -> str:
    """What is wrong, in words of this project."""
    kind, value = error["type"], error.get("input")
    context = {name: _short(limit) for name, limit in error.get("ctx", {}).items()}
    given = _short(value)
    beyond = kind == "float_type" and type(value) is int  # that no float can hold
    if beyond or (isinstance(value, float) and not math.isfinite(value)):
        return _("{given} is not a number that can be reached.").format(given=given)
    if kind == "extra_forbidden":
        return _("there is no such key") + did_you_mean(str(path[-1]), _keys_at(root, tuple(error["loc"])))
    if kind == "missing":
        return _("this is missing; add it.")
    if kind == "value_error":
        words = str(error["ctx"]["error"]).rstrip(".")
        return words if words.endswith("?") else words + "."
    if kind == "literal_error":
        wanted = [word.strip("' ") for word in str(error["ctx"]["expected"]).replace(" or ", ", ").split(", ")]
        return _("{given} is not known").format(given=given) + did_you_mean(
            value if isinstance(value, str) else quoted(value), wanted
        )
    several = kind in ("list_type", "tuple_type") and _tables_at(root, tuple(error["loc"]))
    if several and isinstance(value, dict):
        return _("there may be several of these: write [[{name}]], with two brackets.").format(name=_header(path))
    if kind in ("dict_type", "model_type", "model_attributes_type") and isinstance(value, list):
        return _("there is one of these only: write [{name}], with one bracket.").format(name=_header(path))
    if kind in ("float_type", "float_parsing"):
        return number_wanted(value)
    plain = {
        "string_type": _("{given} should be text in quotes."),
        "int_type": _("{given} should be a whole number, without quotes."),
        "int_from_float": _("{given} should be a whole number."),
        "bool_type": _("{given} should be true or false, without quotes."),
        "list_type": _("{given} should be a list, in [ ]."),
        "tuple_type": _("{given} should be a list, in [ ]."),
        "dict_type": _("{given} should be a table, in {{ }}."),
        "model_type": _("{given} should be a table, in {{ }}."),
        "model_attributes_type": _("{given} should be a table, in {{ }}."),
        "string_too_long": _("this is longer than {max_length} letters."),
        "string_too_short": _("this is empty."),
        "greater_than_equal": _("{given} is too small; the least is {ge}."),
        "greater_than": _("{given} is too small; it must be more than {gt}."),
        "less_than_equal": _("{given} is too large; the most is {le}."),
        "less_than": _("{given} is too large; it must be less than {lt}."),
        "too_long": _("there are too many entries; the most is {max_length}."),
        "too_short": _("there are too few entries; the least is {min_length}."),
    }
    sentence = plain.get(kind)
    return sentence.format(given=given, **context) if sentence else str(error["msg"]).rstrip(".") + "."


def number_wanted(value: object) -> str:
    """What is wrong with a value that is no number, where one is wanted."""
    pointed = with_point(value) if isinstance(value, str) else None
    if pointed is not None:
        sentence = _("{given} should be a number, with a point and without quotes: {pointed}.")
        return sentence.format(given=_short(value), pointed=pointed)
    return _("{given} should be a number, without quotes.").format(given=_short(value))


def _header(path: KeyPath) -> str:
    return ".".join(part for part in path if isinstance(part, str))


def _short(value: object) -> str:
    """A value as its author wrote it, cut where it is long."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return quoted(value)


def _keys_at(root: type[BaseModel], loc: KeyPath) -> list[str]:
    """The keys that may stand beside the last part of `loc`."""
    return [name for model in _models_above(root, loc) for name in model.model_fields]


def _tables_at(root: type[BaseModel], loc: KeyPath) -> bool:
    """Whether what stands at `loc` is made of tables."""
    return any(_models_in(model, str(loc[-1])) for model in _models_above(root, loc))


def _models_above(root: type[BaseModel], loc: KeyPath) -> list[type[BaseModel]]:
    """The models that the last part of `loc` may belong to."""
    models = [root]
    for part in loc[:-1]:
        if isinstance(part, int):
            continue
        inner = [found for model in models for found in _models_in(model, part)]
        models = inner or models
    return models


def _models_in(model: type[BaseModel], name: str) -> list[type[BaseModel]]:
    field = model.model_fields.get(name)
    found: list[type[BaseModel]] = []

    def search(annotation: Any) -> None:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            found.append(annotation)
        for inner in getattr(annotation, "__args__", ()):
            search(inner)

    if field is not None:
        search(field.annotation)
    return found
