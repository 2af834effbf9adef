"""Access resistance: how much the water in front of a channel limits an ion's flux. Theory only.

The formulas of GHK take the water at a channel's mouth to be like the water far away. A channel that passes
ions faster than they arrive empties its own vestibule on one side and fills it on the other, so its net flux
is smaller than k alone gives (Läuger 1976, Biochim Biophys Acta 455:493; Hille, Ion Channels of Excitable
Membranes, 3rd ed., ch. 11). With an exchange rate a between a vestibule and the water beyond it, on both
sides,

    a (c_in - c1) = k (f_out c1 - f_in c2) = a (c2 - c_out)

so k is as if divided by 1 + k (f_out + f_in) / a.

It vanishes as k falls, and at equilibrium, where there is no net flux: Nernst potentials are untouched.
"""

import math

from .ghk_flux import f_in, f_out, positive


def access_rate_per_s(
    speed_nm_per_s: float, tau_v_s: float, vestibule_nm: float, spacing_nm: float, depth_nm: float
) -> float:
    """a, 1/s: the rate at which a vestibule (a half disc of radius `vestibule_nm`) exchanges ions with the rest.

    Three resistances in a row: leaving the half disc in free flight (its edge lies within one mean free
    path), then spreading radially, with D = speed^2 tau, until the streams of channels `spacing_nm` apart
    meet, then going straight through the depth, a third of it on average (`depth_nm` 0 where pumps put back
    at the membrane what leaks).
    """
    speed, radius = positive("speed", speed_nm_per_s), positive("radius", vestibule_nm)
    diffusion = speed * speed * positive("time", tau_v_s)
    flight = math.sqrt(2.0 * math.pi) * radius / (2.0 * speed)
    radial = radius**2 * math.log(max(1.0, spacing_nm / (math.pi * radius))) / (2.0 * diffusion)
    straight = 0.5 * math.pi * radius**2 * (depth_nm / 3.0) / (diffusion * positive("spacing", spacing_nm))
    return 1.0 / (flight + radial + straight)


def slowed_by_access(k_per_s: float, access_per_s: float, u: float) -> float:
    """The fraction of its permeability that access resistance leaves to a channel of rate `k_per_s` at u, 0 to 1."""
    return 1.0 / (1.0 + k_per_s * (f_out(u) + f_in(u)) / positive("rate", access_per_s))
