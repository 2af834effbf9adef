"""The current of each protein, from its counted crossings; the field potential just outside is computed from it."""

from game.kernels.jit import inlined, kernel

from .state import HOLE


@inlined
def carried_out(s, r, p):  # type: ignore[no-untyped-def]
    """Net charge that protein `p` has carried out of the cell since it was placed, e."""
    protein = s.protein[p]
    net = protein.crossed_out - protein.crossed_in
    if protein.kind == HOLE:
        return 0  # crossings of a hole are counted without their charge
    return net * r.valence[protein.species] if protein.species >= 0 else net  # -1: the sodium-potassium pump, 3 for 2


@kernel
def note(s, r):  # type: ignore[no-untyped-def]
    """Low-pass every protein's current by one tick."""
    share = r.dt_s / r.current_s
    for p in range(s.protein.size):
        if s.protein[p].kind == 0:
            s.seen_out[p], s.current_e_per_s[p] = 0, 0.0
            continue
        out = carried_out(s, r, p)
        s.current_e_per_s[p] += (out - s.seen_out[p]) / r.current_s - share * s.current_e_per_s[p]
        s.seen_out[p] = out
