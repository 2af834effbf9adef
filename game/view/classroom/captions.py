"""Captions: the latest action in a few words, for viewers who could not see it being done."""

from typing import Final
from weakref import ref

from game.engine import presets, settings
from game.engine.actions import RESTART, Action
from game.engine.drugs import KEYS as DRUGS
from game.engine.session import Session
from game.engine.spec import PatchSpec
from game.view.drawing.theme import SPECIES_NAME
from game.words import _

LASTS_S: Final = 5.0


class Captions:
    """Follows a run; `words` holds its latest action for LASTS_S seconds."""

    def __init__(self) -> None:
        self.words = ""
        self._age_s = 0.0
        self._session: ref[Session] | None = None  # weak: a run that is left is not kept for the sake of its words
        self._known = 0

    def follow(self, session: Session | None, dt: float) -> None:
        """Advance by `dt` seconds and take up a new action, if there is one. A new run begins without a caption."""
        self._age_s += dt
        if self._age_s > LASTS_S:
            self.words = ""
        if session is None:
            return
        journal = session.journal
        if self._session is None or session is not self._session():
            self._session, self._known, self.words = ref(session), len(journal), ""
        elif len(journal) != self._known:
            grown, self._known = len(journal) > self._known, len(journal)
            words = sentence(journal[-1], session.patch.spec) if grown else ""
            if words:
                self.words, self._age_s = words, 0.0


def sentence(action: Action, spec: PatchSpec) -> str:
    """What an action does; "" for one whose effect is plain on screen. `spec` is that of the patch now."""
    name, args = action.name, action.args
    if name == "set":
        return _setting(str(args[0]), args[1], spec)
    if name == RESTART:
        return _("A fresh start: {cell}").format(cell=_(presets.get(str(args[0])).title)) if args else _("Start again")
    if name == "set_running":
        return _("A pump is switched on.") if args[1] else _("A pump is switched off.")
    if name == "set_open":
        return _("A channel is opened.") if args[1] else _("A channel is shut.")
    plain = {
        "add": _("A protein is put into the membrane."),
        "flash": _("A flash of light"),
        "inject": _("Ions are put in, or taken out."),
    }
    if name == "puff":
        return _("A puff of {what}").format(what=args[0])
    return plain.get(name, "")


def _setting(key: str, value: object, spec: PatchSpec) -> str:
    if not isinstance(value, int | float) or key not in settings.TABLE:
        return ""
    setting = settings.TABLE[key]
    if key.endswith("_out"):
        return _("{ion} outside: {value} mM").format(ion=SPECIES_NAME[key[:-4]], value=f"{value:.3g}")
    if key.startswith("P_"):
        usual = float(settings.value_of(presets.get(spec.name), key)) if spec.name in presets.names() else 0.0
        if usual <= 0:
            return ""
        return _("{ion} leak: {times} × the usual").format(ion=SPECIES_NAME[key[2:]], times=f"{value / usual:.2g}")
    if key == "pumps":
        return _("Pumps that run: {n} of {all}").format(n=f"{value:g}", all=f"{setting.high:g}")
    if key in DRUGS:
        return _("{drug} in the bath: {value} {unit}").format(drug=_(key), value=f"{value:.3g}", unit=setting.unit)
    if key == "temperature_C":
        return _("Temperature: {value} °C").format(value=f"{value:.3g}")
    share = {"oxygen": _("Oxygen: {share} %"), "glucose": _("Glucose: {share} %")}.get(key)
    return share.format(share=round(100 * value)) if share else ""
