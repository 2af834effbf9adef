"""Compare simulations with physiology: prints a table of claims (see game.verify)."""

import math
import time
from collections import defaultdict

from rich.console import Console
from rich.table import Table

from game.verify import CLAIMS
from game.verify.pool import Row, rows
from game.words import _, figure, with_decimal_commas

from .simulate import as_json


def run(quick: bool, as_object: bool) -> int:
    """The command. Returns 1 if a row fails, else 0."""
    begun = time.monotonic()
    table = rows(CLAIMS, quick)
    passed = all(row.judgement.passed for row in table)
    seconds = time.monotonic() - begun
    if as_object:
        head = {"passed": passed, "quick": quick, "seconds": round(seconds, 1)}
        print(as_json({**head, "rows": [row.as_dict() for row in table]}))
    else:
        _print_table(table, seconds)
    return 0 if passed else 1


def decimals(*values: float) -> int:
    """Number of decimals to print for figures of this size: a row has the same in all its columns."""
    most = max((abs(value) for value in values if math.isfinite(value)), default=1.0)
    return 0 if most >= 10_000 else 2 if most >= 1 else 4


def _print_table(table: list[Row], seconds: float) -> None:
    """Print the table as text, with what the columns mean below it."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = 160  # in a file or a pipe, rows stay on one line
    found = Table(_("claim"), _("held against"), _("unit"), box=None, pad_edge=False)
    for title in (_("predicted"), _("simulated"), _("error"), _("allowed")):
        found.add_column(title, justify="right", no_wrap=True)
    found.add_column("")
    reasons: dict[str, dict[str, None]] = defaultdict(dict)
    for row in table:
        judged = row.judgement
        digits = f".{decimals(judged.predicted, judged.simulated)}f"
        found.add_row(
            with_decimal_commas(_(row.claim.name)),
            with_decimal_commas(_(row.claim.theory)),
            _(row.claim.unit),
            with_decimal_commas(judged.shown) or figure(judged.predicted, digits),
            figure(judged.simulated, digits),
            figure(judged.error, "+" + digits),
            figure(judged.allowed, digits),
            _("ok") if judged.passed else _("FAILS"),
        )
        reasons[_(judged.explanation)][_(row.claim.theory if judged.passed else row.claim.name)] = None
    console.print(found)
    console.print(_("How far off a row may be:"))
    for explanation, theories in reasons.items():
        console.print(with_decimal_commas(f"  {', '.join(theories)}: {explanation}."))
    failed = sum(not row.judgement.passed for row in table)
    verdict = _("{failed} of {all} rows fail.") if failed else _("All {all} rows hold.")
    console.print(verdict.format(failed=failed, all=len(table)), figure(seconds, ".0f"), "s")
