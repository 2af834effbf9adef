"""When garbage is collected: as a screen is left, and not in a frame."""

import gc


def collect_all() -> None:
    """Free what is garbage, and leave what is not alone from now on: to look through it again would cost a frame."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
