"""The things that a visitor can do to the cell: each changes one setting, and can be undone."""

from dataclasses import dataclass
from typing import Final, Literal

from game.engine import presets, settings
from game.engine.session import Session
from game.engine.state import PUMP

Name = Literal["pumps", "leaks", "poison", "potassium"]


@dataclass(frozen=True, slots=True)
class Intervention:
    """One thing to do: sets `setting` to `pulled`, and back to `normal` when it is done again."""

    name: Name
    setting: str
    pulled: float

    @property
    def normal(self) -> float:
        """The value of the setting in a healthy cell."""
        return float(settings.value_of(presets.get(PRESET), self.setting))

    def is_pulled(self, session: Session) -> bool:
        """Whether the setting is at `pulled` now."""
        return float(settings.value_of(session.patch.spec, self.setting)) == self.pulled

    def turn(self, session: Session) -> bool:
        """Set it to `pulled`, or back to `normal`. Returns whether it is at `pulled` then."""
        pull = not self.is_pulled(session)
        session.act("set", self.setting, self.pulled if pull else self.normal)
        if self.name == "poison" and not pull:
            # By itself ouabain would leave the pumps only after minutes: they are freed at once.
            for row in session.patch.rows(PUMP).tolist():
                session.act("set_blocked", row, False)
        return pull


PRESET: Final = "neuron"
SPEED: Final = 2.0
"""Ticks pass twice as fast as on the other screens: then each intervention shows its effect within 3 s."""

LEVERS: Final = (
    Intervention("pumps", "pumps", 0.0),
    Intervention("leaks", "P_Na", 8.0),
    Intervention("poison", "ouabain", 1.0),
    Intervention("potassium", "K_out", 60.0),
)
"""Doses are large: a visitor stays for less than a minute. tests/kiosk/test_visit.py checks their effects after 3 s."""
