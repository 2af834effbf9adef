"""The patch of membrane: its arrays, its kernels, one ordered step, and theory beside it.

from game.engine import Patch, measure, presets, settings

patch = Patch(settings.apply(presets.get("neuron"), {"K_out": 10}), seed=1)
patch.step(3600)
print(patch.voltage_mV, measure.concentrations_mM(patch))
"""

from . import honesty, measure, presets, settings, theory
from .patch import Patch
from .spec import PatchSpec, SpecError

__all__ = ["Patch", "PatchSpec", "SpecError", "honesty", "measure", "presets", "settings", "theory"]
