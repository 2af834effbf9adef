"""What a window is to show, by a name that reads well in a table of tests."""

from game.view.actions.window import OpenLevel, Where, WindowAction


def place(name: str) -> Where:
    """`level NAME`, or a screen such as `live`."""
    kind, _space, level = name.partition(" ")
    return OpenLevel(level) if kind == "level" else WindowAction(name)  # type: ignore[return-value]
