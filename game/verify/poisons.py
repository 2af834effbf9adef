"""Poisons and suffocation: what happens at once when pumps stop, how the gradients then run down, and what ATP is for.

The jump. A pump's current is one charge out for each turn; where it stops, the voltage rises by I_p/g. Thomas 1972
(Physiol Rev 52:563) and de Weer and Geduldig 1973 (Science 179:1326) found 2 to 6 mV in nerve and muscle at rest.

The run-down. With every pump held, K+ lost and Na+ gained can only have leaked: counted crossings against the GHK flux
of each, access resistance reckoned in, over windows so short that concentrations hardly change in one.
"""

from collections.abc import Sequence
from functools import partial

import numpy as np

from game.engine import Patch, measure, presets, settings, species, theory
from game.words import N_, _

from .claim import Claim, Judgement, Numbers, always, equals, within

_SETTLE_S, _BEFORE_S = 60.0, 30.0
# Ouabain holds half the pumps after 2 s and all after some 12; the voltage follows with the membrane's tau, 5 s. From
# 20 s on it only runs down, on a straight line for a while: what that line says of the start is the jump alone.
_LINE_FROM_S, _LINE_TO_S, _EACH_S = 20.0, 60.0, 2.0
_WINDOW_S, _WINDOWS = 5.0, 24
_STARVED_S, _FED_S, _WATCHED_S = 120.0, 60.0, 30.0


def _run(patch: Patch, seconds: float) -> measure.Window:
    """Step for so long, and give the means over it."""
    first = measure.mark(patch)
    patch.step(round(seconds / patch.spec.dt_s))
    return measure.between(patch, first, measure.mark(patch))


def _jump(seed: int, quick: bool) -> Numbers:
    """mV by which the voltage rises as ouabain comes, without the run-down, which is extrapolated back to the start.

    Of 16 standard widths, which have a quarter of the noise of one. A mean over a few seconds would measure the
    membrane's slowness or the run-down instead: over 3 to 9 s it is 1.8 mV, over 8 to 14 s 5.1 mV.
    """
    patch = Patch(presets.get("neuron").with_(size="large"), seed)
    _run(patch, _SETTLE_S / (2 if quick else 1))
    before = _run(patch, _BEFORE_S / (2 if quick else 1)).voltage_mV
    patch.set("ouabain", 1.0)
    _run(patch, _LINE_FROM_S)
    middles = np.arange(_LINE_FROM_S, _LINE_TO_S, _EACH_S) + _EACH_S / 2
    voltages = [_run(patch, _EACH_S).voltage_mV for _middle in middles]
    slope, start = np.polyfit(middles, voltages, 1)
    return {"simulated": float(start) - before, "run_down_mV_per_s": float(slope)}


def leak_e_per_s(patch: Patch, key: str, window: measure.Window) -> float:
    """The GHK current of one ion at the means of a window, access resistance reckoned in; outward is positive."""
    permeability = measure.slowed_by_access(patch, measure.permeabilities_per_s(patch), window.voltage_mV)
    inside, outside = ({key: window.concentrations_mM[key][side]} for side in (0, 1))
    return theory.leak_current_e_per_s(
        {key: permeability[key]},
        measure.vestibule_nm3(patch),
        inside,
        outside,
        window.voltage_mV,
        patch.spec.temperature_C,
    )


def _run_down(key: str, seed: int, quick: bool) -> Numbers:
    """Ions of one kind that have left in two minutes under ouabain, and GHK's prediction; per standard width."""
    patch = Patch(settings.apply(presets.get("neuron"), {"ouabain": 1.0, "V0": -65.0}), seed)
    _run(patch, 10.0)
    row = species.INDEX[key]
    had, predicted = int(patch.counts[row, 0]), 0.0
    for _window in range(_WINDOWS // (2 if quick else 1)):
        window = _run(patch, _WINDOW_S)
        predicted += leak_e_per_s(patch, key, window) * window.seconds
    # Ions cross one by one: the number that has crossed varies by its square root, if not less.
    return {
        "simulated": float(had - int(patch.counts[row, 0])),
        "predicted": predicted,
        "noise": abs(predicted) ** 0.5,
    }


def _judge_run_down(samples: Sequence[Numbers]) -> Judgement:
    return equals(samples, _("4 standard errors + 10 %, as access is known to a third of itself"), share=0.10)


def _starve(seed: int, quick: bool) -> Numbers:
    """Whether pumps stand still once ATP is gone and turn again when it is back; adenine and phosphate kept."""
    patch = Patch(presets.get("neuron"), seed)
    normal = _run(patch, _FED_S).cycles_per_s
    for key in ("oxygen", "glucose"):
        patch.set(key, 0.0)
    _run(patch, _STARVED_S)
    starved = _run(patch, _WATCHED_S).cycles_per_s
    for key in ("oxygen", "glucose"):
        patch.set(key, 1.0)
    _run(patch, _FED_S)
    again = _run(patch, _WATCHED_S).cycles_per_s
    held = starved < 0.05 * normal and again > 0.6 * normal and measure.conserved(patch)
    return {"simulated": float(held), "normal": normal, "starved": starved, "again": again}


CLAIMS = (
    Claim(
        "ouabain: the jump at once",
        N_("I_p/g, in nerve and muscle 2 to 6 mV"),
        "mV",
        _jump,
        partial(within, low=2.0, high=6.0, explanation=N_("the range that is measured in cells")),
        runs=6,
        quick_runs=0,
    ),
    *(
        Claim(
            f"ouabain: {label} in the run-down",
            N_("GHK flux, with access resistance"),
            N_("ions"),
            partial(_run_down, key),
            _judge_run_down,
            runs=8,
            quick_runs=4,
        )
        for key, label in (("K", N_("K⁺ lost")), ("Na", N_("Na⁺ gained")))
    ),
    Claim(
        "no oxygen, no glucose: pumps stop, and turn again",
        N_("no ATP, no turn"),
        N_("runs"),
        _starve,
        partial(always, explanation=N_("under 5 % of the turns without, over 60 % again with; nothing lost")),
        runs=4,
        quick_runs=2,
    ),
)
