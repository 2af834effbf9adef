"""The patch of membrane: its arrays, its kernels, one ordered step, and theory beside it.

from game.engine import simulate, sweep

run = simulate("neuron", {"K_out": 10}, seconds=60, seed=1)
print(run["time_s"], run["V_mean_mV"], run.summary["ghk_mV"])

docs/python.md shows more.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import honesty, measure, presets, quantities, settings, theory
    from .patch import Patch
    from .runs import Run, RunError, new_patch, simulate
    from .settings import SettingError
    from .spec import PatchSpec, SpecError
    from .sweeps import Sweep, sweep

__all__ = [
    "Patch",
    "PatchSpec",
    "Run",
    "RunError",
    "SettingError",
    "SpecError",
    "Sweep",
    "honesty",
    "measure",
    "new_patch",
    "presets",
    "quantities",
    "settings",
    "simulate",
    "sweep",
    "theory",
]

_HOMES = {
    "patch": ("Patch",),
    "runs": ("Run", "RunError", "new_patch", "simulate"),
    "settings": ("SettingError",),
    "spec": ("PatchSpec", "SpecError"),
    "sweeps": ("Sweep", "sweep"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Import and return a name of `__all__` on first use. Raises AttributeError for any other name.

    numba takes a second to import. What needs no kernel (a preset, a layout) is available without it.
    """
    if name in _HOME_OF:
        return getattr(importlib.import_module(f".{_HOME_OF[name]}", __name__), name)
    if name in __all__:
        return importlib.import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
