"""The settings of `--set`, as a table under the help."""

from rich.console import Console
from rich.table import Table

from game.engine import presets, settings
from game.words import _


def show() -> None:
    """Print every setting with its unit, range and default (the neuron's), and the presets."""
    neuron = presets.get("neuron")
    table = Table(_("--set"), _("range"), _("unit"), _("neuron"), _("what it is"), box=None, pad_edge=False)
    for key, setting in settings.TABLE.items():
        within = _("{low} to {high}").format(low=f"{setting.low:g}", high=f"{setting.high:g}")  # as it is to be typed
        span = ", ".join(setting.choices) or within
        default = settings.value_of(neuron, key)
        default_text = default if isinstance(default, str) else f"{default:g}"
        table.add_row(key, span, setting.unit, default_text, _(setting.help))
    console = Console(highlight=False)
    console.print(table)
    console.print(_("Presets: {names}.").format(names=", ".join(presets.names())))
