"""The report of a trial, for people: Markdown."""

import math
from collections.abc import Sequence

from game.words import _

from .aims import aims, growth
from .figures import Figures, Screens, TimesSummary
from .ledger import AT_START, CROSSED, FROM_BATH, MADE, PRESENT, TURNS


def markdown(figures: Figures, command: str) -> str:
    """All of it; `command` is what made it."""
    parts = [
        "# " + _("Soak"),
        f"`{command}`",
        _first_words(figures),
        _aims(figures),
        "## " + _("Frames"),
        _frames(figures),
        "## " + _("Memory"),
        _memory(figures),
        "## " + _("Ions"),
        _ions(figures),
        "## " + _("What happened"),
        _happened(figures),
    ]
    if figures.screens is not None:
        parts += ["## " + _("All screens"), _screens(figures.screens)]
    if figures.kills:
        parts += ["## " + _("Killed and stopped from outside"), _kills(figures)]
    of_screens = figures.screens.crashes if figures.screens is not None else []
    parts += [f"```\n{crash}\n```" for crash in [*figures.crashes[:5], *of_screens[:5]]]
    parts += [f"- {line}" for line in (*figures.miscounts[:20], *figures.problems)]
    return "\n\n".join(parts) + "\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def _first_words(f: Figures) -> str:
    machine = ", ".join(f"{key} {value}" for key, value in f.machine.items())
    summary = _(
        "{real:.1f} minutes on the clock, {kiosk:.2f} hours of the exhibit: {frames:,} frames of 1/60 s back to back, "
        "{drawn:,} of them drawn. Seed {seed}."
    ).format(real=f.real_minutes, kiosk=f.kiosk_hours, frames=f.frames, drawn=f.drawn, seed=f.seed)
    return f"{summary}\n\n{machine}"


def _aims(f: Figures) -> str:
    rows = [(aim.name, aim.bound, aim.found, _(aim.verdict.value)) for aim in aims(f)]
    words = _(
        "An aim is met when the figure is more than two standard errors below its bound. It is missed when the figure "
        "is as far above. In between, the trial was too short to tell. Counts, such as crashes, must be 0. A show "
        "that was back too late even once has missed its aim."
    )
    return _table((_("aim"), _("bound"), _("found"), ""), rows) + "\n\n" + words


def _times(name: str, t: TimesSummary) -> Sequence[object]:
    return name, f"{t.frames:,}", f"{t.p50:.2f}", f"{t.p99:.2f}", f"{t.p999:.2f}", f"{t.worst:.1f}"


def _frames(f: Figures) -> str:
    size = f"{f.size[0]}x{f.size[1]}"
    head = (_("ms of a frame"), _("frames"), "p50", "p99", "p99.9", _("worst"))
    rows = [
        _times(_("{size}, CPU time of the thread that draws").format(size=size), f.cpu),
        _times(_("{size}, on the clock").format(size=size), f.wall),
        _times(_("other sizes, and 2 s after a change of size: CPU time"), f.other),
    ]
    words = _(
        "A frame is all of it: events, runs, picture. On a machine that does other work too, the time on the clock has "
        "the others' turns in it. Every other minute of the exhibit is timed. Full collections of garbage: {full}, the "
        "worst of all collections {worst:.1f} ms. The trial used {share:.0f} % of one core."
    ).format(full=f.gc_full, worst=f.gc_worst_ms, share=100 * f.cpu_share)
    return _table(head, rows) + "\n\n" + words


def _memory(f: Figures) -> str:
    parts = [_resident(f)]
    if f.in_use_MB and not math.isnan(f.in_use_MB_per_h):
        parts.append(_in_use(f))
    return "\n\n".join(parts)


def _resident(f: Figures) -> str:
    samples = [megabytes for _s, megabytes in f.memory_MB]
    return _(
        "Resident memory: {first:.1f} MB at the start, {warm:.1f} MB after warm-up, {last:.1f} MB at the end, "
        "{most:.1f} MB at most; it comes and goes with the pictures of the scenes, by tens of MB (growth through all "
        "samples: {raw}). What stays is looked at in like moments, {looks} times: in the attract "
        "loop as it begins, with no picture kept, garbage collected, and free memory given back. Least squares "
        "over {hours:.2f} h after warm-up: {slope}."
    ).format(
        first=samples[0],
        warm=f.warm_MB,
        last=samples[-1],
        most=max(samples),
        hours=f.slope_hours,
        looks=len(f.like_MB),
        raw=_slope(f.raw_MB_per_h, f.raw_error_MB_per_h),
        slope=_slope(f.slope_MB_per_h, f.slope_error_MB_per_h),
    )


