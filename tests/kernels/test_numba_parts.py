"""The parts of numba that game/kernels/jit.py and kernel_cache.py build on, or put their own in the place of.

They are no part of its public interface, so pyproject.toml names the last version that they are known in. Where one of
these tests fails under a later version, its message says which part has moved.
"""

import inspect
import re
import tomllib
from pathlib import Path
from typing import Any

import numba
import pytest
from numba.core import caching, event, serialize

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


@numba.njit
def halved(x):  # type: ignore[no-untyped-def]
    return x / 2


@pytest.mark.parametrize(
    ("owner", "name", "parameters"),
    [
        (caching.FunctionCache, "__init__", ["self", "py_func"]),
        (caching.FunctionCache, "load_overload", ["self", "sig", "target_context"]),
        (caching.FunctionCache, "save_overload", ["self", "sig", "data"]),
        (caching.FunctionCache, "flush", ["self"]),
        (caching.FunctionCache, "_index_key", ["self", "sig", "codegen"]),
        (caching.CompileResultCacheImpl, "reduce", ["self", "cres"]),
        (caching.CompileResultCacheImpl, "rebuild", ["self", "target_context", "payload"]),
        (caching.CompileResultCacheImpl, "check_cachable", ["self", "cres"]),
        (caching._CacheLocator, "get_cache_path", ["self"]),
        (caching._CacheLocator, "get_source_stamp", ["self"]),
        (caching._CacheLocator, "get_disambiguator", ["self"]),
        (caching._CacheLocator, "ensure_cache_path", ["self"]),
        (caching._CacheLocator, "from_function", ["py_func", "py_file"]),
        (serialize, "dumps", ["obj"]),
        (type(halved), "get_call_template", ["self", "args", "kws"]),
    ],
)
def test_a_function_has_not_moved(owner: Any, name: str, parameters: list[str]) -> None:
    found = getattr(owner, name, None)
    where = f"{owner.__name__}.{name} of numba {numba.__version__}"
    assert found is not None, f"{where} is gone"
    assert list(inspect.signature(found).parameters) == parameters, f"{where} takes other arguments"


def test_what_a_locator_must_have_is_known() -> None:
    assert set(caching._CacheLocator.__abstractmethods__) == {
        "get_cache_path",
        "get_source_stamp",
        "get_disambiguator",
    }, "numba.core.caching._CacheLocator asks for other methods"


def test_a_cache_is_built_from_the_parts_that_are_replaced() -> None:
    assert isinstance(caching.CompileResultCacheImpl._locator_classes, list), "CacheImpl._locator_classes has moved"
    assert caching.FunctionCache._impl_class is caching.CompileResultCacheImpl, "FunctionCache._impl_class has moved"
    cache = caching.FunctionCache(halved.py_func)
    assert cache._impl.locator.get_disambiguator() == str(halved.py_func.__code__.co_firstlineno), (
        "Cache._impl.locator has moved"
    )
    assert cache.cache_path, "Cache.cache_path has moved"


@pytest.mark.parametrize("name", ["DISABLE_JIT", "NUMBA_NUM_THREADS", "CACHE_LOCATOR_CLASSES"])
def test_a_setting_has_not_moved(name: str) -> None:
    assert hasattr(numba.config, name), f"numba.config.{name} is gone"


def test_a_dispatcher_asks_its_cache_and_gives_it_what_it_compiles() -> None:
    """The cache is put into `_cache`: it is asked first, and given what was then compiled."""
    asked: list[str] = []

    class Recorder(caching.NullCache):
        def load_overload(self, sig: Any, target_context: Any) -> Any:
            asked.append(f"load {sig}")

        def save_overload(self, sig: Any, data: Any) -> None:
            asked.append(f"save {sig} {data.signature}")

    dispatcher = numba.njit(lambda x: x / 3)
    assert type(dispatcher._cache) is caching.NullCache, "Dispatcher._cache has moved"
    dispatcher._cache = Recorder()
    assert dispatcher(6.0) == 2.0
    expected = ["load (float64,)", "save (float64,) (float64,) -> float64"]
    assert asked == expected, "Dispatcher.compile uses its _cache in another way"


def test_a_dispatcher_asks_its_own_template_when_another_kernel_calls_it() -> None:
    """`get_call_template` is replaced on the dispatcher itself."""
    calls: list[tuple[Any, ...]] = []
    inner = numba.njit(lambda x: x + 1)
    given = inner.get_call_template

    def noted(args: Any, kws: Any) -> Any:
        calls.append(args)
        return given(args, kws)

    inner.get_call_template = noted
    assert numba.njit(lambda x: inner(x))(1) == 2
    assert calls, "Dispatcher.get_call_template is no longer asked"


def test_compiling_is_an_event_that_names_the_kernel() -> None:
    names: list[str] = []

    class Listener(event.Listener):
        def on_start(self, event: Any) -> None:
            pass

        def on_end(self, event: Any) -> None:
            names.append(event.data["dispatcher"].py_func.__name__)

    def fourth(x):  # type: ignore[no-untyped-def]
        return x / 4

    with event.install_listener("numba:compile", Listener()):
        numba.njit(fourth)(1.0)
    assert names == ["fourth"], 'the event "numba:compile" has moved'


def test_the_version_has_an_upper_bound_and_this_one_is_within() -> None:
    dependencies = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    (bound,) = (line for line in dependencies if re.match(r"numba\b", line))
    low, high = re.fullmatch(r"numba>=([\d.]+),<([\d.]+)", bound).groups()  # type: ignore[union-attr]
    now = tuple(map(int, re.findall(r"\d+", numba.__version__)[:2]))
    assert tuple(map(int, low.split("."))) <= now < tuple(map(int, high.split("."))), f"numba {now} is out of bounds"
