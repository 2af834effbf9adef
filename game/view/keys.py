"""Every key of the program, one row a binding. Dispatch, the help, hints on buttons and tests read it.

What the keyboard does inside a control (arrows on a slider, letters in a name) is that control's own.
"""

from typing import Final

from game.view.widgets.binding import Binding, Bindings, Line
from game.words import N_

SPEEDS: Final = ((0.25, "¼×"), (1.0, "1×"), (4.0, "4×"), (16.0, "16×"))
"""How fast time can go, and how that is written; keys 1 to 4."""

_TIME, _TRY, _LOOK, _CONTROLS = N_("Time"), N_("Try"), N_("Look"), N_("Controls")
_GUIDE, _GO, _STEP, _DO, _LEARN = N_("Guide"), N_("Go"), N_("Step"), N_("Do"), N_("Learn")
_EVERYWHERE, _PRESENTING = N_("On every screen"), N_("While presenting")

_WORDS_MEAN, _SCREEN_AND_SOUND = N_("what the words mean"), N_("full screen, sound")
_NEXT_CONTROL = N_("next control, press it")
_THIS_HELP, _HELP_CLOSE, _POKE = N_("this help"), N_("this help, close"), N_("poke the cell; its oxygen and glucose")
_FASTER, _ALONG, _PUMP_BY_STATE = N_("¼×, 1×, 4×, 16×"), N_("along the membrane"), N_("the chosen pump by a state")
_PUMP_BY_TURN, _BATH = N_("the chosen pump by a turn"), N_("what is in the bath; plot V against its K⁺")
_PUFF, _CHARGE = N_("a puff of glutamate, of GABA"), N_("put a small charge in, a big one")
_NEARER, _PROTEIN, _FOLDED = (
    N_("nearer, farther"),
    N_("next protein, the one before"),
    N_("flow, concentrations, if folded"),
)
_STATE, _FRAME, _TURN = N_("one state back, on; hold to go on"), N_("one frame back, on"), N_("one turn back, on")
_PUMP, _SPEED_OR_ANSWER = N_("next pump, the one before"), N_("¼×, 1×, 4×, 16×; in the quiz: answer")
_WORD_SIZE, _PAGES = N_("larger words, smaller words"), N_("next, previous: a clicker's keys")

