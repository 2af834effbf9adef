"""Which file of the program imports which, read from their sources."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

GAME = Path(__file__).parents[1] / "game"


def imported(file: Path) -> set[str]:
    """Every module that `file` imports, by its full name, wherever in the file it does."""
    package = ["game", *file.relative_to(GAME).parts[:-1]]
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *(node.module or "").split(".")]).strip(".")
            found |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
    return found


def module_name(file: Path) -> str:
    """The full name of a file of the program, or of the folder whose `__init__.py` it is."""
    parts = ["game", *file.relative_to(GAME).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def file_graph() -> dict[str, set[str]]:
    """For every file of the program the files that it imports, wherever in it, for its types alone too."""
    files = {module_name(file): file for file in GAME.rglob("*.py")}
    graph = {}
    for name, file in files.items():
        found = imported(file)
        # A folder that is imported only for a file in it is not what is meant.
        inner = {module.rpartition(".")[0] for module in found & files.keys()}
        graph[name] = {module for module in found & files.keys() if module not in inner and module != name}
    return graph


def room_graph() -> dict[str, set[str]]:
    """For every folder of the program the folders that its files import from; the root's loose files are no room."""
    rooms = {module_name(file): module_name(file.parent / "__init__.py") for file in GAME.rglob("*.py")}
    graph: dict[str, set[str]] = {}
    for name, found in file_graph().items():
        graph.setdefault(rooms[name], set()).update(rooms[module] for module in found)
    return {room: found - {room, "game"} for room, found in graph.items() if room != "game"}


def circle(graph: dict[str, set[str]]) -> list[str]:
    """Nodes each of which leads to the next, and the last of which is the first; empty where there are none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as problem:
        found: list[str] = problem.args[1]
        return found
    return []
