"""The aims of a trial: the bound, the result and the verdict of each."""

import math
from dataclasses import dataclass
from typing import Final

from game.words import _

from .figures import MOST_BACK_S, MOST_FRAME_MS, Figures, Screens
from .verdict import AimVerdict, Estimate, mean, nothing, share

MOST_SLOPE_MB_PER_H: Final = 1.0
MOST_BLOCKS_PER_H: Final = 5000.0
"""Blocks of Python's own memory: some 0.4 MB."""
MOST_PEAK_MB: Final = 450.0
SLOW_SHARE: Final = 0.01
"""Of 100 frames at most one may take longer than `MOST_FRAME_MS`."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A row of the table."""

    name: str
    bound: str
    found: str
    verdict: AimVerdict


def aims(f: Figures) -> list[Aim]:
    """All of them: of the exhibit, and of all screens where they were tried."""
    rows = [
        Aim(_("crashes"), "0", str(len(f.crashes)), nothing(len(f.crashes))),
        _slope(_("memory that stays, exhibit"), Estimate(f.slope_MB_per_h, f.slope_error_MB_per_h)),
        _blocks(_("Python's blocks that stay, exhibit"), Estimate(f.blocks_per_h, f.blocks_error_per_h)),
        _peak(_("most memory, exhibit"), f.peak_MB),
        _frames(f),
        Aim(_("ions not accounted for"), "0", str(f.missing), nothing(f.missing or len(f.miscounts))),
        Aim(_("what should not be"), "0", str(sum(f.problems.values())), nothing(sum(f.problems.values()))),
    ]
    if f.kills:
        rows.append(_back([kill.back_s for kill in f.kills]))
    return rows + (_of_screens(f.screens) if f.screens is not None else [])


def _of_screens(s: Screens) -> list[Aim]:
    wrong = s.missing or len(s.miscounts)
    return [
        Aim(_("crashes, all screens"), "0", str(len(s.crashes)), nothing(len(s.crashes))),
        _slope(_("memory that stays, all screens"), Estimate(s.slope_MB_per_h, s.slope_error_MB_per_h)),
        _blocks(_("Python's blocks that stay, all screens"), Estimate(s.blocks_per_h, s.blocks_error_per_h)),
        _peak(_("most memory, all screens"), s.peak_MB),
        Aim(_("ions not accounted for, all screens"), "0", str(s.missing), nothing(wrong)),
    ]


def _slope(name: str, found: Estimate) -> Aim:
    bound = _("< {most:g} MB/h").format(most=MOST_SLOPE_MB_PER_H)
    text = "" if math.isnan(found.value) else growth(found.value, found.error)
    return Aim(name, bound, text, found.under(MOST_SLOPE_MB_PER_H))


def growth(MB_per_h: float, error: float) -> str:
    """How fast memory grows, as it is written in a report."""
    return _("{slope:+.2f} ± {error:.2f} MB/h").format(slope=MB_per_h, error=error)


def _blocks(name: str, found: Estimate) -> Aim:
    text = "" if math.isnan(found.value) else f"{found.value:+,.0f} ± {found.error:,.0f} /h"
    return Aim(name, f"< {MOST_BLOCKS_PER_H:,.0f} /h", text, found.under(MOST_BLOCKS_PER_H))


def _peak(name: str, most_MB: float) -> Aim:
    bound, text = _("< {most:g} MB").format(most=MOST_PEAK_MB), _("{megabytes:.0f} MB").format(megabytes=most_MB)
    return Aim(name, bound, text, Estimate(most_MB).under(MOST_PEAK_MB))


def _frames(f: Figures) -> Aim:
    slow = share(f.cpu.slow, f.cpu.frames)
    name = _("frames that take more than {ms:g} ms of CPU time").format(ms=MOST_FRAME_MS)
    text = f"{100 * slow.value:.2f} ± {100 * slow.error:.2f} %"
    return Aim(name, f"< {100 * SLOW_SHARE:g} %", text, slow.under(SLOW_SHARE))


def _back(seconds: list[float]) -> Aim:
    """The aim for recovery after a kill: each time within the bound, and their mean below it with certainty."""
    found, worst = mean(seconds), max(seconds)
    verdict = AimVerdict.MISSED if worst > MOST_BACK_S else found.under(MOST_BACK_S)
    text = _("{mean:.1f} ± {error:.1f} s, worst {worst:.1f} s").format(mean=found.value, error=found.error, worst=worst)
    return Aim(_("back after a kill or a stop"), f"≤ {MOST_BACK_S:g} s", text, verdict)
