"""Run claims: every run of every claim is one job, and all jobs share one pool of processes."""

import math
import os
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context

from game.engine import Patch, presets
from game.progress import progress
from game.words import _

from . import named
from .claim import Claim, Judgement, Numbers


@dataclass(frozen=True, slots=True)
class Row:
    """A claim with its judgement."""

    claim: Claim
    runs: int
    judgement: Judgement

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        judged = self.judgement
        return {
            "condition": self.claim.name,
            "theory": self.claim.theory,
            "unit": self.claim.unit,
            "runs": self.runs,
            "predicted": judged.predicted,
            "simulated": judged.simulated,
            "error": judged.error,
            "allowed": judged.allowed,
            **judged.more,
            "passed": judged.passed,
            "because": judged.explanation,
        }


def _run_one(name: str, seed: int, quick: bool) -> Numbers:
    """One run, in a worker: claims are looked up by name there, as not every function can be sent."""
    return named(name).sample(seed, quick)


def judged(claim: Claim, runs: dict[int, Numbers | Exception]) -> Row:
    """The row of a claim; it fails where a run ended in an error, with the error as its explanation."""
    samples: list[Numbers] = []
    for seed in sorted(runs):  # in order, so that sums do not depend on which run ended first
        run = runs[seed]
        if isinstance(run, Exception):
            why = _("seed {seed}: {kind}: {error}").format(seed=seed, kind=type(run).__name__, error=run)
            return Row(claim, len(runs), Judgement(math.nan, math.nan, math.nan, math.nan, False, why))
        samples.append(run)
    return Row(claim, len(runs), claim.judge(samples))


def rows(claims: Sequence[Claim], quick: bool, workers: int | None = None) -> list[Row]:
    """Run `claims` (those that `quick` leaves) on `workers` processes; all cores where None."""
    chosen = [claim for claim in claims if claim.seeds(quick)]
    runs: dict[str, dict[int, Numbers | Exception]] = defaultdict(dict)
    # "spawn": a fork of a process whose kernels have run threads may hang
    pool = ProcessPoolExecutor(workers or os.cpu_count(), mp_context=get_context("spawn"))
    with pool, progress() as shown:
        Patch(presets.get("neuron"), 1).step(1)  # compile once, here, and not once in each worker
        waiting = {
            pool.submit(_run_one, claim.name, seed, quick): (claim.name, seed)
            for claim in chosen
            for seed in claim.seeds(quick)
        }
        task = shown.add_task(_("running"), total=len(waiting))
        for future in as_completed(waiting):
            name, seed = waiting[future]
            error = future.exception()
            if error is not None and not isinstance(error, Exception):
                raise error
            runs[name][seed] = error or future.result()
            shown.advance(task)
    return [judged(claim, runs[claim.name]) for claim in chosen]
