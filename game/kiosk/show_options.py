"""What the parent passes to the programs it starts: the checked config, and the options of the command line.

The file is read once, by the parent. Whatever happens to it afterwards, a show that has to be started again finds
the same config.
"""

from game.documents.model import StrictModel

from .config import KioskConfig


class ShowOptions(StrictModel):
    """One JSON object on the standard input."""

    config: KioskConfig = KioskConfig()
    windowed: bool = False
    size: tuple[int, int] | None = None  # px, of the window
    parent: int | None = None  # its process id
    again: bool = False  # it was up before: the sooner it is back the better