LIVE: Final = Bindings(
    Binding(("Space",), "toggle_pause", N_("pause or play"), _TIME),
    Binding((".", "→"), "step", N_("one frame on; hold to go on"), _TIME, repeats=True),
    Binding((",", "←"), "back", N_("one frame back; hold to go on"), _TIME, repeats=True),
    Binding(("End",), "now", N_("back to now"), _TIME),
    Binding(("F9",), "record", N_("record, or stop recording"), _TIME),
    *(Binding((str(n),), "speed", _FASTER, _TIME, speed) for n, (speed, _words) in enumerate(SPEEDS, 1)),
    Binding(("R",), "reset", N_("start again"), _TIME),
    Binding(("L",), "leaks", N_("how leaky the membrane is"), _TRY),
    Binding(("P",), "pumps", N_("pumps off and on"), _TRY),
    Binding(("O",), "ouabain", N_("ouabain on all pumps, or none"), _TRY),
    Binding(("B",), "bath", _BATH, _TRY),
    Binding(("Y",), "plot", _BATH, _TRY),
    Binding(("K",), "cells", N_("which kind of cell it is"), _TRY),
    Binding(("E",), "probe", _POKE, _TRY),
    Binding(("J",), "energy", _POKE, _TRY),
    Binding(("I",), "electrode", N_("electrode: into the bath, into the cell, away"), _TRY),
    Binding(("U",), "unpaired", N_("show the unpaired charges"), _TRY),
    Binding(("Z",), "small_charge", _CHARGE, _TRY),
    Binding(("S",), "big_charge", _CHARGE, _TRY),
    Binding(("T",), "flash", N_("a flash of light"), _TRY),
    Binding(("G",), "glutamate", _PUFF, _TRY),
    Binding(("A",), "gaba", _PUFF, _TRY),
    Binding(("+",), "zoom", _NEARER, _LOOK, 1, also=("=",)),
    Binding(("−",), "zoom", _NEARER, _LOOK, -1),
    Binding(("[",), "pan", _ALONG, _LOOK, -1),
    Binding(("]",), "pan", _ALONG, _LOOK, 1),
    Binding(("N",), "protein", _PROTEIN, _LOOK, 1),
    Binding(("M",), "protein", _PROTEIN, _LOOK, -1),
    Binding(("F",), "follow", N_("follow an ion"), _LOOK),
    Binding(("H",), "honesty", N_("what is to scale, what is not"), _LOOK),
    Binding(("X",), "lab", N_("the pump lab: one pump, close"), _LOOK),
    Binding(("W",), "words", _WORDS_MEAN, _LOOK),
    Binding(("←",), "pump", _PUMP_BY_STATE, _LOOK, -1, "Shift", repeats=True),
    Binding(("→",), "pump", _PUMP_BY_STATE, _LOOK, 1, "Shift", repeats=True),
    Binding(("PgUp",), "pump", _PUMP_BY_TURN, _LOOK, -8, "Shift", repeats=True),
    Binding(("PgDn",), "pump", _PUMP_BY_TURN, _LOOK, 8, "Shift", repeats=True),
    Binding(("Tab", "Enter"), "", _NEXT_CONTROL, _CONTROLS),
    Binding(("←", "→"), "", N_("move a slider; Page keys too"), _CONTROLS),
    Binding(("V",), "rail", _FOLDED, _CONTROLS, "left"),
    Binding(("C",), "rail", _FOLDED, _CONTROLS, "right"),
    Binding(("F11",), "fullscreen", _SCREEN_AND_SOUND, _CONTROLS),
    Binding(("D",), "sound", _SCREEN_AND_SOUND, _CONTROLS),
    Binding(("F1", "?"), "help", _HELP_CLOSE, _CONTROLS),
    Binding(("Esc",), "", _HELP_CLOSE, _CONTROLS),
)
"""The Live screen."""

LAB: Final = Bindings(
    Binding(("←",), "state", _STATE, _STEP, -1, repeats=True),
    Binding(("→",), "state", _STATE, _STEP, 1, repeats=True),
    Binding((",",), "frame", _FRAME, _STEP, -1, repeats=True),
    Binding((".",), "frame", _FRAME, _STEP, 1, repeats=True),
    Binding(("PgUp",), "cycle", _TURN, _STEP, -1, repeats=True),
    Binding(("PgDn",), "cycle", _TURN, _STEP, 1, repeats=True),
    Binding(("Space",), "toggle_pause", N_("pause or play"), _STEP),
    Binding(("T",), "hand", N_("turn the pump by hand, or let it run"), _DO),
    Binding(("C",), "crank", N_("turn the crank"), _DO),
    Binding(("N",), "pump", _PUMP, _DO, 1),
    Binding(("M",), "pump", _PUMP, _DO, -1),
    *(Binding((str(n + 1),), "number", _SPEED_OR_ANSWER, _DO, n) for n in range(len(SPEEDS))),
    Binding(("L",), "labels", N_("labels on or off"), _LEARN),
    Binding(("Q",), "quiz", N_("quiz me"), _LEARN),
    Binding(("X",), "live", N_("to the live membrane"), _GO),
    Binding(("W",), "words", _WORDS_MEAN, _GO),
    Binding(("F11",), "fullscreen", _SCREEN_AND_SOUND, _GO),
    Binding(("D",), "sound", _SCREEN_AND_SOUND, _GO),
    Binding(("F1", "?"), "help", _THIS_HELP, _GO),
    Binding(("Tab", "Enter"), "", _NEXT_CONTROL, _GO),
    Binding(("Esc",), "escape", N_("stop, close, leave"), _GO),
)
"""The pump lab. "number" is a speed, or in the quiz an answer."""

