"""The conditions that `verify` runs, each with the theory that it is compared with."""

from dataclasses import dataclass, field

from game.engine import presets

K_ONLY = {"pumps": 0, "P_Na": 0, "P_Cl": 0}


@dataclass(frozen=True, slots=True)
class Experiment:
    """One row of the table.

    theory: "Nernst" and "GHK" (pumps off), "GHK + pump" (with the pump current counted in the same window) or
    "Mullins-Noda" (steady concentrations). Times are in time constants of the membrane, or in seconds where
    `settle_s` is given; runs are with seeds 1, 2, ...
    """

    name: str
    theory: str
    changes: dict[str, float] = field(default_factory=dict)
    preset: str = "neuron"
    settle_s: float | None = None  # for concentrations, not only the voltage, to become steady
    watch_s: float | None = None
    runs: int = 12
    quick: bool = True  # also in `verify --quick`


def _k_only(bath_mM: float, k: float = 20, **more: float) -> Experiment:
    # The voltage starts at 0: the ions find it.
    at = f", {more['temperature_C']:g} °C" if "temperature_C" in more else ""
    return Experiment(f"K⁺ alone, {bath_mM:g} mM outside{at}", "Nernst", {**K_ONLY, "P_K": k, "K_out": bath_mM, **more})


def _slower(preset: str, times: float) -> dict[str, float]:
    """A preset's leaks, each slower by the same factor: the same GHK potential, with less access resistance."""
    return {f"P_{key}": p / times for key, p in presets.get(preset).permeability_per_s.items()}


def _leaks(name: str, quick: bool = True, slower: float = 1, **changes: float) -> Experiment:
    return Experiment(name, "GHK", {"pumps": 0, **_slower("neuron", slower), **changes}, quick=quick)


def _steady(name: str, quick: bool = True, preset: str = "neuron", slower: float = 1, **changes: float) -> Experiment:
    settings = {**_slower(preset, slower), **changes}
    return Experiment(name, "Mullins-Noda", settings, preset, 300.0 * slower, 600.0 * slower, 6, quick)


CONDITIONS: tuple[Experiment, ...] = (
    _k_only(2),
    _k_only(5),
    _k_only(20),
    _k_only(100),
    _k_only(5, temperature_C=10),
    _k_only(5, temperature_C=45),
    Experiment("Na⁺ alone", "Nernst", {"pumps": 0, "P_K": 0, "P_Cl": 0, "P_Na": 4}),
    Experiment("Cl⁻ alone", "Nernst", {"pumps": 0, "P_K": 0, "P_Na": 0, "P_Cl": 4}),
    _leaks("K⁺ : Na⁺ = 25 : 1", P_K=2.4, P_Na=0.096, P_Cl=0, V0=-65),
    _leaks("K⁺ : Na⁺ = 2 : 1", P_K=1.2, P_Na=0.6, P_Cl=0, V0=-15),
    _leaks("all three, as fast as the neuron's", V0=-60),
    _leaks("all three, half as fast", slower=2, V0=-60),
    _leaks("all three, a quarter as fast", slower=4, V0=-60),
    _leaks("all three, an eighth as fast", False, slower=8, V0=-60),
    _leaks("all three, 2 mM K⁺ outside", K_out=2, slower=4, V0=-65),
    _leaks("all three, 20 mM K⁺ outside", K_out=20, slower=4, V0=-45),
    _leaks("all three, 100 mM K⁺ outside", K_out=100, slower=4, V0=-10),
    _leaks("all three, 15 °C", temperature_C=15, slower=4, V0=-60),
    Experiment("neuron, pumps running", "GHK + pump", {"V0": -70}),
    Experiment(
        "neuron, slower leaks, one pump",
        "GHK + pump",
        {**_slower("neuron", 4), "pumps": 1, "V0": -70},
    ),
    Experiment("astrocyte, 1 mM K⁺ outside", "GHK + pump", {"K_out": 1, "V0": -90}, "astrocyte"),
    Experiment("astrocyte, 3 mM K⁺ outside", "GHK + pump", {"V0": -85}, "astrocyte", quick=False),
    Experiment("astrocyte, 10 mM K⁺ outside", "GHK + pump", {"K_out": 10, "V0": -65}, "astrocyte"),
    _steady("neuron at rest"),
    _steady("textbook neuron at rest", preset="textbook"),
    _steady("neuron at rest, 10 mM K⁺ outside", False, K_out=10),
    _steady("a quarter as fast, one pump, at rest", False, slower=4, pumps=1),
)
