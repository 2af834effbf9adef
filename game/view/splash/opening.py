"""What the splash has to know about the screen that comes after it."""

from dataclasses import dataclass

from game.engine.spec import PatchSpec


@dataclass(frozen=True, slots=True)
class Opening:
    """`spec`: the patch whose Live screen comes; None: another screen. `reduced_motion`: nothing glides or grows."""

    spec: PatchSpec | None = None
    reduced_motion: bool = False