LEVEL: Final = Bindings(
    Binding(("Enter",), "next_step", N_("go on"), _GUIDE),
    Binding(("S",), "skip_steps", N_("skip the guide"), _GUIDE),
    Binding(("H", "?"), "hint", N_("show a hint"), _GUIDE),
    Binding(("W",), "words", _WORDS_MEAN, _GUIDE),
    Binding(("Tab", "Enter"), "", _NEXT_CONTROL, _CONTROLS),
    Binding(("←", "→"), "", N_("less, more"), _CONTROLS),
    Binding(("A", "B", "C"), "", N_("choose an answer"), _CONTROLS),
    Binding(("Space",), "toggle_pause", N_("pause or play"), _TIME),
    Binding(("R",), "again", N_("start again"), _TIME),
    Binding(("F11",), "fullscreen", _SCREEN_AND_SOUND, _GO),
    Binding(("D",), "sound", _SCREEN_AND_SOUND, _GO),
    Binding(("F1",), "help", _THIS_HELP, _GO),
    Binding(("Esc",), "map", N_("to the map of levels"), _GO),
)
"""A level that is played."""

MAP: Final = Bindings(Binding(("Esc",), "live"), Binding(("F11",), "fullscreen"))
"""The map of levels, whose buttons say it all."""

VOTES: Final = Bindings(
    Binding(("↑", "U"), "vote", value="up"),
    Binding(("↓",), "vote", value="down"),
    Binding(("=", "S"), "vote", value="same"),
    Binding(("Backspace",), "take_back"),
    Binding(("Enter", "PgDn"), "turn", value=1),
    Binding(("PgUp",), "turn", value=-1),
    Binding(("R",), "again"),
    Binding(("Esc", "F4"), "back"),
    Binding(("F11",), "fullscreen"),
)
"""The votes of a class, whose buttons say it all."""

EVERYWHERE: Final = Bindings(Binding(("W",), "words"), Binding(("D",), "sound"))
"""Every screen, where it has not used the key itself."""

GLOSSARY: Final = Bindings(Binding(("Esc", "W"), "close"))
"""The card that says what the words mean."""

HELP: Final = Bindings(Binding(("Esc", "F1", "?"), "close"))
"""The card with the keys."""

CLASSROOM: Final = Bindings(
    Binding(("F5",), "present", N_("presenter mode; again or Esc: leave it"), _EVERYWHERE),
    Binding(("F4",), "votes", N_("class votes: predict, then see"), _EVERYWHERE),
    Binding(("F6",), "contrast", N_("high contrast"), _EVERYWHERE),
    Binding(("F7",), "check", N_("see it as colour-blind eyes do"), _EVERYWHERE),
    Binding(("F8",), "captions", N_("captions"), _EVERYWHERE),
    Binding(("+",), "larger", _WORD_SIZE, _EVERYWHERE, held="Ctrl", also=("=",)),
    Binding(("−",), "smaller", _WORD_SIZE, _EVERYWHERE, held="Ctrl"),
    Binding(("0",), "usual", N_("words of the usual size"), _EVERYWHERE, held="Ctrl"),
    with_shift=False,
)
"""Every screen in a classroom, before the screen itself."""

PRESENTING: Final = Bindings(
    Binding(("PgDn",), "next", _PAGES, _PRESENTING),
    Binding(("PgUp",), "previous", _PAGES, _PRESENTING),
    Binding(("B", "."), "blank", N_("blank the picture; any key: back"), _PRESENTING, also=("Keypad .",)),
    Binding(("F",), "freeze", N_("freeze the picture and the run"), _PRESENTING),
    Binding(("J",), "point", N_("pointer; or hold the right button"), _PRESENTING),
    *(Binding((str(n),), "number", N_("a kind of cell, on Live"), _PRESENTING, n) for n in range(1, 10)),
    Binding(("Esc",), "leave", N_("leave presenter mode"), _PRESENTING),
    with_shift=False,
)
"""Presenter mode, before the screen itself."""


def classroom_lines() -> list[tuple[str, list[Line]]]:
    """The keys of a classroom, under headings."""
    return [*CLASSROOM.lines(), *PRESENTING.lines()]
