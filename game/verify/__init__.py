"""The claims that `minus70 verify` tests the simulation against, one family a file."""

from . import calcium, capacitor, cells, excitability, poisons, potentials, water
from .claim import Claim

CLAIMS: tuple[Claim, ...] = (
    *potentials.CLAIMS,
    *cells.CLAIMS,
    *calcium.CLAIMS,
    *poisons.CLAIMS,
    *water.CLAIMS,
    *excitability.CLAIMS,
    *capacitor.CLAIMS,
)


def named(name: str) -> Claim:
    """The claim called `name`. Raises KeyError."""
    for claim in CLAIMS:
        if claim.name == name:
            return claim
    raise KeyError(name)
