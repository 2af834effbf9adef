"""Excitability: what an axon with gated channels does when it is stimulated.

Each run is one axon, let go on for 3 s and then copied, so that all stimuli meet the same membrane. It has 18 NaV and
10 KV channels whose gates flip at random, so single runs may fail to fire, or fire by themselves: claims are of shares
and means. A spike is V above -20 mV, or, where the stimulus itself comes near that, above -5 mV. The hyperpolarisation
after it is a few mV, less than the noise of so few channels, and is shown on 16 such lengths of membrane at once.
"""

import statistics
from collections.abc import Callable, Sequence
from functools import partial

from game.engine import Patch, presets
from game.engine.state import KV, NAV
from game.words import N_, _

from .claim import Claim, Judgement, Numbers, equals, within

SETTLE_S = 3.0
SMALL_MV, BIG_MV, BIGGER_MV = 5.0, 40.0, 50.0
FIRED_MV, OVER_MV = -20.0, -5.0
SPIKE_OVER_MV = -57.0
Poke = Callable[[Patch], None]


def axon(seed: int, size: str = "standard") -> Patch:
    """An axon at rest, after it has settled."""
    patch = Patch(presets.get("axon").with_(size=size), seed)
    _run(patch, SETTLE_S)
    return patch


def _run(patch: Patch, seconds: float) -> list[float]:
    """V after each tick, mV."""
    volts = []
    for _tick in range(round(seconds / patch.spec.dt_s)):
        patch.step()
        volts.append(patch.voltage_mV)
    return volts


def charge(mV: float) -> Poke:
    """A stimulus: the injection of as many K+ as move V by `mV`."""
    return lambda patch: patch.inject("K", round(mV * patch.capacitance_e_per_mV))


def fires(mV: float, seed: int, _quick: bool) -> Numbers:
    """Whether a charge is followed by a spike within 5 s, and how high V goes."""
    patch = axon(seed)
    charge(mV)(patch)
    peak = max(_run(patch, 5.0))
    return {"fired": float(peak > FIRED_MV), "peak": peak}


def all_or_none(seed: int, quick: bool) -> Numbers:
    """The peak of a spike after a big charge, and after one a quarter larger."""
    return {"predicted": fires(BIG_MV, seed, quick)["peak"], "simulated": fires(BIGGER_MV, seed, quick)["peak"]}


def second(seed: int, _quick: bool) -> Numbers:
    """Whether the same charge fires again as soon as a spike is over, and 20 s later."""
    patch = axon(seed)
    charge(BIG_MV)(patch)
    ticks = 0
    while ticks < 60 or (patch.voltage_mV > SPIKE_OVER_MV and ticks < 900):
        patch.step()
        ticks += 1
    soon, later = patch.copy(), patch
    charge(BIG_MV)(soon)
    again = max(_run(soon, 5.0)[12:])
    _run(later, 20.0)
    charge(BIG_MV)(later)
    return {"simulated": float(max(_run(later, 5.0)[12:]) > OVER_MV) - float(again > OVER_MV)}


def answer(what: str, seed: int, _quick: bool) -> Numbers:
    """How far a transmitter moves V in the 3 s after it, against the same axon left alone; NaV plugged."""
    alone = axon(seed)
    for row in alone.rows(1):
        if alone.state.protein["gate"][row] in (NAV, KV):
            alone.set_blocked(int(row), True)
    poked = alone.copy()
    poked.puff(what, 1.0)
    return {"simulated": statistics.fmean(_run(poked, 3.0)) - statistics.fmean(_run(alone, 3.0))}


def light(seed: int, _quick: bool) -> Numbers:
    """Whether a flash of 1.5 s fires it."""
    patch = axon(seed)
    patch.flash(1.5)
    return {"fired": float(max(_run(patch, 8.0)) > FIRED_MV)}


