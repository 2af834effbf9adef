"""The things that a visitor can do to the cell: each changes one setting, and can be undone."""

from dataclasses import dataclass
from typing import Final, Literal

from game.engine import presets, settings
from game.engine.session import Session
from game.engine.state import PUMP

Name = Literal["pumps", "leaks", "poison", "potassium"]


@dataclass(frozen=True, slots=True)
class Intervention:
    """Sets one setting of the cell to the value `applied`, and back to `normal`, its value in a healthy cell."""

    name: Name
    setting: str
    applied: float

    @property
    def normal(self) -> float:
        """The value of the setting in a healthy cell."""
        return float(settings.value_of(presets.get(PRESET), self.setting))

    def is_applied(self, session: Session) -> bool:
        """Whether the setting has the value `applied` now."""
        return float(settings.value_of(session.patch.spec, self.setting)) == self.applied

    def toggle(self, session: Session) -> bool:
        """Set it to `applied`, or back to `normal` if it is applied. Returns whether it is applied then."""
        apply = not self.is_applied(session)
        session.act("set", self.setting, self.applied if apply else self.normal)
        if self.name == "poison" and not apply:
            # By itself ouabain would leave the pumps only after minutes: they are freed at once.
            for row in session.patch.rows(PUMP).tolist():
                session.act("set_blocked", row, False)
        return apply


PRESET: Final = "neuron"
SPEED: Final = 2.0
"""Ticks pass twice as fast as on the other screens: then each intervention shows its effect within 3 s."""

INTERVENTIONS: Final = (
    Intervention("pumps", "pumps", 0.0),
    Intervention("leaks", "P_Na", 8.0),
    Intervention("poison", "ouabain", 1.0),
    Intervention("potassium", "K_out", 60.0),
)
"""Doses are large: a visitor stays for less than a minute. tests/kiosk/test_visit.py checks their effects after 3 s."""
