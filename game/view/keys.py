"""Every key of the program, one row a binding. Dispatch, the help, hints on buttons and tests read it.

What the keyboard does inside a control (arrows on a slider, letters in a name) is that control's own.
"""

from typing import Final

from game.view.actions.card import CardAction
from game.view.actions.classroom import (
    CastVote,
    Choose,
    ClassroomAction,
    PresenterAction,
    PresentingAction,
    TurnPage,
    VotesAction,
)
from game.view.actions.lab import LabAction, LabControl, LabViewSwitch, NextPump, Number, PumpAction, StepLab
from game.view.actions.level import LevelAction
from game.view.actions.live import (
    Control,
    Flash,
    LiveAction,
    NextProtein,
    Pan,
    Puff,
    Restart,
    RunAction,
    StepPump,
    TimeStep,
    ToggleRail,
    ViewSwitch,
    Zoom,
)
from game.view.actions.time import Speed
from game.view.actions.window import WindowAction
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

LIVE: Final[Bindings[LiveAction | Control]] = Bindings(
    Binding(("Space",), TimeStep.TOGGLE_PAUSE, N_("pause or play"), _TIME),
    Binding((".", "→"), TimeStep.STEP_FORWARD, N_("one frame on; hold to go on"), _TIME, repeats=True),
    Binding((",", "←"), TimeStep.STEP_BACK, N_("one frame back; hold to go on"), _TIME, repeats=True),
    Binding(("End",), TimeStep.TO_NOW, N_("back to now"), _TIME),
    Binding(("F9",), RunAction.RECORD, N_("record, or stop recording"), _TIME),
    *(Binding((str(n),), Speed(speed), _FASTER, _TIME) for n, (speed, _words) in enumerate(SPEEDS, 1)),
    Binding(("R",), Restart(), N_("start again"), _TIME),
    Binding(("L",), Control.LEAKS, N_("how leaky the membrane is"), _TRY),
    Binding(("P",), Control.PUMPS_ON_OFF, N_("pumps off and on"), _TRY),
    Binding(("O",), Control.OUABAIN_ON_OFF, N_("ouabain on all pumps, or none"), _TRY),
    Binding(("B",), Control.BATH, _BATH, _TRY),
    Binding(("Y",), Control.PLOT, _BATH, _TRY),
    Binding(("K",), Control.CELLS, N_("which kind of cell it is"), _TRY),
    Binding(("E",), Control.PROBE, _POKE, _TRY),
    Binding(("J",), Control.ENERGY, _POKE, _TRY),
    Binding(("I",), RunAction.MOVE_ELECTRODE, N_("electrode: into the bath, into the cell, away"), _TRY),
    Binding(("U",), ViewSwitch.UNPAIRED, N_("show the unpaired charges"), _TRY),
    Binding(("Z",), Control.SMALL_CHARGE, _CHARGE, _TRY),
    Binding(("S",), Control.BIG_CHARGE, _CHARGE, _TRY),
    Binding(("T",), Flash(), N_("a flash of light"), _TRY),
    Binding(("G",), Puff("glutamate"), _PUFF, _TRY),
    Binding(("A",), Puff("GABA"), _PUFF, _TRY),
    Binding(("+",), Zoom(1), _NEARER, _LOOK, also=("=",)),
    Binding(("−",), Zoom(-1), _NEARER, _LOOK),
    Binding(("[",), Pan(-1), _ALONG, _LOOK),
    Binding(("]",), Pan(1), _ALONG, _LOOK),
    Binding(("N",), NextProtein(1), _PROTEIN, _LOOK),
    Binding(("M",), NextProtein(-1), _PROTEIN, _LOOK),
    Binding(("F",), ViewSwitch.FOLLOW, N_("follow an ion"), _LOOK),
    Binding(("H",), ViewSwitch.HONESTY, N_("what is to scale, what is not"), _LOOK),
    Binding(("X",), WindowAction.LAB, N_("the pump lab: one pump, close"), _LOOK),
    Binding(("W",), WindowAction.WORDS, _WORDS_MEAN, _LOOK),
    Binding(("←",), StepPump(-1), _PUMP_BY_STATE, _LOOK, held="Shift", repeats=True),
    Binding(("→",), StepPump(1), _PUMP_BY_STATE, _LOOK, held="Shift", repeats=True),
    Binding(("PgUp",), StepPump(-8), _PUMP_BY_TURN, _LOOK, held="Shift", repeats=True),
    Binding(("PgDn",), StepPump(8), _PUMP_BY_TURN, _LOOK, held="Shift", repeats=True),
    Binding(("Tab", "Enter"), None, _NEXT_CONTROL, _CONTROLS),
    Binding(("←", "→"), None, N_("move a slider; Page keys too"), _CONTROLS),
    Binding(("V",), ToggleRail("left"), _FOLDED, _CONTROLS),
    Binding(("C",), ToggleRail("right"), _FOLDED, _CONTROLS),
    Binding(("F11",), WindowAction.FULLSCREEN, _SCREEN_AND_SOUND, _CONTROLS),
    Binding(("D",), WindowAction.SOUND, _SCREEN_AND_SOUND, _CONTROLS),
    Binding(("F1", "?"), Control.HELP, _HELP_CLOSE, _CONTROLS),
    Binding(("Esc",), None, _HELP_CLOSE, _CONTROLS),
)
"""The Live screen."""