def _slope(MB_per_h: float, error: float) -> str:
    return _("too short to tell") if math.isnan(MB_per_h) else growth(MB_per_h, error)


def _in_use(f: Figures) -> str:
    return _(
        "What the program itself holds, in the same moments: {heap:.1f} MB from the C library at the last look "
        "({slope:+.2f} ± {error:.2f} MB/h), and {blocks:,} blocks of Python's ({more:+,.0f} ± {more_error:,.0f} an "
        "hour). The rest is code, and holes that the C library keeps between what is in use."
    ).format(
        heap=f.in_use_MB[-1][1],
        slope=f.in_use_MB_per_h,
        error=f.in_use_error_MB_per_h,
        blocks=f.blocks[-1][1],
        more=f.blocks_per_h,
        more_error=f.blocks_error_per_h,
    )


def _ions(f: Figures) -> str:
    sums = f.sums
    rows = [
        (_("at the beginning of their runs"), f"{sums[AT_START]:,}"),
        (_("net from the bath"), f"{sums[FROM_BATH]:+,}"),
        (_("net made by chemistry, or put in"), f"{sums[MADE]:+,}"),
        (_("counted one by one at the end"), f"{sums[PRESENT]:,}"),
        (_("not accounted for"), f"**{f.missing:,}**"),
    ]
    words = _(
        "{runs} runs, each counted ion by ion every 10 s and once more when it is left: {counts:,} counts, {wrong} of "
        "them wrong. Each count also holds every kind of ion, each side, the charge and the adenine against what has "
        "crossed ({crossed:,} ions through channels and pumps, {turns:,} pump cycles)."
    ).format(
        runs=f.runs, counts=f.counts, wrong=len(f.miscounts), crossed=sums[CROSSED], turns=sums[TURNS]
    )  # fmt: skip
    return words + "\n\n" + _table((_("ions and molecules, all runs"), ""), rows)


def _happened(f: Figures) -> str:
    shares = ", ".join(f"{state} {100 * share:.0f} %" for state, share in f.states.items())
    words = _(
        "{visitors} visitors, {resets} resets to the attract loop, {games} mini challenges, {scenes} changes of scene "
        "({kinds} scenes), languages {languages}. Time: {shares}. {events:,} events of fingers, mouse and keys."
    ).format(
        visitors=f.visitors,
        resets=f.resets,
        games=f.games,
        scenes=sum(f.scenes.values()),
        kinds=len(f.scenes),
        languages=", ".join(f.languages),
        shares=shares,
        events=f.events,
    )
    return words + "\n\n" + _table((_("fault"), _("times")), sorted(f.faults.items()))


def _kills(f: Figures) -> str:
    words = _("The real parent and its child, in real time: the seconds until a new child showed frames.")
    return words + "\n\n" + _table(("", "s"), [(_(kill.kind), f"{kill.back_s:.1f}") for kill in f.kills])


def _screens(s: Screens) -> str:
    shares = ", ".join(f"{screen} {100 * share:.0f} %" for screen, share in s.shares.items())
    cells = ", ".join(f"{cell} {times}" for cell, times in s.cells.items())
    words = _(
        "{hours:.2f} hours of the whole program in one window: {frames:,} frames, {events:,} events of fingers, mouse "
        "and keys, {sizes} changes of size, {quits} requests to quit. Frames by screen: {shares}. Cells, and how "
        "often each was chosen: {cells}. Languages {languages}. {runs} runs, counted ion by ion {counts:,} times."
    ).format(
        hours=s.hours,
        frames=s.frames,
        events=s.events,
        sizes=s.sizes,
        quits=s.asked_to_quit,
        shares=shares,
        cells=cells,
        languages=", ".join(s.languages),
        runs=s.runs,
        counts=s.counts,
    )
    memory = _(
        "Most memory: {peak:.0f} MB. What stays, looked at {looks} times on the map, where nothing runs: {slope}. "
        "Kept pictures: {kept:.0f} MB at most. In the largest window they may take {room:.0f} MB."
    ).format(
        peak=s.peak_MB,
        looks=len(s.like_MB),
        slope=_slope(s.slope_MB_per_h, s.slope_error_MB_per_h),
        kept=s.kept_MB,
        room=s.room_MB,
    )
    times = _table(
        (_("ms of a frame"), _("frames"), "p50", "p99", "p99.9", _("worst")),
        [_times(_("all screens and sizes: CPU time"), s.cpu)],
    )
    return "\n\n".join([words, memory, times, _table((_("fault"), _("times")), sorted(s.faults.items()))])
