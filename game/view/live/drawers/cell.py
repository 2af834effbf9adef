"""Which cell's membrane this is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from game.engine import presets
from game.view.actions.live import Restart
from game.view.drawing.theme import Theme
from game.view.panels.figures import plain
from game.view.panels.section import Dispatch
from game.view.readout.readout import Readout
from game.view.widgets.chip import Chip
from game.view.widgets.drawer import Drawer
from game.view.widgets.grid_drawer import GridDrawer
from game.view.widgets.note import Note
from game.view.widgets.tile import PictureTile
from game.words import _

from .cell_signs import sign


@dataclass(frozen=True, slots=True)
class CellChoice:
    """A preset, as the drawer shows it. `short` is its name where there is little room."""

    name: str
    title: str
    short: str
    sentence: str
    rest_mV: float


def all_cells() -> list[CellChoice]:
    """Every preset there is."""
    specs = [(name, presets.get(name)) for name in presets.names()]
    return [CellChoice(name, _(s.title), _(presets.short(name)), _(s.sentence), s.rest_mV) for name, s in specs]


class _Sentence(Note):
    """What the chosen cell is; as high as the longest of them, so that the drawer keeps its height."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__()
        self._all = [Note(sentence) for sentence in sentences]

    def preferred_height(self, theme: Theme, width: int) -> int:
        return max(note.preferred_height(theme, width) for note in self._all)


class Cells:
    """Which preset runs."""

    def __init__(self, cells: Sequence[CellChoice], dispatch: Dispatch, press: Callable[[], None]) -> None:
        self._cells = {cell.name: cell for cell in cells}
        self.chip = Chip(_("Cell"), _("Cell"), press)
        self.choices = {
            cell.name: PictureTile(
                cell.title,
                _("{voltage} mV").format(voltage=plain(cell.rest_mV)),
                partial(sign, cell.name),
                partial(dispatch, Restart(cell.name)),
            )
            for cell in cells
        }
        self._sentence = _Sentence([cell.sentence for cell in cells] or [""])
        self.drawer: Drawer = GridDrawer(_("Which cell?"), list(self.choices.values()), self._sentence)
        self.drawer.wide = True

    def widest(self) -> str:
        """The widest value of the chip: the names for little room are all about as wide."""
        return max((cell.short for cell in self._cells.values()), key=len, default=_("Neuron"))

    def update(self, readout: Readout) -> None:
        """Show which runs."""
        for name, choice in self.choices.items():
            choice.active = name == readout.preset
        chosen = self._cells.get(readout.preset)
        self.chip.value = chosen.short if chosen else readout.preset
        self._sentence.words = chosen.sentence if chosen else ""