LAB: Final[Bindings[LabAction | LabControl | Number]] = Bindings(
    Binding(("←",), StepLab("state", -1), _STATE, _STEP, repeats=True),
    Binding(("→",), StepLab("state", 1), _STATE, _STEP, repeats=True),
    Binding((",",), StepLab("frame", -1), _FRAME, _STEP, repeats=True),
    Binding((".",), StepLab("frame", 1), _FRAME, _STEP, repeats=True),
    Binding(("PgUp",), StepLab("cycle", -1), _TURN, _STEP, repeats=True),
    Binding(("PgDn",), StepLab("cycle", 1), _TURN, _STEP, repeats=True),
    Binding(("Space",), PumpAction.TOGGLE_PAUSE, N_("pause or play"), _STEP),
    Binding(("T",), PumpAction.HAND, N_("turn the pump by hand, or let it run"), _DO),
    Binding(("C",), PumpAction.CRANK, N_("turn the crank"), _DO),
    Binding(("N",), NextPump(1), _PUMP, _DO),
    Binding(("M",), NextPump(-1), _PUMP, _DO),
    *(Binding((str(n + 1),), Number(n), _SPEED_OR_ANSWER, _DO) for n in range(len(SPEEDS))),
    Binding(("L",), LabViewSwitch.LABELS, N_("labels on or off"), _LEARN),
    Binding(("Q",), LabViewSwitch.QUIZ, N_("quiz me"), _LEARN),
    Binding(("X",), WindowAction.LIVE, N_("to the live membrane"), _GO),
    Binding(("W",), WindowAction.WORDS, _WORDS_MEAN, _GO),
    Binding(("F11",), WindowAction.FULLSCREEN, _SCREEN_AND_SOUND, _GO),
    Binding(("D",), WindowAction.SOUND, _SCREEN_AND_SOUND, _GO),
    Binding(("F1", "?"), LabControl.HELP, _THIS_HELP, _GO),
    Binding(("Tab", "Enter"), None, _NEXT_CONTROL, _GO),
    Binding(("Esc",), LabViewSwitch.ESCAPE, N_("stop, close, leave"), _GO),
)
"""The pump lab."""

LEVEL: Final[Bindings[LevelAction | WindowAction]] = Bindings(
    Binding(("Enter",), LevelAction.NEXT_STEP, N_("go on"), _GUIDE),
    Binding(("S",), LevelAction.SKIP_STEPS, N_("skip the guide"), _GUIDE),
    Binding(("H", "?"), LevelAction.HINT, N_("show a hint"), _GUIDE),
    Binding(("W",), WindowAction.WORDS, _WORDS_MEAN, _GUIDE),
    Binding(("Tab", "Enter"), None, _NEXT_CONTROL, _CONTROLS),
    Binding(("←", "→"), None, N_("less, more"), _CONTROLS),
    Binding(("A", "B", "C"), None, N_("choose an answer"), _CONTROLS),
    Binding(("Space",), LevelAction.TOGGLE_PAUSE, N_("pause or play"), _TIME),
    Binding(("R",), LevelAction.AGAIN, N_("start again"), _TIME),
    Binding(("F11",), WindowAction.FULLSCREEN, _SCREEN_AND_SOUND, _GO),
    Binding(("D",), WindowAction.SOUND, _SCREEN_AND_SOUND, _GO),
    Binding(("F1",), LevelAction.HELP, _THIS_HELP, _GO),
    Binding(("Esc",), WindowAction.MAP, N_("to the map of levels"), _GO),
)
"""A level that is played."""

