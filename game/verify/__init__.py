"""What `minus70 verify` holds the simulation to: families of claims, one file each."""

from . import calcium, capacitor, cells, poisons, potentials, spark, water
from .claim import Claim

CLAIMS: tuple[Claim, ...] = (
    *potentials.CLAIMS,
    *cells.CLAIMS,
    *calcium.CLAIMS,
    *poisons.CLAIMS,
    *water.CLAIMS,
    *spark.CLAIMS,
    *capacitor.CLAIMS,
)


def named(name: str) -> Claim:
    """The claim called `name`. Raises KeyError."""
    for claim in CLAIMS:
        if claim.name == name:
            return claim
    raise KeyError(name)
