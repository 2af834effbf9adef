"""Key bindings, one row each: found by what a key types, then by which key it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Generic, Literal, TypeVar

import pygame

from game.view.widgets.input import Key
from game.words import N_, _

Line = tuple[tuple[str, ...], str]
"""Keys as they are printed, and what they do, both in the language in use."""

Held = Literal["", "Shift", "Ctrl"]

Action = TypeVar("Action")
Bound = TypeVar("Bound", covariant=True)
"""What the keys of a place can ask for: a closed set of values that compare as equal."""

_CODES: Final[Mapping[str, tuple[int, ...]]] = {
    N_("Space"): (pygame.K_SPACE,),
    N_("Enter"): (pygame.K_RETURN, pygame.K_KP_ENTER),
    N_("Tab"): (pygame.K_TAB,),
    N_("Esc"): (pygame.K_ESCAPE,),
    N_("End"): (pygame.K_END,),
    N_("PgUp"): (pygame.K_PAGEUP,),
    N_("PgDn"): (pygame.K_PAGEDOWN,),
    "Backspace": (pygame.K_BACKSPACE,),
    "Keypad .": (pygame.K_KP_PERIOD,),
    "←": (pygame.K_LEFT,),
    "→": (pygame.K_RIGHT,),
    "↑": (pygame.K_UP,),
    "↓": (pygame.K_DOWN,),
    "+": (pygame.K_PLUS, pygame.K_KP_PLUS),
    "−": (pygame.K_MINUS, pygame.K_KP_MINUS),
}
_TYPED: Final[Mapping[str, str]] = {"−": "-"}
_HELD: Final = (N_("Shift"), N_("Ctrl"))
_MOST_DIGITS: Final = 4
"""A line of the help with more digits than these names the first and the last."""


@dataclass(frozen=True, slots=True)
class Binding(Generic[Bound]):
    """Keys that trigger `action`."""

    keys: tuple[str, ...]
    """As they are printed: "R", "F9", "→", "Space"."""
    action: Bound | None = None
    """The action for the screen; None where the control with the keyboard focus handles the key itself."""
    words: str = ""
    """What the help says, marked for translation; rows with the same words share a line. "": on no help card."""
    section: str = ""
    """The heading of the help that it stands under, marked for translation."""
    held: Held = ""
    """The key to hold meanwhile."""
    repeats: bool = False
    """Whether it goes on while the key is held."""
    also: tuple[str, ...] = ()
    """Other keys that do it, which no help names: "=" beside "+"."""


class Bindings(Generic[Action]):
    """The keys of one place. Raises ValueError where two rows claim the same key."""

    def __init__(self, *rows: Binding[Action], with_shift: bool = True) -> None:
        """`with_shift`: whether a key means the same while Shift is held, unless a row says otherwise."""
        self._rows = rows
        self._with_shift = with_shift
        self._by_code: dict[tuple[Held, int], Binding[Action]] = {}
        self._by_text: dict[str, Binding[Action]] = {}
        for row in rows:
            if row.action is not None:
                self._add(row)

    def _add(self, row: Binding[Action]) -> None:
        for name in (*row.keys, *row.also):
            for code in codes(name):
                if (row.held, code) in self._by_code:
                    raise ValueError(f"{name} is bound to {self._by_code[row.held, code].action} and to {row.action}")
                self._by_code[row.held, code] = row
        if not row.held:
            # Where "?", "." or a digit sits differs between keyboards; letters are the same by what they type.
            self._by_text |= {_TYPED.get(name, name): row for name in row.keys if len(name) == 1}

    def __iter__(self) -> Iterator[Binding[Action]]:
        """Every row."""
        return iter(self._rows)

    def find(self, key: Key) -> Binding[Action] | None:
        """The row bound to `key` with exactly its modifiers; None if there is none."""
        if key.command:
            return self._by_code.get(("Ctrl", key.key)) if key.ctrl else None
        if key.shift:
            found = self._by_code.get(("Shift", key.key))
            if found is not None or not self._with_shift:
                return found
        return self._by_text.get(key.text) or self._by_code.get(("", key.key))

    def hint(self, action: Action) -> str:
        """The key that does `action`, as a button names it; "" if there is none."""
        for row in self._rows:
            if row.action == action:
                return " ".join(_caps(row)[: 2 if row.held else 1])
        return ""

    def lines(self) -> list[tuple[str, list[Line]]]:
        """Every row that has words, under headings, in the language in use."""
        sections: dict[str, dict[str, list[Binding[Action]]]] = {}
        for row in self._rows:
            if row.words:
                sections.setdefault(row.section, {}).setdefault(row.words, []).append(row)
        return [
            (_(section), [(_shared_caps(rows), _(words)) for words, rows in by_words.items()])
            for section, by_words in sections.items()
        ]


def codes(name: str) -> tuple[int, ...]:
    """The codes of the keys called `name`, those of the keypad among them."""
    if name in _CODES:
        return _CODES[name]
    if len(name) == 1:
        return (ord(name.lower()), *((getattr(pygame, f"K_KP_{name}"),) if name.isdecimal() else ()))
    return (getattr(pygame, f"K_{name}"),)


def _caps(row: Binding[Action]) -> tuple[str, ...]:
    named = (*((row.held,) if row.held else ()), *row.keys)
    return tuple(_(name) if name in _CODES or name in _HELD else name for name in named)


def _shared_caps(rows: Iterable[Binding[Action]]) -> tuple[str, ...]:
    """The keys of a line, each once."""
    caps = tuple(dict.fromkeys(cap for row in rows for cap in _caps(row)))
    if len(caps) > _MOST_DIGITS and all(cap.isdecimal() for cap in caps):
        return caps[0], "–", caps[-1]
    return caps
