"""The things that a visitor can do to the cell: each changes one setting, and can be undone."""

from dataclasses import dataclass
from typing import Final, Literal

from game.engine import presets, settings
from game.engine.session import Session
from game.engine.state import PUMP

Name = Literal["pumps", "leaks", "poison", "potassium"]


@dataclass(frozen=True, slots=True)
class Intervention:
    """One thing to do. `pulled` is what its setting is then; otherwise that is what the healthy cell has."""

    name: Name
    setting: str
    pulled: float

    @property
    def normal(self) -> float:
        """What the healthy cell has."""
        return float(settings.value_of(presets.get(PRESET), self.setting))

    def is_pulled(self, session: Session) -> bool:
        """Whether it is so now."""
        return float(settings.value_of(session.patch.spec, self.setting)) == self.pulled

    def turn(self, session: Session) -> bool:
        """Pull it, or push it back; whether it is pulled then."""
        pull = not self.is_pulled(session)
        session.act("set", self.setting, self.pulled if pull else self.normal)
        if self.name == "poison" and not pull:
            # Left alone ouabain would hold the pumps for minutes: it is taken off them with the rest.
            for row in session.patch.rows(PUMP).tolist():
                session.act("set_blocked", row, False)
        return pull


PRESET: Final = "neuron"
SPEED: Final = 2.0
"""Ticks pass twice as fast as on the other screens: then each lever moves the voltage, or the pumps, within 3 s."""

LEVERS: Final = (
    Intervention("pumps", "pumps", 0.0),
    Intervention("leaks", "P_Na", 8.0),
    Intervention("poison", "ouabain", 1.0),
    Intervention("potassium", "K_out", 60.0),
)
"""Doses are large: a visitor stays for less than a minute. tests/kiosk/test_visit.py holds what each does in 3 s."""