MAP: Final = Bindings(Binding(("Esc",), WindowAction.LIVE), Binding(("F11",), WindowAction.FULLSCREEN))
"""The map of levels, whose buttons say it all."""

VOTES: Final[Bindings[CastVote | VotesAction | TurnPage | WindowAction]] = Bindings(
    Binding(("↑", "U"), CastVote("up")),
    Binding(("↓",), CastVote("down")),
    Binding(("=", "S"), CastVote("same")),
    Binding(("Backspace",), VotesAction.TAKE_BACK),
    Binding(("Enter", "PgDn"), TurnPage(1)),
    Binding(("PgUp",), TurnPage(-1)),
    Binding(("R",), VotesAction.AGAIN),
    Binding(("Esc", "F4"), WindowAction.BACK),
    Binding(("F11",), WindowAction.FULLSCREEN),
)
"""The votes of a class, whose buttons say it all."""

EVERYWHERE: Final = Bindings(Binding(("W",), WindowAction.WORDS), Binding(("D",), WindowAction.SOUND))
"""Every screen, where it has not used the key itself."""

GLOSSARY: Final = Bindings(Binding(("Esc", "W"), CardAction.CLOSE))
"""The glossary."""

HELP: Final = Bindings(Binding(("Esc", "F1", "?"), CardAction.CLOSE))
"""The card with the keys."""

CLASSROOM: Final[Bindings[ClassroomAction]] = Bindings(
    Binding(("F5",), ClassroomAction.PRESENT, N_("presenter mode; again or Esc: leave it"), _EVERYWHERE),
    Binding(("F4",), ClassroomAction.VOTES, N_("class votes: predict, then see"), _EVERYWHERE),
    Binding(("F6",), ClassroomAction.CONTRAST, N_("high contrast"), _EVERYWHERE),
    Binding(("F7",), ClassroomAction.CHECK, N_("see it as colour-blind eyes do"), _EVERYWHERE),
    Binding(("F8",), ClassroomAction.CAPTIONS, N_("captions"), _EVERYWHERE),
    Binding(("+",), ClassroomAction.LARGER, _WORD_SIZE, _EVERYWHERE, held="Ctrl", also=("=",)),
    Binding(("−",), ClassroomAction.SMALLER, _WORD_SIZE, _EVERYWHERE, held="Ctrl"),
    Binding(("0",), ClassroomAction.USUAL, N_("words of the usual size"), _EVERYWHERE, held="Ctrl"),
    with_shift=False,
)
"""Every screen in a classroom, before the screen itself."""

PRESENTING: Final[Bindings[PresentingAction]] = Bindings(
    Binding(("PgDn",), TurnPage(1), _PAGES, _PRESENTING),
    Binding(("PgUp",), TurnPage(-1), _PAGES, _PRESENTING),
    Binding(("B", "."), PresenterAction.BLANK, N_("blank the picture; any key: back"), _PRESENTING, also=("Keypad .",)),
    Binding(("F",), PresenterAction.FREEZE, N_("freeze the picture and the run"), _PRESENTING),
    Binding(("J",), PresenterAction.POINT, N_("pointer; or hold the right button"), _PRESENTING),
    *(Binding((str(n),), Choose(n), N_("a kind of cell, on Live"), _PRESENTING) for n in range(1, 10)),
    Binding(("Esc",), PresenterAction.LEAVE, N_("leave presenter mode"), _PRESENTING),
    with_shift=False,
)
"""Presenter mode, before the screen itself."""


def classroom_lines() -> list[tuple[str, list[Line]]]:
    """The keys of a classroom, under headings."""
    return [*CLASSROOM.lines(), *PRESENTING.lines()]
