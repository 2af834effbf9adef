"""The patch of membrane: its arrays, its kernels, one ordered step, and theory beside it.

from game.engine import simulate, sweep

run = simulate("neuron", {"K_out": 10}, seconds=60, seed=1)
print(run["time_s"], run["V_mean_mV"], run.summary["ghk_mV"])

docs/python.md tells more.
"""

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
