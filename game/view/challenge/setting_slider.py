"""The slider of a setting that a level lets the player change."""

from collections.abc import Callable

from game.challenges.level import Level
from game.engine import settings
from game.view.drawing.theme import BONE, SPECIES_COLOUR, SPECIES_NAME
from game.view.widgets.scale import Linear, Log, Scale
from game.view.widgets.slider import Slider
from game.words import _


def setting_slider(key: str, level: Level, change: Callable[[float], None]) -> Slider:
    """The slider of the setting `key`, on a scale about its value in `level`."""
    setting = settings.TABLE[key]
    ion = key[:-4] if key.endswith("_out") else key[2:] if key.startswith("P_") else ""
    shown = ion if ion in SPECIES_NAME else ""
    normal = float(settings.value_of(level.spec(), key))
    slider = Slider(
        _(setting.help),
        _scale(setting, normal),
        change,
        show=lambda value: f"{value:.3g}",
        name=_setting_name(key),
        species=shown,
        colour=SPECIES_COLOUR.get(shown, BONE),
    )
    slider.caption = setting.unit
    slider.name_px = 190
    return slider


def _scale(setting: settings.Setting, normal: float) -> Scale:
    """A scale for a setting: logarithmic for what spans decades."""
    if setting.key.endswith("_out"):
        return Log(max(1.0, normal / 10), min(setting.high, max(100.0, normal * 2)))
    if setting.key.startswith("P_"):
        return Linear(0.0, max(10.0, 2.5 * normal), 0.01)
    step = 1.0 if setting.key in ("pumps", "temperature_C") else (setting.high - setting.low) / 100
    return Linear(setting.low, setting.high, step)


def _setting_name(key: str) -> str:
    names = {
        "pumps": _("pumps on"),
        "ouabain": _("ouabain"),
        "digoxin": _("digoxin"),
        "oxygen": _("oxygen"),
        "glucose": _("glucose"),
        "temperature_C": _("temperature"),
        "tonicity": _("bath strength"),
    }
    if key.endswith("_out"):
        return _("outside")
    if key.startswith("P_"):
        return _("leak")
    return names.get(key, key.replace("_", " "))
