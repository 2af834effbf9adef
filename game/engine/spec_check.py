"""Whether a PatchSpec can be built: each of its numbers against the range that stands beside it in spec.py.

This is the border of the kernels. They are compiled without bounds checks, and divide, size arrays and step through
them by what a spec says; a spec may come from a file of any origin. So `check` is called on every path to them:
`chemistry.ion_counts` calls it, before anything is counted, and `build_state` and `build_rules` (and with them
`Patch()`, `Patch.set` and "restart") begin with `ion_counts`; `Patch.restore` calls it of a snapshot. The arguments of
actions have their border in arguments.py.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from game.printable import one_line, quoted
from game.sentence import Sentence

from . import drugs, layout, species, tear
from .ranges import Range
from .spec import SIZES, PatchSpec, SpecError

MOST_LETTERS = 500
"""In a text of a spec, or a layout."""
MOST_SEED = 2**63 - 1

_DOSES = {drug.key: Range(0.0, drug.most, drug.unit) for drug in drugs.TABLE}
_KEYS: dict[str, tuple[str, ...]] = {
    "inside_mM": tuple(species.INDEX),
    "outside_mM": tuple(species.INDEX),
    "normal_mM": tuple(species.INDEX),
    "permeability_per_s": species.CROSSING,
    "doses": drugs.KEYS,
    "layouts": ("small", "standard"),
}
_Check = Callable[[str, Any], None]


def check(spec: PatchSpec) -> None:
    """Raise SpecError, with one sentence that names the field, unless every number of `spec` is within its range."""
    if not isinstance(spec, PatchSpec):
        raise SpecError(f"A patch is built from a PatchSpec, not from {quoted(spec)}.")
    _check_fields("", spec)
    if spec.size not in SIZES:
        raise SpecError(f"size is {quoted(spec.size)}; use {', '.join(SIZES)}.")
    for key, letters in spec.layouts.items():
        _check_layout(key, letters, spec.stretch)
    # Slower than that, what a tick changes would overshoot what it changes towards.
    for name, ticks in (("tau_v_s", 2), ("bath_s", 1)):
        if getattr(spec, name) < ticks * spec.dt_s:
            least = f"{ticks * spec.dt_s:g} s ({ticks} x dt_s)"
            raise SpecError(f"{name} is {getattr(spec, name):g} s; use {least} or more.")


def checked_seed(seed: int) -> int:
    """`seed`. Raises SpecError where it is no integer in the range of seeds."""
    allowed = Range(0, MOST_SEED, integer=True)
    if not allowed.holds(seed):
        raise SpecError(allowed.refusal(Sentence("The seed"), seed))
    return int(seed)


# The rest is for this file -------------------------------------------------------------------------------------


@cache
def _checks(kind: Any) -> tuple[tuple[str, _Check], ...]:
    """Each field of a dataclass, and what checks its value."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple((each.name, _check_of(each.name, hints[each.name])) for each in fields(kind))


def _check_fields(at: str, value: Any) -> None:
    kind: Any = type(value)
    for name, check_value in _checks(kind):
        check_value(at + name, getattr(value, name))


def _check_of(name: str, hint: Any) -> _Check:
    """What checks a value whose type is `hint`."""
    if get_origin(hint) is Annotated:
        return _in_range(next(part for part in get_args(hint) if isinstance(part, Range)))
    if get_origin(hint) is Union:
        return _or_none(_check_of(name, get_args(hint)[0]))
    if get_origin(hint) is dict:
        inner = _check_of(name, get_args(hint)[1]) if name != "doses" else _check_dose
        return _in_table(_KEYS[name], inner, whole=name == "layouts")
    if hint is str:
        return _check_text
    if hint is bool:
        return _check_switch
    assert is_dataclass(hint)
    return _has_fields(hint)


def _in_range(wanted: Range) -> _Check:
    def check_number(at: str, value: Any) -> None:
        if not wanted.holds(value):
            raise SpecError(wanted.refusal(at, value))

    return check_number


def _or_none(inner: _Check) -> _Check:
    def check_optional(at: str, value: Any) -> None:
        if value is not None:
            inner(at, value)

    return check_optional


def _in_table(keys: tuple[str, ...], inner: _Check, whole: bool) -> _Check:
    def check_table(at: str, value: Any) -> None:
        if not isinstance(value, Mapping):
            raise SpecError(f"{at} is {quoted(value)}; it must be a table of {', '.join(keys)}.")
        for key, each in value.items():
            if key not in keys:
                raise SpecError(f"{at} has no {quoted(key)}; use {', '.join(keys)}.")
            inner(f"{at}.{key}", each)
        if missing := [key for key in keys if whole and key not in value]:
            raise SpecError(f"{at} has no {missing[0]}; add it.")

    return check_table


def _has_fields(kind: Any) -> _Check:
    def check_part(at: str, value: Any) -> None:
        if type(value) is not kind:
            raise SpecError(f"{at} is {quoted(value)}; it must be a table ({kind.__name__}).")
        _check_fields(f"{at}.", value)

    return check_part


def _check_dose(at: str, value: Any) -> None:
    _in_range(_DOSES[at.rpartition(".")[2]])(at, value)


def _check_text(at: str, value: Any) -> None:
    if not isinstance(value, str) or len(value) > MOST_LETTERS or one_line(value) != value:
        raise SpecError(f"{at} is {quoted(value)}; it must be one line of at most {MOST_LETTERS} letters.")


def _check_switch(at: str, value: Any) -> None:
    if not isinstance(value, bool):
        raise SpecError(f"{at} is {quoted(value)}; it must be true or false.")


@lru_cache(maxsize=64)
def _check_layout(key: str, letters: str, stretch: int) -> None:
    """A layout's letters, and that a tear finds room in it."""
    try:
        for _placement in layout.placements(letters):
            pass
    except SpecError as problem:
        raise SpecError(f"layouts.{key}: {problem}") from None
    if len(letters) < tear.HOLE_SLOTS * stretch:
        raise SpecError(f"layouts.{key} has {len(letters)} slots; use {tear.HOLE_SLOTS * stretch} or more.")
