"""Garbage collection when a screen is left, so that none is due within a frame."""

import gc


def collect_all() -> None:
    """Collect all garbage, and exempt what remains from later collections: to scan it takes longer than a frame."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