def plugged(seed: int, _quick: bool) -> Numbers:
    """Whether it fires with every NaV plugged from the start, as tetrodotoxin does."""
    patch = Patch(presets.get("axon"), seed)
    for row in patch.rows(1):
        if patch.state.protein["gate"][row] == NAV:
            patch.set_blocked(int(row), True)
    _run(patch, SETTLE_S)
    charge(BIG_MV)(patch)
    return {"fired": float(max(_run(patch, 5.0)[12:]) > OVER_MV)}


def after(seed: int, _quick: bool) -> Numbers:
    """V from 9 to 13 s after a big charge, less that of the same membrane left alone; 16 lengths of axon."""
    alone = axon(seed, "large")
    poked = alone.copy()
    charge(BIG_MV)(poked)
    windows = []
    for patch in (poked, alone):
        patch.step(540)
        windows.append(statistics.fmean(_run(patch, 4.0)))
    return {"simulated": windows[0] - windows[1]}


def judge_share(low: float, high: float, samples: Sequence[Numbers]) -> Judgement:
    """Passes if the share of runs that fired, in percent, is within a range."""
    shares = [{"simulated": 100.0 * each["fired"]} for each in samples]
    return within(shares, 100 * low, 100 * high, _("a few channels: some runs fail, a few fire by themselves"))


def judge_overshoot(samples: Sequence[Numbers]) -> Judgement:
    """Passes if the mean peak of the runs that fired is between 0 mV and E_Na."""
    peaks = [{"simulated": each["peak"]} for each in samples if each["fired"]]
    return within(peaks, 0.0, 61.0, _("above 0 mV, below E_Na"))


def judge_all_or_none(samples: Sequence[Numbers]) -> Judgement:
    """Passes if a quarter more charge makes no higher spike."""
    return equals(samples, _("4 standard errors"))


def judge_second(samples: Sequence[Numbers]) -> Judgement:
    """Passes if fewer fire at once than later, by at least half of the runs (18 NaV are so few that some never do)."""
    return within(
        [{"simulated": 100 * each["simulated"]} for each in samples], 50.0, 100.0, _("half of the runs or more")
    )


def judge_range(low: float, high: float, explanation: str, samples: Sequence[Numbers]) -> Judgement:
    """Passes if the mean is within a range."""
    return within(samples, low, high, explanation)


def _share(name: str, theory: str, sample: Callable[[int, bool], Numbers], low: float, high: float) -> Claim:
    return Claim(name, theory, "% of runs", sample, partial(judge_share, low, high), 32, 32)


CLAIMS = (
    _share(N_("axon, small charge (5 mV)"), N_("below threshold"), partial(fires, SMALL_MV), 0.0, 0.10),
    _share(N_("axon, big charge (40 mV)"), N_("above threshold"), partial(fires, BIG_MV), 0.90, 1.0),
    Claim(N_("axon, peak of a spike"), N_("overshoot"), "mV", partial(fires, BIG_MV), judge_overshoot, 32, 8),
    Claim(N_("axon, a quarter more charge"), N_("all or none"), "mV", all_or_none, judge_all_or_none, 16, 8),
    Claim(N_("axon, poked again at once or later"), N_("refractory"), "% of runs", second, judge_second, 40, 12),
    Claim(
        N_("axon, 9 to 13 s after"),
        N_("after-hyperpolarisation"),
        "mV",
        after,
        partial(judge_range, -20.0, -1.5, N_("below where it was, above E_K")),
        2,
        0,
    ),
    Claim(
        N_("axon, glutamate"),
        N_("EPSP"),
        "mV",
        partial(answer, "glutamate"),
        partial(judge_range, 3.0, 40.0, N_("towards 0 mV")),
        8,
        4,
    ),
    Claim(
        N_("axon, GABA"),
        N_("IPSP, towards E_Cl"),
        "mV",
        partial(answer, "GABA"),
        partial(judge_range, -14.0, -0.7, N_("E_Cl is 13 mV below rest")),
        8,
        4,
    ),
    _share(N_("axon, a flash of light"), N_("ChR2 fires it"), light, 0.90, 1.0),
    _share(N_("axon, NaV plugged"), N_("no spike"), plugged, 0.0, 0.0),
)
